import { createHmac } from 'node:crypto'
import { holds, EVERYTHING, type Reach } from '@hall/access'
import { type Localized, problem, type Result } from '@hall/contract'
import type { OutputOf } from '@hall/contract'
import type { CasesContract } from '@hall/contract-cases'
import type { Refusal } from '@hall/decider'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { refused, type ServiceContext } from '@hall/service-kit'
import { receiptKey } from '../config.ts'
import type { Applicant } from '../db/case-schema.ts'
import type { CaseEvent } from '../domain/case/case-event.ts'
import { evolve, type CaseFile } from '../domain/case/case-file.ts'
import { duesOf, mainReading, readingsOf } from '../domain/case/clocks.ts'
import type { Situation } from '../domain/case/situation.ts'
import { standingOf, stepOf } from '../domain/case/standing.ts'
import { citedBy } from './cited-by.ts'
import { groundsOf, type KnownCase, knownCase, loadFile, situationOf } from './known-case.ts'
import { withPapers } from './papers.ts'
import { countEvents, keepFindings, projectCase } from './project-case.ts'
import { centerOnly, findSeat, type Place, type Seat, takesPart } from './seat.ts'

export type After = OutputOf<CasesContract['procedures']['intake']['register']>
type Decided<Code extends string> = { readonly ok: true; readonly events: readonly CaseEvent[] } | { readonly ok: false; readonly refusal: Refusal<Code> }
export interface Found { readonly tx: Transaction; readonly file: CaseFile; readonly situation: Situation; readonly seat: Seat | undefined; readonly known: KnownCase; readonly row: CaseRow }
export interface CaseRow extends Place {
  readonly id: string; readonly applicant: Applicant | null; readonly check_code: string; readonly number: string; readonly materials_kept: number
  readonly due_on: Temporal.PlainDate | null; readonly statutory_on: Temporal.PlainDate | null
}

const ROW = `select id, number, center, department, "window", person, departments, applicant, check_code, materials_kept, due_on, statutory_on from case_file where id = $1`

export type Deciding<Code extends string> = (found: Found) => Decided<Code> | Promise<Decided<Code>>
type Platform = 'CASE_UNKNOWN' | 'POLICY_MISSING' | 'NOT_YOURS' | 'CONFLICT' | 'COMMAND_REUSED' | 'FORBIDDEN'

export interface CaseInput { readonly case: string; readonly commandId: string }
/** Beside the decision: what of the input stands in rows only. */
interface Extra { readonly form?: Readonly<Record<string, unknown>>; readonly then?: (found: Found, events: readonly CaseEvent[]) => Promise<void> }

/**
 * Runs one command on a case: finds it within the reach of whoever acts, folds its journal, lets the rule decide, and writes events,
 * papers, row and counts in one transaction.
 */
export async function onCase<Code extends string>(service: ServiceContext, [call, input]: readonly [Calling, CaseInput & { readonly extra?: Extra }], decide: Deciding<Code>): Promise<Result<After, Code | Platform>> {
  const { extra, ...sent } = input
  const found = await service.db.read(EVERYTHING, async (tx) => {
    const [row] = await tx.sql<CaseRow>(ROW, [input.case], 'case.row')
    return { row, seat: await findSeat(tx, call.actor.id, call.now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()) }
  })
  const { row, seat } = found
  const reach = row && reachFor(call.reach, row, seat)
  if (!row || !reach) return problem('CASE_UNKNOWN')
  return service.command({ ...call, reach }, sent, (tx) => decideOn(tx, service, { call, commandId: input.commandId, row, seat, extra, decide }))
}

interface Within { readonly service: ServiceContext; readonly file: string; readonly call: Calling; readonly commandId: string }

/** A step that follows from another service's event, in the transaction that handles it. */
export async function onCaseWithin<Code extends string>(tx: Transaction, { service, file, call, commandId }: Within, decide: Deciding<Code>): Promise<Result<After, Code | Platform>> {
  const [row] = await tx.sql<CaseRow>(ROW, [file], 'case.row')
  return row ? decideOn(tx, service, { call, commandId, row, seat: undefined, extra: undefined, decide }) : problem('CASE_UNKNOWN')
}

export type Calling = Pick<CallContext, 'actor' | 'path' | 'reach' | 'now'>

function reachFor(reach: Reach, row: CaseRow, seat: Seat | undefined): Reach | undefined {
  if (reach.all || reach.centers.includes(row.center)) return reach
  // What somebody had in hand is theirs only while they are posted here.
  const own = seat?.center === row.center ? reach : { ...reach, persons: [] }
  return holds(own, row) || takesPart(seat, row) ? centerOnly(row.center) : undefined
}

interface Deciding2<Code extends string> { readonly call: Calling; readonly commandId: string; readonly row: CaseRow; readonly seat: Seat | undefined; readonly extra: Extra | undefined; readonly decide: Deciding<Code> }

async function decideOn<Code extends string>(tx: Transaction, service: ServiceContext, { call, commandId, row, seat, extra, decide }: Deciding2<Code>): Promise<Result<After, Code | Platform>> {
  const { file } = await loadFile(tx, row.id)
  const known = await knownCase(tx, file)
  if (known === undefined) return problem('CASE_UNKNOWN')
  if (known === 'no policy') return problem('POLICY_MISSING', { details: { center: row.center } })
  const situation = await situationOf(tx, known, { actor: call.actor.id, now: call.now, newId: service.newId })
  const found: Found = { tx, file, situation, seat, known, row }
  const decision = await decide(found)
  if (!decision.ok) return refused(decision.refusal)
  const after = await commitCase(tx, found, { events: decision.events, call, commandId, form: extra?.form })
  if (after.ok) await extra?.then?.(found, decision.events)
  return after
}

interface Committing { readonly events: readonly CaseEvent[]; readonly call: Pick<CallContext, 'actor' | 'now'>; readonly commandId: string; readonly form?: Readonly<Record<string, unknown>> | undefined }

/** Papers, journal, row, findings and counts of what was decided. */
export async function commitCase(tx: Transaction, { file, situation, known, row }: Omit<Found, 'tx' | 'seat'>, { events: decided, call, commandId, form }: Committing): Promise<Result<After, 'CONFLICT'>> {
  const fold = (from: CaseFile, events: readonly CaseEvent[]) => events.reduce((state, event) => evolve(state, { event, at: call.now, actor: call.actor.id }), from)
  const decidedFile = fold(file, decided)
  // What is told of the step moves no clock: one reading serves it all.
  const readings = readingsOf(decidedFile, groundsOf({ ...known, file: decidedFile }, call.now))
  const reading = mainReading(readings)
  const dueOn = reading?.due?.date.toString() ?? null
  const step = stepOf(decided)
  const told: CaseEvent[] = [...holdings(file, decidedFile, { before: row.due_on?.toString() ?? null, dueOn }), ...(step ? [{ type: 'CaseMoved' as const, step, ...standingOf(decidedFile, reading), ...(decidedFile.concludedAt && { receipt: receiptDigest(row) }) }] : [])]
  const next = fold(decidedFile, told)
  const names = await placeNames(tx, [row.center, next.department, next.window])
  const after: KnownCase = { ...known, file: next }
  const later = { ...situation, dues: duesOf(readings) }
  const events = await withPapers(tx, decided, { id: row.id, known: after, situation: later, by: { id: call.actor.id, name: call.actor.name }, applicant: row.applicant, checkCode: row.check_code, names, ...(form && { form }) })
  events.push(...told)
  const { center } = row
  const appended = await append(tx, {
    stream: `case/${row.id}`, expectedVersion: file.version, events,
    meta: {
      commandId, actor: call.actor.id, now: call.now, center, department: next.department, window: next.window, person: next.handler,
      policyRef: { center, area: 'cases', version: known.rule.version, clauses: citedBy(events, known.rule.policy) },
    },
  })
  if (!appended.ok) return appended
  await projectCase(tx, after, { readings, events })
  await keepFindings(tx, after, { now: call.now, events })
  await countEvents(tx, after, { now: call.now, events, readings, before: file })
  const papers = events.flatMap((event) => ('document' in event && event.document !== null ? [event.document] : []))
  return {
    ok: true,
    value: {
      case: row.id, number: row.number, state: next.state, version: next.version, due: dueOn, document: papers[0] ?? null,
      findings: events.flatMap((event) => (event.type === 'FindingRaised' ? [event.kind] : [])),
    },
  }
}

/** What the holder of the receipt can say and nobody else: with the key, because six digits are soon tried out (decision 0016). */
function receiptDigest({ number, check_code }: Found['row']): string {
  return createHmac('sha256', receiptKey()).update(`${number} ${check_code}`).digest('hex')
}

/** Who has the case in hand and until when, as far as that changes: registered, accepted, handed on, moved, finished. */
function holdings(before: CaseFile, after: CaseFile, due: { before: string | null; dueOn: string | null }): CaseEvent[] {
  const { number, itemName: item } = after.opened!
  const held = before.opened && before.concludedAt === null ? before.handler : null
  const holds = after.concludedAt === null ? after.handler : null
  const change = (person: string | null, open: boolean): CaseEvent[] => (person === null ? [] : [{ type: 'HoldingChanged', person, open, number, item, dueOn: due.dueOn }])
  if (held === holds) return due.dueOn !== null && due.before !== due.dueOn ? change(holds, true) : []
  return [...change(held, false), ...change(holds, true)]
}

/** Names of centers, departments and windows for papers. */
export async function placeNames(tx: Transaction, ids: readonly string[]): Promise<Map<string, Localized>> {
  const rows = await tx.sql<{ id: string; zh: string; en: string }>(
    'select id, zh, en from place_name where id = any ($1::text[]) union all select id, name_zh, name_en from "window" where id = any ($1::text[])', [ids], 'place.names')
  return new Map(rows.map(({ id, zh, en }) => [id, { zh, en }]))
}
