import { covers as holds, EVERYTHING } from '@hall/access'
import { localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { ServiceContext } from '@hall/service-kit'
import { and, asc, eq, gte, inArray, isNull, lt } from 'drizzle-orm'
import { awaySign, cover } from '../db/leave-schema.ts'
import { findPlace, type PersonPlace } from '../db/posting-store.ts'
import { findRoleHolders } from '../db/role-store.ts'
import { loadAwayOf, loadStaff } from '../db/staff-store.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { findingsOfReturn, mayApproveLonger, mayStepAway, overrun } from '../domain/away/away-sign.ts'
import { findingsOfRound } from '../domain/away/observe.ts'
import { isBefore, type Span } from '../domain/time-of-day.ts'
import { besideOf } from '../leave/beside.ts'
import { nameCover } from '../leave/name-cover.ts'
import { ruleOf } from '../leave/open-leave.ts'
import { findingOf } from '../leave/raise-finding.ts'
import { clockOf, noticeOf, spanInWords } from '../notices/leave-notice.ts'
import texts from '../notices/leave-texts.json' with { type: 'json' }
import { findSignAt, signView, type SignRow, withCovers } from '../db/away-queries.ts'
import { appendAbout } from './append-about.ts'
import { type AttendanceHandlers, isUuid, outside } from './calls.ts'
import { rolesAt, wide } from './leave-authority.ts'
import { writingOf } from './writing.ts'

const at = (text: string) => Temporal.PlainDateTime.from(text)

export function awaysHandlers(service: ServiceContext): AttendanceHandlers['aways'] {
  return {
    terms: (_input, call) => service.db.read(EVERYTHING, async (tx) => {
      const now = localTime(call.now)
      const place = await findPlace(tx, call.actor.id, now.toPlainDate())
      const rule = place && await ruleOf(tx, place.center, now.toPlainDate())
      const policy = rule?.policy.away
      if (!place?.window || !policy) return { ok: true, value: { regulated: false, window: place?.window ?? null, maxMinutes: 0, clause: null, boardClause: null, reasons: [], longer: null, current: null, present: 0, members: 0, beside: [] } }
      const members = await membersNow(tx, place, now)
      const beside = await besideOf(tx, place.center, place.window)
      const open = await tx.select().from(awaySign).where(and(eq(awaySign.center, place.center), inArray(awaySign.state, ['out', 'asked', 'approved']), gte(awaySign.back, now.subtract({ hours: 12 })))).orderBy(asc(awaySign.from))
      const views = await withCovers(tx, open)
      const mine = views.filter(({ person }) => person === call.actor.id)
      return {
        ok: true,
        value: {
          regulated: true, window: place.window, maxMinutes: policy.sign.value.maxMinutes, clause: policy.sign.clause, boardClause: policy.boardPlaced.clause,
          reasons: policy.reasons.map(({ id, rule: { value, clause } }) => ({ id, name: value.name, clause, when: value.when, otherWindow: value.otherWindow ?? false, choices: (value.choices ?? []).map(({ id: choice, name }) => ({ id: choice, name })) })),
          longer: { reasons: policy.longer.value.reasons, clause: policy.longer.clause },
          current: mine.find(({ state }) => state === 'out') ?? mine[0] ?? null,
          present: members.filter(({ away }) => !away.some((time) => !isBefore(now, time.from) && isBefore(now, time.to))).length, members: members.length,
          beside: views.filter(({ window, state }) => beside.includes(window) && state === 'out'),
        },
      }
    }),

    start: (input, call) => service.command(wide(call), input, async (tx) => {
      const now = localTime(call.now).round({ smallestUnit: 'second', roundingMode: 'floor' })
      const place = await findPlace(tx, call.actor.id, now.toPlainDate())
      if (!place?.window) return problem('PERSON_UNKNOWN', { details: { person: call.actor.id } })
      const rule = await ruleOf(tx, place.center, now.toPlainDate())
      const [out] = await tx.select({ id: awaySign.id }).from(awaySign).where(and(eq(awaySign.person, call.actor.id), eq(awaySign.state, 'out')))
      if (out) return problem('AWAY_ALREADY', { details: { sign: out.id } })
      const { reason, choice, destination, otherWindow, recipients, told } = input
      const decided = mayStepAway({ person: call.actor.id, reason, choice, destination, otherWindow, recipients, at: now, members: await membersNow(tx, place, now) }, rule?.policy.away)
      if (!decided.ok) return problem(decided.refusal.code, decided.refusal)
      const { back, clause } = decided.events[0]!
      const id = service.newId()
      const { center, department, window, name } = place
      await tx.insert(awaySign).values({ id, center, department, window, person: call.actor.id, name, kind: 'short', reason, choice, destination, otherWindow, told, from: now, back, state: 'out', overdue: false, version: 1 })
      const beside = await besideOf(tx, center, window)
      const staff = await loadStaff(tx, { center, windows: beside }, { from: now, to: back })
      const notice = noticeOf(texts.away.beside, { name: `${name}（${window}）`, destination: destination ?? otherWindow ?? '', back: clockOf(back) },
        { center, clause: rule!.policy.away!.destination.clause, recipients: staff.flatMap(({ members }) => members.map(({ person }) => person)), link: '/away' })
      const appended = await appendAbout(tx, { stream: `away/${id}`, place, person: call.actor.id, call, input }, [
        { type: 'AwayAnnounced', id, person: call.actor.id, center, window: place.window, kind: 'short', reason, choice, destination, otherWindow, from: now.toString(), back: back.toString() }, ...notice,
      ])
      return appended.ok ? { ok: true, value: { id, back: back.toString(), clause } } : appended
    }),

    back: (input, call) => service.command(wide(call), input, async (tx) => {
      const row = await findSign(tx, input.id)
      if (!row || row.person !== call.actor.id) return problem('AWAY_UNKNOWN')
      if (row.state !== 'out') return problem('AWAY_SETTLED', { details: { state: row.state } })
      const now = localTime(call.now).round({ smallestUnit: 'second', roundingMode: 'floor' })
      const rule = await ruleOf(tx, row.center, now.toPlainDate())
      const assigned = await isAssigned(tx, row, now)
      const found = rule?.policy.away ? findingsOfReturn({ ...row, explained: row.told, at: now, assigned }, rule.policy.away) : []
      await tx.update(awaySign).set({ state: 'back', returnedAt: now }).where(eq(awaySign.id, row.id))
      const raised: AttendanceEvent[] = []
      for (const { kind, clause, minutes, preExcused } of found) {
        raised.push(...await findingOf(tx, { kind, clause, minutes, about: row.id, place: row, state: preExcused ? 'to_confirm' : 'open', at: now }, writingOf(service, call, input)))
      }
      const overMinutes = overrun({ back: row.back, at: now })
      const appended = await appendAbout(tx, { stream: `away/${row.id}`, place: row, person: row.person, call, input }, [{ type: 'AwayReturned', at: now.toString(), overMinutes }, ...raised])
      return appended.ok ? { ok: true, value: { overMinutes, findings: found.map(({ kind }) => kind) } } : appended
    }),

    askLonger: (input, call) => service.command(wide(call), input, async (tx) => {
      const span = { from: at(input.from), to: at(input.to) }
      if (!isBefore(span.from, span.to) || !span.from.toPlainDate().equals(span.to.toPlainDate())) return problem('ENDS_BEFORE_START')
      const place = await findPlace(tx, call.actor.id, span.from.toPlainDate())
      if (!place?.window) return problem('PERSON_UNKNOWN', { details: { person: call.actor.id } })
      const policy = (await ruleOf(tx, place.center, span.from.toPlainDate()))?.policy.away
      if (!policy) return problem('AWAY_NOT_REGULATED')
      if (!policy.longer.value.reasons.includes(input.reason)) return problem('AWAY_REASON_UNKNOWN', { clause: policy.longer.clause })
      if (input.cover !== null && (await findPlace(tx, input.cover, span.from.toPlainDate()))?.center !== place.center) return problem('PERSON_UNKNOWN', { details: { person: input.cover } })
      const id = service.newId()
      const { center, department, window, name } = place
      await tx.insert(awaySign).values({
        id, center, department, window, person: call.actor.id, name, kind: 'longer', reason: input.reason, choice: input.cover, destination: input.destination, otherWindow: null, told: true,
        from: span.from, back: span.to, state: 'asked', overdue: false, version: 1,
      })
      const heads = (await findRoleHolders(tx, policy.longer.value.approvedBy, { place, on: span.from.toPlainDate() })).filter((person) => person !== call.actor.id)
      const appended = await appendAbout(tx, { stream: `away/${id}`, place, person: call.actor.id, call, input }, [
        { type: 'AwayAnnounced', id, person: call.actor.id, center, window: place.window, kind: 'longer', reason: input.reason, choice: null, destination: input.destination, otherWindow: null, from: span.from.toString(), back: span.to.toString() },
        ...noticeOf(texts.away.asked, { name, span: spanInWords(span) }, { center, clause: policy.longer.clause, recipients: heads, link: '/away' }),
      ])
      return appended.ok ? { ok: true, value: { id } } : appended
    }),

    decideLonger: (input, call) => service.command(wide(call), input, async (tx) => {
      const row = await findSign(tx, input.id)
      if (!row || !holds(call.reach, { center: row.center, department: row.department ?? undefined, window: row.window ?? undefined })) return problem('AWAY_UNKNOWN')
      if (row.state !== 'asked') return problem('AWAY_SETTLED', { details: { state: row.state } })
      const span: Span = { from: row.from, to: row.back }
      const policy = (await ruleOf(tx, row.center, row.from.toPlainDate()))?.policy.away
      const roles = rolesAt(call.actor, row)
      // Who is asked to stand in was proposed with the request, unless the head names somebody else.
      const standIn = input.cover ?? row.choice
      const away = standIn ? ((await loadAwayOf(tx, [standIn], span)).get(standIn) ?? []) : []
      const decided = mayApproveLonger({ actor: call.actor.id, person: row.person, roles, cover: standIn || !input.agree ? { person: standIn ?? '', away: input.agree ? away : [] } : undefined, span }, policy)
      if (!decided.ok) return problem(decided.refusal.code, decided.refusal)
      if (!input.agree && !input.reason) return problem('REASON_MISSING', { clause: policy!.longer.clause })
      const writing = writingOf(service, call, input)
      const named = input.agree ? await nameCover(tx, { holder: row.person, place: row, person: standIn, outsider: null, span, leave: null, away: row.id, clause: policy!.longerCover.clause }, writing) : undefined
      if (named && !named.ok) return named.problem.code === 'PERSON_UNKNOWN' ? problem('COVER_MISSING', { clause: policy!.longerCover.clause }) : problem(named.problem.code, named.problem)
      await tx.update(awaySign).set({ state: input.agree ? 'approved' : 'refused', cover: named?.value.id ?? null, choice: null }).where(eq(awaySign.id, row.id))
      const event: AttendanceEvent = input.agree ? { type: 'AwayApproved', by: call.actor.id, cover: named!.value.id } : { type: 'AwayRefused', by: call.actor.id, reason: input.reason! }
      const notice = noticeOf(texts.away.decided, { outcome: input.agree ? texts.outcome.yes : texts.outcome.no, span: spanInWords(span) }, { center: row.center, clause: policy!.longer.clause, recipients: [row.person], link: '/away' })
      return appendAbout(tx, { stream: `away/${row.id}`, place: row, person: row.person, call, input }, [event, ...notice])
    }),

    depart: (input, call) => service.command(wide(call), input, async (tx) => {
      const row = await findSign(tx, input.id)
      if (!row || row.person !== call.actor.id) return problem('AWAY_UNKNOWN')
      const policy = (await ruleOf(tx, row.center, row.from.toPlainDate()))?.policy.away
      if (row.state === 'asked' || row.state === 'refused') return problem('AWAY_NOT_APPROVED', policy ? { clause: policy.longer.clause } : {})
      if (row.state !== 'approved') return problem('AWAY_SETTLED', { details: { state: row.state } })
      const [standIn] = row.cover ? await tx.select().from(cover).where(eq(cover.id, row.cover)) : []
      if (standIn?.state !== 'accepted') return problem('COVER_NOT_ACCEPTED', policy ? { clause: policy.longerSteps.clause } : {})
      await tx.update(awaySign).set({ state: 'out' }).where(eq(awaySign.id, row.id))
      return appendAbout(tx, { stream: `away/${row.id}`, place: row, person: row.person, call, input }, [{ type: 'AwayDeparted', at: localTime(call.now).toString() }])
    }),

    list: async ({ center, on, open, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const start = on === undefined ? undefined : Temporal.PlainDate.from(on).toPlainDateTime()
      const seen = call.reach.all || call.reach.centers.includes(center) ? undefined : inArray(awaySign.window, [...call.reach.windows, ''])
      const where = and(eq(awaySign.center, center), seen, start && gte(awaySign.from, start), start && lt(awaySign.from, start.add({ days: 1 })), open ? and(inArray(awaySign.state, ['asked', 'approved', 'out']), isNull(awaySign.returnedAt)) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(awaySign).where(where).$dynamic(), { page, sortable: { from: awaySign.from, name: awaySign.name, window: awaySign.window }, defaultSort: '-from', tiebreaker: awaySign.id })
      return { ok: true, value: { rows: rows.map((row) => signView(row)), total } }
    }),

    display: ({ center, window }, call) => service.read(call, async (tx) => {
      const now = localTime(call.now)
      const policy = (await ruleOf(tx, center, now.toPlainDate()))?.policy.away
      const [out] = await tx.select().from(awaySign).where(and(eq(awaySign.center, center), eq(awaySign.window, window), eq(awaySign.state, 'out'))).orderBy(asc(awaySign.from)).limit(1)
      return { ok: true, value: { shows: out ? 'away' as const : 'open' as const, back: out?.back.toString() ?? null, clause: policy ? (out ? policy.boardPlaced.clause : policy.board.clause) : null, removedWithinMinutes: policy?.board.value.removedWithinMinutes ?? null } }
    }),

    observe: async (input, call) => outside(call, { center: input.center }) ?? service.command(wide(call), input, async (tx) => {
      const moment = at(input.at)
      if (isBefore(localTime(call.now), moment)) return problem('IN_FUTURE')
      const place = await findPlace(tx, input.person, moment.toPlainDate())
      if (place?.center !== input.center || !place.window) return problem('PERSON_UNKNOWN', { details: { person: input.person } })
      const policy = (await ruleOf(tx, input.center, moment.toPlainDate()))?.policy.away
      if (!policy) return problem('AWAY_NOT_REGULATED')
      const sign = await findSignAt(tx, input.person, moment)
      const found = findingsOfRound({ seenAt: input.seenAt, ownWindow: place.window, board: input.board, makingUp: input.makingUp, at: moment },
        sign && { kind: sign.kind, approved: sign.state === 'approved' || sign.state === 'out' || sign.state === 'back', otherWindow: sign.otherWindow, span: { from: sign.from, to: sign.returnedAt ?? sign.back } }, policy)
      const id = service.newId()
      const raised: AttendanceEvent[] = []
      for (const { kind, clause, minutes } of found) raised.push(...await findingOf(tx, { kind, clause, minutes, about: id, place: { ...place, person: input.person }, state: 'open', at: moment }, writingOf(service, call, input)))
      const appended = await append(tx, { stream: `look/${id}`, expectedVersion: 0, events: raised, meta: { commandId: input.commandId, actor: call.actor.id, now: call.now, center: place.center, window: place.window, person: input.person } })
      return appended.ok ? { ok: true, value: { findings: found.map(({ kind, clause }) => ({ kind, clause })) } } : appended
    }),
  }
}

/** Everybody of the window with when they are away, signs that are out counted. */
async function membersNow(tx: Transaction, { center, window }: PersonPlace, now: Temporal.PlainDateTime) {
  const span = { from: now, to: now.add({ seconds: 1 }) }
  const [staff] = await loadStaff(tx, { center, windows: [window!] }, span)
  const out = await tx.sql<{ person: string; from: Temporal.PlainDateTime }>(`select person, starts_at as "from" from away_sign where "window" = $1 and state = 'out'`, [window], 'away.out')
  return (staff?.members ?? []).map((member) => ({
    ...member, away: [...member.away, ...out.filter(({ person }) => person === member.person).map(({ from }) => ({ from, to: now.add({ hours: 24 }), about: 'sign' }))],
  }))
}

/** Whether the person was put in charge of the window helped, for all of the time. */
async function isAssigned(tx: Transaction, { person, otherWindow, from }: SignRow, until: Temporal.PlainDateTime): Promise<boolean> {
  if (!otherWindow) return false
  const rows = await tx.sql(`select 1 from cover where person = $1 and "window" = $2 and state = 'accepted' and starts_at <= $3 and ends_at >= $4 limit 1`, [person, otherWindow, from, until], 'away.assigned')
  return rows.length > 0
}

async function findSign(tx: Transaction, id: string): Promise<SignRow | undefined> {
  if (!isUuid(id)) return undefined
  const [row] = await tx.select().from(awaySign).where(eq(awaySign.id, id)).for('update')
  return row
}
