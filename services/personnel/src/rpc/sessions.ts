import { EVERYTHING, type Reach } from '@hall/access'
import { localTime } from '@hall/calendar'
import { problem, type Result } from '@hall/contract'
import type { SessionFile } from '@hall/contract-personnel'
import { listPage, type Transaction } from '@hall/database'
import type { Decision } from '@hall/decider'
import { append, loadStream } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { metaOf, outside, refused, type ServiceContext, today } from '@hall/service-kit'
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { findStay, staysAt } from '../db/place-store.ts'
import { findMeetingsPolicy, findTrainingPolicy, loadCalendarHere } from '../db/rules-store.ts'
import { session } from '../db/schema.ts'
import { dayOf } from '../domain/rules.ts'
import { isMet, periodsOf } from '../domain/session/rhythm.ts'
import * as sessions from '../domain/session/session.ts'
import { calledByRole, openDecisions, rolesHeld, rolesOf } from '../reading/called.ts'
import { backupsWithout, trainingRecord, untaught } from '../reading/training.ts'
import type { PersonnelHandlers } from './handlers.ts'

/** As far as a calendar of meetings is looked through at once. */
const MOST_DAYS = 800
/** What the leads of windows are called to, for their windows. */
const LEADS_ONLY: readonly string[] = ['activity', 'task']
type Handlers = PersonnelHandlers['sessions']
type Done = { id: string; version: number; status: string }
type Code = sessions.SessionCode | 'SESSION_UNKNOWN'
type Decided = Decision<sessions.SessionEvent, Code>

export function sessionsHandlers(service: ServiceContext): Handlers {
  async function act(input: { id: string; commandId: string }, call: CallContext, decide: (file: SessionFile, rules: sessions.SessionRules, tx: Transaction) => Promise<Decided> | Decided) {
    return service.command(call, input, async (tx): Promise<Result<Done & { events: readonly sessions.SessionEvent[] }, Code | 'FORBIDDEN' | 'CONFLICT'>> => {
      const [row] = await tx.select().from(session).where(eq(session.id, input.id))
      if (!row) return problem('SESSION_UNKNOWN')
      const beyond = outside(call, { center: row.center, ...(row.department && { department: row.department }), ...(row.window && { window: row.window }) })
      if (beyond) return beyond
      const recorded = (await loadStream<sessions.SessionEvent>(tx, `session/${input.id}`)).map(({ event }) => event)
      const before = sessions.foldSession(recorded)
      if (!before) return problem('SESSION_UNKNOWN')
      const decision = await decide(before, await rulesOf(tx, row.center, before.startsAt), tx)
      if (!decision.ok) return refused(decision.refusal)
      const kept = await keep(tx, { recorded, events: decision.events }, { call, input })
      return kept.ok ? { ok: true, value: { ...kept.value, events: decision.events } } : kept
    })
  }
  /** By somebody invited, wherever the session was called from. Nobody else learns of one beyond their reach. */
  function actInvited(input: { id: string; commandId: string }, call: CallContext, decide: (file: SessionFile, tx: Transaction) => Promise<Decided> | Decided) {
    return act(input, { ...call, reach: EVERYTHING }, async (file, _rules, tx) => {
      if (file.attendees.some(({ person }) => person === call.actor.id)) return decide(file, tx)
      const stay = await findStay(tx, call.actor.id, dayOf(file.startsAt.slice(0, 10)))
      return { ok: false, refusal: { code: stay?.center === file.center ? 'NOT_INVITED' : 'SESSION_UNKNOWN' } }
    })
  }
  const done = async (call: ReturnType<typeof act>) => {
    const result = await call
    return result.ok ? { ok: true as const, value: { id: result.value.id, version: result.value.version, status: result.value.status } } : result
  }

  return {
    list: async ({ center, kind, topic, search: _search, ...page }, call) => outside(call, { center }) ?? service.db.read(reachesCenter(call) ? call.reach : EVERYTHING, async (tx) => {
      const where = and(reachesCenter(call) ? undefined : isOwn(call), center === undefined ? undefined : eq(session.center, center), kind && eq(session.kind, kind), topic === undefined ? undefined : eq(session.topic, topic))
      const { rows, total } = await listPage(tx, tx.select().from(session).where(where).$dynamic(), { page, sortable: { startsAt: session.startsAt, title: session.title }, defaultSort: '-startsAt', tiebreaker: session.id })
      return { ok: true, value: { rows: rows.map(({ state }) => state as unknown as SessionFile), total } }
    }),
    get: async ({ id }, call) => {
      const find = (reach: Reach, ...also: (SQL | undefined)[]) => service.db.read(reach, async (tx) => (await tx.select().from(session).where(and(eq(session.id, id), ...also)))[0])
      const row = (await find(EVERYTHING, isOwn(call))) ?? (reachesCenter(call) ? await find(call.reach) : undefined)
      if (!row) return problem('NOT_FOUND')
      const carried = await service.db.read(EVERYTHING, (tx) => openDecisions(tx, row))
      return { ok: true, value: { session: row.state as unknown as SessionFile, carried } }
    },

    plan: async (input, call) => outside(call, { center: input.center, ...(input.window && { window: input.window }) }) ?? service.command(call, input, async (tx): Promise<Result<Done & { invited: number }, Code | 'CONFLICT'>> => {
      const { commandId: _commandId, invited: named, ...planned } = input
      const rules = await rulesOf(tx, input.center, input.startsAt)
      const called = input.kind === 'meeting' && named === null ? await calledByRole(tx, { center: input.center, roles: rolesOf(input.topic, rules) }) : undefined
      const stays = (await staysAt(tx, { center: input.center, window: input.window ?? undefined }, dayOf(input.startsAt.slice(0, 10)))).filter(({ person, window, lead }) => (named ? named.includes(person) : LEADS_ONLY.includes(input.kind) ? lead && window !== null : window !== null || input.kind === 'meeting'))
      const id = service.newId()
      const convener = call.actor.grants.map(({ role }) => role)
      const department = input.window === null ? null : (stays[0]?.department ?? null)
      const invited = called ?? stays.map(({ person, name }) => ({ person, name }))
      const chairRoles = input.chair === null ? [] : (await rolesHeld(tx, input.center)).filter(({ person }) => person === input.chair).map(({ role }) => role)
      const decision = sessions.plan({ id, department, reminder: rules.meetings.reminder?.value ?? null, ...planned }, { invited, convener, chairRoles }, rules)
      if (!decision.ok) return refused(decision.refusal)
      const kept = await keep(tx, { recorded: [], events: decision.events }, { call, input })
      return kept.ok ? { ok: true, value: { ...kept.value, invited: invited.length } } : kept
    }),
    enter: (input, call) => done(actInvited(input, call, async (file, tx) => {
      const stay = await findStay(tx, call.actor.id, dayOf(file.startsAt.slice(0, 10)))
      const ofWindow = stay?.window && stay.lead ? await staysAt(tx, { window: stay.window }, dayOf(file.startsAt.slice(0, 10))) : []
      return sessions.enter({ by: call.actor.id, people: input.people, ofWindow }, file)
    })),
    reportDone: async (input, call) => {
      const reported = await actInvited(input, call, (file) => sessions.report({ person: call.actor.id, at: localTime(call.now).round('second').toString() }, file))
      if (!reported.ok) return reported
      const { id, version, status, events } = reported.value
      const [event] = events
      return { ok: true, value: { id, version, status, late: event?.type === 'TaskReported' && event.late } }
    },
    askLeave: (input, call) => done(act(input, call, (file, rules) => sessions.askLeave({ person: input.person, at: input.at, reason: input.reason, substitute: input.substitute }, file, rules))),
    decideLeave: (input, call) => done(act(input, call, (file) => sessions.decideLeave({ person: input.person, granted: input.granted }, file))),
    signIn: async (input, call) => {
      const signed = await act(input, call, (file, rules) => sessions.signIn({ person: input.person, at: input.at }, file, rules))
      if (!signed.ok) return signed
      const { id, version, status, events } = signed.value
      const event = events.find(({ type }) => type === 'SessionSignedIn')
      return { ok: true, value: { id, version, status, minutesLate: event?.type === 'SessionSignedIn' ? event.minutesLate : 0 } }
    },
    signOut: async (input, call) => {
      const signed = await act(input, call, (file) => sessions.signOut({ person: input.person, at: input.at }, file))
      if (!signed.ok) return signed
      const { id, version, status, events } = signed.value
      const event = events[0]
      return { ok: true, value: { id, version, status, minutesEarly: event?.type === 'SessionSignedOut' ? event.minutesEarly : 0 } }
    },
    observe: (input, call) => done(act(input, call, (file, rules) => sessions.observe({ person: input.person, point: input.point, note: input.note }, file, rules))),
    mark: (input, call) => done(act(input, call, (file) => sessions.mark({ person: input.person, present: input.present, reason: input.reason }, file))),
    minute: (input, call) => done(act(input, call, (file) => sessions.minute({
      text: input.text, by: call.actor.id, on: today(call).toString(), honors: input.honors, decisions: input.decisions.map((one) => ({ ...one, id: service.newId(), doneOn: null })),
    }, file))),
    close: async (input, call) => {
      const closed = await act(input, call, async (file, rules, tx) => {
        const stays = await staysAt(tx, { center: file.center }, dayOf(file.startsAt.slice(0, 10)))
        return sessions.close({ on: today(call).toString(), departments: new Map(stays.map(({ person, department }) => [person, department])) }, file, rules)
      })
      if (!closed.ok) return closed
      const { id, version, status, events } = closed.value
      return { ok: true, value: { id, version, status, missed: events.filter(({ type }) => type === 'SessionMissed').length } }
    },
    settle: (input, call) => done(act(input, call, (file) => sessions.settle({ decision: input.decision, on: input.on }, file))),

    calendar: async ({ center, from, to }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const last = dayOf(from).add({ days: MOST_DAYS })
      const span = { from: dayOf(from), to: Temporal.PlainDate.compare(dayOf(to), last) < 0 ? dayOf(to) : last }
      const { meetings } = await rulesOf(tx, center, to)
      const calendar = await loadCalendarHere(tx)
      const held = (await tx.select().from(session).where(and(eq(session.center, center), eq(session.kind, 'meeting')))).map(({ state }) => state as unknown as SessionFile)
      const rows = (meetings.kinds ?? []).flatMap(({ id, name, rhythm }) => periodsOf(rhythm.value, span, calendar).map((period) => {
        const met = held.some((one) => one.topic === id && isMet(rhythm.value, period, one.startsAt))
        return { kind: id, name, from: period.from.toString(), to: period.to.toString(), proposed: period.proposed?.toString() ?? null, held: met, missed: !met && period.to.toString() < today(call).toString(), clause: rhythm.clause }
      }))
      return { ok: true, value: { rows } }
    }),
    backups: async ({ center, year }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { training } = await rulesOf(tx, center, `${year}-12-31`)
      return { ok: true, value: { rows: await backupsWithout(tx, { center, year, rule: training.backups }), mutual: await untaught(tx, { center, year, rule: training.mutual }) } }
    }),
    record: async ({ center, year, person }, call) => outside(call, { center, person }) ?? service.read(call, async (tx) => ({ ok: true, value: { rows: await trainingRecord(tx, { center, year, person }) } })),
  }
}

const reachesCenter = ({ reach }: CallContext) => reach.all || reach.centers.length > 0
/** Whoever is called to something may read of it, and those of the window or department it was planned for. */
const isOwn = ({ actor, reach: { departments, windows } }: CallContext) => or(
  sql`${session.state} -> 'attendees' @> ${JSON.stringify([{ person: actor.id }])}::jsonb`, inArray(session.department, [...departments]), inArray(session.window, [...windows]),
)

async function rulesOf(tx: Transaction, center: string, at: string): Promise<sessions.SessionRules> {
  const day = dayOf(at.slice(0, 10))
  const [training, meetings] = await Promise.all([findTrainingPolicy(tx, center, day), findMeetingsPolicy(tx, center, day)])
  return { training, meetings }
}

async function keep(tx: Transaction, { recorded, events }: { recorded: readonly sessions.SessionEvent[]; events: readonly sessions.SessionEvent[] }, { call, input }: { call: CallContext; input: { commandId: string } }): Promise<Result<Done, 'CONFLICT'>> {
  const file = sessions.foldSession([...recorded, ...events])!
  const { id, center, department, window, kind, topic, title, startsAt, status } = file
  const version = recorded.length + events.length
  const appended = await append(tx, { stream: `session/${id}`, expectedVersion: recorded.length, events, meta: { ...metaOf(call, input), center, ...(department && { department }), ...(window && { window }) } })
  if (!appended.ok) return appended
  const row = { id, center, department, window, kind, topic, title, startsAt: Temporal.PlainDateTime.from(startsAt), status, version, state: file as unknown as Record<string, unknown> }
  const { id: _id, ...changing } = row
  await tx.insert(session).values(row).onConflictDoUpdate({ target: session.id, set: changing })
  return { ok: true, value: { id, version, status } }
}
