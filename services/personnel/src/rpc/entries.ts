import { problem, type Result } from '@hall/contract'
import type { EntryFile, Proposal } from '@hall/contract-personnel'
import { isExclusionViolation, type Transaction } from '@hall/database'
import { outside, refused, type ServiceContext, today } from '@hall/service-kit'
import { eq } from 'drizzle-orm'
import { findFile } from '../db/file-store.ts'
import { findNumberHolder, findPost, findStay, findWindow, staysAt } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { file, heldPost, particulars } from '../db/schema.ts'
import { clausesOf } from '../domain/demand.ts'
import * as entry from '../domain/entry/decide-entry.ts'
import { entryDemands } from '../domain/entry/entry-demands.ts'
import type { EntryEvent } from '../domain/entry/entry-event.ts'
import { foldEntry } from '../domain/entry/evolve-entry.ts'
import { dayOf, type Rules } from '../domain/rules.ts'
import { issueRegistration } from '../documents/issue-form.ts'
import { fileView } from '../views.ts'
import { act, factDay, type Filing, keep, listOf, placeOf, stepsOf } from './filing.ts'
import type { PersonnelHandlers } from './handlers.ts'

const OPEN: readonly EntryFile['status'][] = ['proposed', 'agreed', 'disagreed', 'registered', 'on_probation']

export const entryFiling: Filing<EntryFile, EntryEvent> = {
  kind: 'entry',
  fold: foldEntry,
  summary: (of) => ({
    center: of.center, department: of.department, window: of.window, person: of.person, name: of.name, status: of.status,
    open: OPEN.includes(of.status), subject: of.occasion, due: of.probation && of.status === 'on_probation' ? of.probation.due : null, effective: of.start,
  }),
}

type Given = Parameters<PersonnelHandlers['entries']['propose']>[0]['particulars']

export function entriesHandlers(service: ServiceContext): PersonnelHandlers['entries'] {
  return {
    list: listOf(service, 'entry', fileView),

    get: ({ id }, call) => service.read(call, async (tx) => {
      const row = await findFile(tx, id, 'entry')
      if (!row) return problem('NOT_FOUND')
      const of = row.state as unknown as EntryFile
      const [kept] = await tx.select().from(particulars).where(eq(particulars.file, id))
      const rules = await findRules(tx, row.center, today(call))
      const demands = rules ? await demandsOf(tx, of, { rules, given: kept ? filledIn(kept) : [] }) : []
      const shown = kept && { gender: kept.gender, birth: kept.birth?.toString() ?? null, position: kept.position, phone: kept.phone }
      return { ok: true, value: { file: of, particulars: shown ?? null, demands, steps: await stepsOf(tx, 'entry', id) } }
    }),

    check: async ({ particulars: given, on: _on, ...proposal }, call) => outside(call, placeOf(proposal)) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, proposal.center, today(call))
      if (!rules) return problem('NO_POLICY')
      return { ok: true, value: { demands: await demandsOf(tx, proposal, { rules, given: given ? filledIn(given) : [] }) } }
    }),

    propose: async (input, call) => outside(call, placeOf(input)) ?? service.command(call, input, async (tx) => {
      const { particulars: given, on, commandId, ...proposal } = input
      const day = factDay(call, on)
      if (!day.ok) return day
      const rules = await findRules(tx, proposal.center, today(call))
      if (!rules) return problem('NO_POLICY')
      const window = await findWindow(tx, proposal.window)
      if (window?.center !== proposal.center || window.department !== proposal.department) return problem('WINDOW_UNKNOWN')
      if (proposal.post !== null && !(await findPost(tx, proposal.post, proposal.window))) return problem('POST_UNKNOWN')
      const demands = await demandsOf(tx, proposal, { rules, given: filledIn(given) })
      const id = service.newId()
      const decision = entry.propose(proposal, { id, on: day.value }, { demands, rules })
      if (!decision.ok) return refused(decision.refusal)
      await tx.insert(particulars).values({ file: id, ...place(proposal), ...given, birth: given.birth === null ? null : dayOf(given.birth) })
      return keep(tx, { filing: entryFiling, id, recorded: [], events: decision.events }, { call, input: { commandId }, rules, openedOn: dayOf(day.value), clauses: clausesOf(demands) })
    }),

    opine: (input, call) => act(service, { call, input, filing: entryFiling }, async (of, { on, rules }, tx) => {
      const [kept] = await tx.select().from(particulars).where(eq(particulars.file, of.id))
      return entry.opine({ ...input, on }, of, { demands: await demandsOf(tx, of, { rules, given: kept ? filledIn(kept) : [] }), rules })
    }),
    /** Filed under the number of its form, where the regulation names one. */
    register: (input, call) => act(service, { call, input, filing: entryFiling }, async (of, { on, rules }, tx) => {
      const decision = entry.register({ number: await nextNumber(tx, of.center, on.slice(0, 4)), on, photos: input.photos }, of, rules)
      if (!decision.ok) return decision
      const [kept] = await tx.select().from(particulars).where(eq(particulars.file, of.id))
      const issued = await issueRegistration({ tx, call, newId: service.newId, rules }, of, { kept, photos: input.photos })
      return issued ? { ok: true, events: decision.events.map((event) => (event.type === 'EntryRegistered' ? { ...event, number: issued.number } : event)) } : decision
    }),
    startProbation: (input, call) => act(service, { call, input, filing: entryFiling }, (of, { on, rules }) => entry.startProbation(on, of, rules)),
    observe: (input, call) => act(service, { call, input, filing: entryFiling }, (of, { on }) => entry.observe(on, of)),
    train: (input, call) => act(service, { call, input, filing: entryFiling }, (of, { on }) => entry.train({ on, topics: input.topics, by: input.by, result: input.result }, of)),
    assess: (input, call) => act(service, { call, input, filing: entryFiling }, async (of, { on, rules }, tx) =>
      entry.assess({ on, passed: input.passed, reason: input.reason, notice: await nextNumber(tx, of.center, on.slice(0, 4)) }, of, rules)),
    induct: (input, call) => act(service, { call, input, filing: entryFiling }, (of, { on }) => entry.induct({ on, contents: input.contents }, of)),

    admit: (input, call) => act(service, { call, input, filing: entryFiling, then: (tx, of) => holdPost(tx, of, input.attendanceNumber) }, async (of, { rules }, tx) =>
      entry.admit({ from: input.from, certificate: await nextNumber(tx, of.center, input.from.slice(0, 4)), attendanceNumber: input.attendanceNumber }, of, rules)),

    sendBack: (input, call) => act(service, { call, input, filing: entryFiling }, async (of, { on, rules }, tx) =>
      entry.sendBack({ on, notice: await nextNumber(tx, of.center, on.slice(0, 4)) }, of, rules)),
    withdraw: (input, call) => act(service, { call, input, filing: entryFiling }, (of, { on }) => entry.withdraw({ on, reason: input.reason }, of)),
  }
}

const place = ({ center, department, window, person }: Proposal) => ({ center, department, window, person })

function filledIn(given: { [field in keyof Given]: unknown }): string[] {
  return (['gender', 'birth', 'position', 'phone'] as const).filter((field) => given[field] !== null && given[field] !== undefined)
}

async function demandsOf(tx: Transaction, proposal: Proposal, { rules, given }: { rules: Rules; given: readonly string[] }) {
  const start = dayOf(proposal.start)
  const [window, ofDepartment] = await Promise.all([
    staysAt(tx, { window: proposal.window }, start),
    staysAt(tx, { center: proposal.center, department: proposal.department }, start),
  ])
  const stays = (person: string) => person !== proposal.person && person !== proposal.replaces
  return entryDemands(proposal, rules, {
    windowStaff: window.filter(({ person }) => stays(person)).length,
    leads: ofDepartment.filter(({ lead, person }) => lead && stays(person)).map(({ person }) => person),
    particulars: given,
  })
}

/** Registration forms, certificates and notices of a center run on through the year. */
export async function nextNumber(tx: Transaction, center: string, year: string): Promise<string> {
  const [row] = await tx.sql<{ count: number }>('select count(*)::int + 1 as count from journal where center = $1', [center], 'number.next')
  return `${center.toUpperCase().slice(0, 2)}-${year}-${String(row!.count).padStart(4, '0')}`
}

/** Two orders for one person, or for one attendance number, at one moment: the database takes one of them. */
async function holdPost(tx: Transaction, of: EntryFile, attendanceNumber: string | null): Promise<Result<void, 'POSTED_ALREADY' | 'ATTENDANCE_NUMBER_TAKEN'> | void> {
  const from = dayOf(of.start)
  const at = await findStay(tx, of.person, from)
  if (at && at.window !== null && at.window !== of.window) return problem('POSTED_ALREADY', { details: { person: of.person, held_by: at.window } })
  const holder = attendanceNumber === null ? undefined : await findNumberHolder(tx, { center: of.center, attendanceNumber, person: of.person }, from)
  if (holder !== undefined) return problem('ATTENDANCE_NUMBER_TAKEN', { details: { number: attendanceNumber!, held_by: holder } })
  try {
    await tx.insert(heldPost).values({
      order: of.id, ...place(of), post: of.post, attendanceNumber, span: { from, until: of.until === null ? null : dayOf(of.until).add({ days: 1 }) },
    })
  } catch (error) {
    if (isExclusionViolation(error, 'held_post_once')) return problem('POSTED_ALREADY', { details: { person: of.person } })
    if (isExclusionViolation(error, 'held_post_number')) return problem('ATTENDANCE_NUMBER_TAKEN', { details: { number: attendanceNumber! } })
    throw error
  }
}

/** First day of whoever takes the place: the successor named, or whose entry makes room by this leaving. */
export async function findSuccessorFrom(tx: Transaction, { window, successor, person }: { window: string | null; successor: string | null; person: string }): Promise<string | null> {
  if (window === null) return null
  const rows = await tx.select().from(file).where(eq(file.window, window))
  const admitted = rows.filter((row) => row.kind === 'entry' && row.status === 'admitted' && (successor === null ? (row.state as unknown as EntryFile).replaces === person : row.person === successor))
  return admitted.map(({ effective }) => effective!.toString()).sort()[0] ?? null
}
