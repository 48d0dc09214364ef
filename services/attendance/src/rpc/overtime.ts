import { covers as holds, EVERYTHING } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { overtime } from '../db/leave-schema.ts'
import { findPlace } from '../db/posting-store.ts'
import { findRoleHolders } from '../db/role-store.ts'
import { decideOvertime, requestOvertime } from '../domain/overtime/overtime.ts'
import { isBefore } from '../domain/time-of-day.ts'
import { ruleOf } from '../leave/open-leave.ts'
import { noticeOf, spanInWords } from '../notices/leave-notice.ts'
import texts from '../notices/leave-texts.json' with { type: 'json' }
import { appendAbout } from './append-about.ts'
import { type AttendanceHandlers, isUuid, outside } from './calls.ts'
import { rolesAt, wide } from './leave-authority.ts'

type Row = typeof overtime.$inferSelect
const at = (text: string) => Temporal.PlainDateTime.from(text)

export function overtimeHandlers(service: ServiceContext): AttendanceHandlers['overtime'] {
  return {
    terms: ({ center }, call) => service.db.read(EVERYTHING, async (tx) => {
      const policy = (await ruleOf(tx, center, dateOf(call.now)))?.policy
      const duty = policy?.overtime?.dutyPersons
      return { ok: true, value: {
        regulated: !!policy?.overtime, clause: policy?.overtime?.form.clause ?? null, dutyPersons: duty ? { minimum: duty.value.minimum, clause: duty.clause } : null,
        rest: policy?.rest?.saturday.clause ?? null, noonService: policy?.noonService?.period.clause ?? null,
      } }
    }),

    preview: ({ center, from, to }, call) => service.db.read(EVERYTHING, async (tx) => {
      const span = { from: at(from), to: at(to) }
      if (!isBefore(span.from, span.to)) return problem('ENDS_BEFORE_START')
      const rule = await ruleOf(tx, center, span.from.toPlainDate())
      const form = rule?.policy.overtime?.form
      if (!rule || !form) return { ok: true, value: { needed: false, occasion: null, clause: null } }
      const decided = requestOvertime({ span, now: call.now }, rule)
      const needed = decided.ok || decided.refusal.code !== 'OVERTIME_NOT_NEEDED'
      return { ok: true, value: { needed, occasion: decided.ok ? decided.events[0]!.occasion : null, clause: form.clause } }
    }),

    request: async (input, call) => outside(call, { center: input.center, window: input.window }) ?? service.command(wide(call), input, async (tx) => {
      const { center, window, reason } = input
      const span = { from: at(input.from), to: at(input.to) }
      if (!isBefore(span.from, span.to)) return problem('ENDS_BEFORE_START')
      const [known] = await tx.sql<{ department: string }>('select department from "window" where id = $1 and center = $2 and closed_on is null', [window, center])
      if (!known) return problem('WINDOW_UNKNOWN')
      const rule = await ruleOf(tx, center, span.from.toPlainDate())
      const decided = rule ? requestOvertime({ span, now: call.now }, rule) : undefined
      if (!rule || !decided) return problem('OVERTIME_NOT_REGULATED')
      if (!decided.ok) return problem(decided.refusal.code as 'OVERTIME_NOT_NEEDED', decided.refusal)
      const people = await namedAt(tx, input.people, { center, on: span.from.toPlainDate() })
      const duty = await dutyAt(tx, input.duty, { center, on: span.from.toPlainDate() })
      if (!people || !duty) return problem('PERSON_UNKNOWN')
      const id = service.newId()
      const { occasion } = decided.events[0]!
      await tx.insert(overtime).values({ id, center, department: known.department, window, ...span, occasion, people, duty, reason, state: 'asked', askedBy: call.actor.name, askedAt: call.now, decidedBy: null, decidedReason: null, version: 1 })
      const form = rule.policy.overtime!.form
      const deciders = await findRoleHolders(tx, form.value.approvedBy, { place: { center, department: known.department, window }, on: dateOf(call.now) })
      const appended = await appendAbout(tx, { stream: `overtime/${id}`, place: { center, department: known.department, window }, call, input }, [
        { type: 'OvertimeRequested', id, center, window, from: input.from, to: input.to, people: input.people, duty: input.duty, reason },
        ...noticeOf(texts.overtime.asked, { span: spanInWords(span) }, { center, clause: form.clause, recipients: deciders, link: '/overtime' }),
      ])
      return appended.ok ? { ok: true, value: { id } } : appended
    }),

    nameDuty: (input, call) => service.command(wide(call), input, async (tx) => {
      const row = await findOvertime(tx, call, input.id)
      if (!row) return problem('OVERTIME_UNKNOWN')
      if (row.state !== 'asked') return problem('OVERTIME_SETTLED', { details: { state: row.state } })
      const duty = await dutyAt(tx, input.duty, { center: row.center, on: row.from.toPlainDate() })
      if (!duty) return problem('PERSON_UNKNOWN')
      await tx.update(overtime).set({ duty }).where(eq(overtime.id, row.id))
      return appendAbout(tx, { stream: `overtime/${row.id}`, place: row, call, input }, [{ type: 'OvertimeRequested', id: row.id, center: row.center, window: row.window, from: row.from.toString(), to: row.to.toString(), people: row.people.map(({ person }) => person), duty: input.duty, reason: row.reason }])
    }),

    decide: (input, call) => service.command(wide(call), input, async (tx) => {
      const row = await findOvertime(tx, call, input.id)
      if (!row) return problem('OVERTIME_UNKNOWN')
      if (row.state !== 'asked') return problem('OVERTIME_SETTLED', { details: { state: row.state } })
      const rule = await ruleOf(tx, row.center, row.from.toPlainDate())
      const decided = decideOvertime({
        actor: call.actor.id, people: row.people.map(({ person }) => person), roles: rolesAt(call.actor, row), agree: input.agree, reason: input.reason, span: row, now: call.now,
        duty: row.duty.map(({ person, from, to }) => ({ person, from: at(from), to: at(to) })),
      }, rule?.policy.overtime)
      if (!decided.ok) return problem(decided.refusal.code as 'NOT_YOUR_STEP', decided.refusal)
      await tx.update(overtime).set({ state: input.agree ? 'approved' : 'refused', decidedBy: call.actor.name, decidedReason: input.reason }).where(eq(overtime.id, row.id))
      const notice = noticeOf(texts.overtime.decided, { outcome: input.agree ? texts.outcome.yes : texts.outcome.no, span: spanInWords(row) }, { center: row.center, clause: rule!.policy.overtime!.form.clause, recipients: row.people.map(({ person }) => person), link: '/overtime' })
      return appendAbout(tx, { stream: `overtime/${row.id}`, place: row, call, input }, [...decided.events, ...notice])
    }),

    list: async ({ center, state, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(center === undefined ? undefined : eq(overtime.center, center), state === undefined ? undefined : eq(overtime.state, state))
      const { rows, total } = await listPage(tx, tx.select().from(overtime).where(where).$dynamic(), { page, sortable: { from: overtime.from, askedAt: overtime.askedAt }, defaultSort: '-from', tiebreaker: overtime.id })
      return { ok: true, value: { rows: rows.map(({ version: _version, ...row }) => ({ ...row, from: row.from.toString(), to: row.to.toString(), askedAt: row.askedAt.toString() })), total } }
    }),

    unapproved: async ({ center, from, to }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const [first, last] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)]
      const rule = await ruleOf(tx, center, first)
      const form = rule?.policy.overtime?.form
      if (!rule || !form) return { ok: true, value: { clause: null, rows: [] } }
      const days = Array.from({ length: Math.min(Math.max(first.until(last).days + 1, 0), 92) }, (_, ahead) => first.add({ days: ahead })).filter((date) => !rule.calendar.isWorkday(date))
      const rows = await tx.sql<{ person: string; name: string; window: string | null; date: Temporal.PlainDate; first: Temporal.PlainDateTime; last: Temporal.PlainDateTime }>(
        `with seen as (
           select person, max("window") as "window", at::date as date, min(at) as first, max(at) as last
           from punch where center = $1 and at >= $3::date and at < $4::date + 1 and at::date = any ($2::date[]) group by person, at::date
         )
         select s.*, coalesce((select p.name from posting p where p.person = s.person and p.starts_on <= s.date and (p.ends_on is null or p.ends_on > s.date) limit 1), s.person) as name
         from seen s
         where not exists (select 1 from overtime o where o.center = $1 and o.state = 'approved' and o.starts_at::date = s.date and o.people @> jsonb_build_array(jsonb_build_object('person', s.person)))
         order by s.date desc, s.person limit 500`, [center, days.map(String), first, last], 'overtime.unapproved')
      return { ok: true, value: { clause: form.clause, rows: rows.map((row) => ({ ...row, date: row.date.toString(), first: row.first.toString(), last: row.last.toString() })) } }
    }),
  }
}

interface When { readonly center: string; readonly on: Temporal.PlainDate }

async function namedAt(tx: Transaction, people: readonly string[], { center, on }: When): Promise<{ person: string; name: string }[] | undefined> {
  const places = await Promise.all([...new Set(people)].map(async (person) => ({ person, place: await findPlace(tx, person, on) })))
  return places.every(({ place }) => place?.center === center) ? places.map(({ person, place }) => ({ person, name: place!.name })) : undefined
}

async function dutyAt(tx: Transaction, duty: readonly { person: string; from: string; to: string }[], when: When) {
  const names = await namedAt(tx, duty.map(({ person }) => person), when)
  return names && duty.map((one) => ({ ...one, name: names.find(({ person }) => person === one.person)!.name }))
}

async function findOvertime(tx: Transaction, call: CallContext, id: string): Promise<Row | undefined> {
  const [row] = isUuid(id) ? await tx.select().from(overtime).where(eq(overtime.id, id)).for('update') : []
  return row && holds(call.reach, { center: row.center, department: row.department ?? undefined, window: row.window }) ? row : undefined
}
