import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { findWindow } from '@hall/organization-copy'
import type { CallContext } from '@hall/rpc'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, desc, eq, ilike, or } from 'drizzle-orm'
import { announceEntry, type EntryRow, inState, KNOWN, lockEntry, WAITING, within } from '../db/entry-store.ts'
import { insertMatter } from '../db/matter-store.ts'
import { entry } from '../db/schema.ts'
import { atDesk, type Desk, madeAs, withinCenter } from '../desk.ts'
import { stateOf } from '../domain/ledger.ts'
import { noticesOf } from '../notices.ts'
import { entryView } from '../views.ts'
import type { SupervisionHandlers } from './handlers.ts'
import { leaderOf, postedOf } from './names.ts'

const MY_SCORE = '/my-score'
interface Step { readonly type: 'EntryProposed' | 'EntryAnswered' | 'EntryConfirmed' | 'EntryDropped' | 'EntryObjected' | 'ObjectionDecided'; readonly notice?: 'proposed' | 'confirmed' | 'dropped' | 'objectionDecided'; readonly outcome?: string | null }

/** The ledger: what sources said, what the section enters, and what people say to it. */
export function entriesHandlers(service: ServiceContext): SupervisionHandlers['ledgerEntries'] {
  return {
    list: async ({ center, department, window, person, year, kind, state, waiting, search, ...page }, call) => outside(call, { ...(center && { center }) }) ?? service.read(call, async (tx) => {
      const where = and(
        KNOWN, center ? eq(entry.center, center) : undefined, department ? eq(entry.department, department) : undefined, window ? eq(entry.window, window) : undefined, person ? eq(entry.person, person) : undefined,
        year ? within(year) : undefined, kind ? eq(entry.kind, kind) : undefined, state ? inState(state) : undefined, waiting ? WAITING : undefined,
        search ? or(ilike(entry.fact, likeText(search)), ilike(entry.person, likeText(search))) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(entry).where(where).$dynamic(), { page, sortable: { on: entry.on, enteredAt: entry.enteredAt, kind: entry.kind }, defaultSort: '-on', tiebreaker: entry.id })
      return { ok: true, value: { rows: rows.map(entryView), total } }
    }),

    mine: ({ year }, call) => service.read(call, async (tx) => {
      const rows = await tx.select().from(entry).where(and(KNOWN, eq(entry.person, call.actor.id), year ? within(year) : undefined)).orderBy(desc(entry.on)).limit(500)
      return { ok: true, value: { rows: rows.map(entryView) } }
    }),

    enter: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const { center, person, kind, clause, points, serious, fact, reason, evidence } = input
      const on = Temporal.PlainDate.from(input.on)
      if (Temporal.PlainDate.compare(on, dateOf(call.now)) > 0) return problem('IN_FUTURE')
      if (person === null && input.window === null) return problem('SUBJECT_MISSING')
      const at = person ? (await postedOf(desk.tx, [person], on)).get(person) : undefined
      if (person && at?.center !== center) return problem('PERSON_UNKNOWN', { details: { person } })
      const counter = input.window ? await findWindow(desk.tx, input.window) : undefined
      if (input.window && counter?.center !== center) return problem('WINDOW_UNKNOWN')
      if (!isOwnClause(desk.rules, clause)) return problem('CLAUSE_ELSEWHERE', { details: { clause } })
      // No points are made up: where the regulation has no scale, there is none to enter.
      if (points !== null && !desk.rules.policy?.scale) return problem('POINTS_NOT_REGULATED')
      const id = desk.newId()
      const [row] = await desk.tx.insert(entry).values({
        id, center, department: counter?.department ?? at?.department ?? null, window: counter?.id ?? at?.window ?? null, person, key: `supervision/${id}`, source: 'supervision', kind, fact, on, clause, points, serious, reason, evidence,
        forWindow: input.window !== null, enteredBy: call.actor.id, enteredAt: call.now, balance: 1, toldAt: call.now, confirmed: false,
      }).returning()
      return madeAs({ id }, await record(desk, row!, { type: 'EntryProposed', notice: 'proposed' }))
    }),

    answer: async (input, call) => {
      const own = await ownEntry(service, input.entry, call)
      if (!own) return problem('ENTRY_UNKNOWN')
      return atDesk(service, { input: { ...input, center: own.center }, call: withinCenter(call, own.center) }, async (desk) => {
        const row = await lockEntry(desk.tx, { center: own.center, entry: input.entry })
        if (!row) return problem('ENTRY_UNKNOWN')
        if (stateOf(row) !== 'proposed') return problem('ENTRY_SETTLED')
        await change(desk, row, { answer: input.text })
        return madeAs({ id: row.id }, await record(desk, row, { type: 'EntryAnswered' }))
      })
    },

    confirm: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockEntry(desk.tx, input)
      const refusal = refusalOf(row, call)
      if (!row || refusal) return refusal ?? problem('ENTRY_UNKNOWN')
      const { promise } = desk.rules.policy ?? {}
      const breach = row.kind === 'promise_breach'
      if (breach && (input.handling === null || !promise?.breach.value.includes(input.handling))) return problem('HANDLING_MISSING', { ...(promise && { clause: promise.breach.clause }) })
      if (breach && promise?.escalation && input.escalate === null) return problem('ESCALATION_MISSING', { clause: promise.escalation.clause })
      if (row.answer === null && input.heard === null) return problem('NOT_HEARD')
      // A breach met with criticism is an entry of criticism from then on, with whatever that leads to.
      const kind = breach && (input.handling === 'criticism' || input.handling === 'deduction' || input.handling === 'circular') ? input.handling : row.kind
      const after = await change(desk, row, { confirmed: true, kind, handling: input.handling, escalated: input.escalate, ...(input.heard && { answer: row.answer ?? input.heard }), decidedBy: call.actor.id })
      await announceEntry(desk, row, after)
      const matter = input.escalate ? await escalate(desk, after) : null
      return madeAs({ id: row.id, matter }, await record(desk, after, { type: 'EntryConfirmed', notice: 'confirmed', outcome: input.handling }))
    }),

    drop: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockEntry(desk.tx, input)
      const refusal = refusalOf(row, call)
      if (!row || refusal) return refusal ?? problem('ENTRY_UNKNOWN')
      const { escalation } = desk.rules.policy?.promise ?? {}
      if (row.kind === 'promise_breach' && escalation && input.escalate === null) return problem('ESCALATION_MISSING', { clause: escalation.clause })
      const after = await change(desk, row, { setAside: true, decision: input.reason, escalated: input.escalate, decidedBy: call.actor.id })
      const matter = input.escalate ? await escalate(desk, after) : null
      return madeAs({ id: row.id, matter }, await record(desk, after, { type: 'EntryDropped', notice: 'dropped' }))
    }),

    object: async (input, call) => {
      const own = await ownEntry(service, input.entry, call)
      if (!own) return problem('ENTRY_UNKNOWN')
      return atDesk(service, { input: { ...input, center: own.center }, call: withinCenter(call, own.center) }, async (desk) => {
        const row = await lockEntry(desk.tx, { center: own.center, entry: input.entry })
        if (!row || stateOf(row) !== 'in_force') return problem('ENTRY_NOT_IN_FORCE')
        if (row.objectionOpen) return problem('OBJECTION_OPEN')
        await change(desk, row, { objection: input.text, objectionOpen: true, decision: null })
        return madeAs({ id: row.id }, await record(desk, row, { type: 'EntryObjected' }))
      })
    },

    decideObjection: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockEntry(desk.tx, input)
      if (!row) return problem('ENTRY_UNKNOWN')
      if (!row.objectionOpen) return problem('NOTHING_TO_DECIDE')
      if (row.person === call.actor.id || row.enteredBy === call.actor.id) return problem('OWN_DECISION')
      const after = await change(desk, row, { objectionOpen: false, setAside: input.withdraw, decision: input.reason, decidedBy: call.actor.id })
      await announceEntry(desk, row, after)
      return madeAs({ id: row.id }, await record(desk, after, { type: 'ObjectionDecided', notice: 'objectionDecided', outcome: input.withdraw ? 'withdrawn' : 'upheld' }))
    }),
  }
}

export const likeText = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`

function refusalOf(row: EntryRow | undefined, call: CallContext) {
  if (!row) return problem('ENTRY_UNKNOWN')
  if (stateOf(row) !== 'proposed') return problem('ENTRY_SETTLED')
  return row.person === call.actor.id ? problem('OWN_DECISION') : undefined
}

/** Of somebody, or of the counter somebody leads: seen within the own reach. */
async function ownEntry(service: ServiceContext, id: string, call: CallContext): Promise<EntryRow | undefined> {
  const [row] = await service.read(call, (tx) => tx.select().from(entry).where(and(eq(entry.id, id), KNOWN)))
  return row && (row.person === call.actor.id || (row.person === null && row.window !== null && call.reach.windows.includes(row.window))) ? row : undefined
}

async function change(desk: Desk, row: EntryRow, set: Partial<EntryRow>): Promise<EntryRow> {
  const [after] = await desk.tx.update(entry).set(set).where(eq(entry.id, row.id)).returning()
  return after!
}

async function record(desk: Desk, row: EntryRow, { type, notice, outcome = null }: Step) {
  const told = row.person ?? (row.window ? ((await leaderOf(desk.tx, { window: row.window, on: dateOf(desk.now) }))?.leader ?? null) : null)
  const notices = notice ? noticesOf(notice, { center: row.center, recipients: [told], values: { fact: row.fact }, clauses: [row.clause], link: MY_SCORE }) : []
  return desk.write({ stream: `entry/${row.id}`, place: row, events: [{ type, id: row.id, by: desk.by, outcome }, ...notices] }, [row.clause])
}

/** It goes on to accountability with what it rests on attached (DC-EVA-02). */
async function escalate(desk: Desk, row: EntryRow): Promise<string> {
  const stages = row.person ? [{ stage: row.fact, person: row.person, role: 'handler' as const, act: '', fault: true, lateWorkdays: 0, intent: null }] : []
  const { id } = await insertMatter(desk, row, { origin: 'breach', key: `entry/${row.id}`, reference: row.fact, about: row.fact, groundClause: desk.rules.policy?.promise?.escalation?.clause ?? row.clause, people: row.person ? [row.person] : [], stages })
  return id
}

/** A regulation has one prefix of its own. */
function isOwnClause({ policy }: Desk['rules'], clause: string): boolean {
  return policy === undefined || clause.split('-')[0] === policy.smallest.clause.split('-')[0]
}
