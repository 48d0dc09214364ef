import { localTime } from '@hall/calendar'
import { problem, type Result } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { Decision } from '@hall/decider'
import { append, type DomainEvent, type EventMeta, loadStream } from '@hall/journal'
import type { CallContext } from '@hall/rpc'
import { metaOf, outside, refused, type ServiceContext, today } from '@hall/service-kit'
import { type FileKind, type FileRow, findFile, listFiles, saveFile } from '../db/file-store.ts'
import { findRules } from '../db/rules-store.ts'
import type { Rules } from '../domain/rules.ts'
import type { PersonnelHandlers } from './handlers.ts'

/** What lists show of a file, and where it belongs. */
export interface Summary {
  readonly center: string
  readonly department: string | null
  readonly window: string | null
  readonly person: string | null
  readonly name: string
  readonly status: string
  readonly open: boolean
  readonly subject: string
  readonly due: string | null
  readonly effective: string | null
}

/** A kind of file: its stream, how it folds, what lists show of it. */
export interface Filing<F extends object, E extends DomainEvent> {
  readonly kind: FileKind
  readonly fold: (events: Iterable<E>) => F | undefined
  readonly summary: (file: F) => Summary
  /** Rows of its own beside the file's. */
  readonly project?: (tx: Transaction, file: F) => Promise<void>
}

export interface World { readonly on: string; readonly rules: Rules }
type Input = { readonly id: string; readonly commandId: string; readonly on?: string | undefined }
type Done = { id: string; version: number; status: string }
export type FileCode = 'FILE_UNKNOWN' | 'NOT_POSSIBLE_NOW' | 'IN_FUTURE' | 'NO_POLICY' | 'FORBIDDEN' | 'CONFLICT' | 'COMMAND_REUSED'

/** The day a fact bears: not later than today. */
export function factDay(call: CallContext, on: string | undefined): Result<string, 'IN_FUTURE'> {
  const now = today(call).toString()
  return on !== undefined && on > now ? problem('IN_FUTURE', { details: { until: now } }) : { ok: true, value: on ?? now }
}

/** The local moment a fact bears: as told, or now. */
export const nowAt = ({ now }: CallContext, at: string | undefined) => at ?? localTime(now).round('second').toString()

/** A page of the files of a kind, within the reach; as they stand unless `view` shows less. */
export function listOf<F>(service: ServiceContext, kind: FileKind, view: (row: FileRow) => F = ({ state }) => state as unknown as F) {
  return async ({ center, department, window, person, status, open, search, ...page }: Parameters<PersonnelHandlers['entries']['list']>[0], call: CallContext) =>
    outside(call, { center, department, window, person }) ?? service.read(call, async (tx) => {
      const { rows, total } = await listFiles(tx, { kind, center, department, window, person, status, open, search }, page)
      return { ok: true as const, value: { rows: rows.map(view), total } }
    })
}

interface Acting<F extends object, E extends DomainEvent, Code extends string> {
  readonly call: CallContext
  readonly input: Input
  readonly filing: Filing<F, E>
  readonly then?: (tx: Transaction, after: F, events: readonly E[]) => Promise<Result<unknown, Code> | void>
}

/** Runs one command about a file: load, decide, append, keep the row. `then` does what follows in the same transaction. */
export function act<F extends object, E extends DomainEvent, Code extends string>(
  service: ServiceContext,
  { call, input, filing, then }: Acting<F, E, Code>,
  decide: (file: F, world: World, tx: Transaction) => Promise<Decision<E, Code>> | Decision<E, Code>,
): Promise<Result<Done, FileCode | Code>> {
  return service.command(call, input, async (tx): Promise<Result<Done, FileCode | Code>> => {
    const day = factDay(call, input.on)
    if (!day.ok) return day
    const row = await findFile(tx, input.id, filing.kind)
    if (!row) return problem('FILE_UNKNOWN')
    const beyond = outside(call, placeOf(row))
    if (beyond) return beyond as Result<Done, FileCode>
    const rules = await findRules(tx, row.center, today(call))
    if (!rules) return problem('NO_POLICY')
    const recorded = await loadStream<E>(tx, `${filing.kind}/${input.id}`)
    const before = filing.fold(recorded.map(({ event }) => event))
    if (!before) return problem('FILE_UNKNOWN')
    const decision = await decide(before, { on: day.value, rules }, tx)
    if (!decision.ok) return refused(decision.refusal)
    const kept = await keep(tx, { filing, id: input.id, recorded: recorded.map(({ event }) => event), events: decision.events }, { call, input, rules, openedOn: row.openedOn })
    if (!kept.ok || !then) return kept
    const followed = await then(tx, filing.fold([...recorded.map(({ event }) => event), ...decision.events])!, decision.events)
    return followed && !followed.ok ? followed : kept
  }) as Promise<Result<Done, FileCode | Code>>
}

interface Kept<F extends object, E extends DomainEvent> { readonly filing: Filing<F, E>; readonly id: string; readonly recorded: readonly E[]; readonly events: readonly E[] }
/** By the command of a caller, or by what another service told. */
type By = { readonly call: CallContext; readonly input: { readonly commandId: string } } | { readonly meta: EventMeta }
type About = By & { readonly rules: Rules; readonly openedOn: Temporal.PlainDate; readonly clauses?: readonly string[] }

/** Appends what was decided and writes the row anew. */
export async function keep<F extends object, E extends DomainEvent>(
  tx: Transaction, { filing, id, recorded, events }: Kept<F, E>, about: About,
): Promise<Result<Done, 'CONFLICT'>> {
  const { rules, openedOn, clauses = [] } = about
  const after = filing.fold([...recorded, ...events])!
  const { center, department, window, person, due, effective, ...shown } = filing.summary(after)
  const version = recorded.length + events.length
  const appended = await append(tx, {
    stream: `${filing.kind}/${id}`,
    expectedVersion: recorded.length,
    events,
    meta: {
      ...('meta' in about ? about.meta : metaOf(about.call, about.input)), center, ...(department && { department }), ...(window && { window }), ...(person && { person }),
      policyRef: { center, area: 'personnel', version: rules.version, clauses },
    },
  })
  if (!appended.ok) return appended
  await saveFile(tx, {
    id, kind: filing.kind, center, department, window, person, ...shown, openedOn, version,
    due: due === null ? null : Temporal.PlainDate.from(due), effective: effective === null ? null : Temporal.PlainDate.from(effective),
    state: after as Record<string, unknown>,
  })
  await filing.project?.(tx, after)
  return { ok: true, value: { id, version, status: shown.status } }
}

export function placeOf({ center, department, window, person }: { center: string; department?: string | null; window?: string | null; person?: string | null }) {
  return { center, ...(department && { department }), ...(window && { window }), ...(person && { person }) }
}

/** Everything that happened to a file, as its timeline shows it. */
export async function stepsOf(tx: Transaction, kind: FileKind, id: string) {
  return (await loadStream(tx, `${kind}/${id}`)).map(({ version, event: { type, ...data }, occurredAt, actor, policyRef }) => ({
    version, type, at: occurredAt.toString(), actor, clauses: [...(policyRef?.clauses ?? [])], data: data as Record<string, unknown>,
  }))
}
