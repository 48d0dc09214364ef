import { hash } from 'node:crypto'
import type { Reach } from '@hall/access'
import { type PlatformCode, problem, type Result } from '@hall/contract'
import { type Database, isWorthRetrying, type Transaction } from '@hall/database'
import { canonicalJson } from './canonical-json.ts'

export interface Command {
  /** Made by the client, once per intent. */
  readonly commandId: string
  /** Id of the actor. */
  readonly actor: string
  readonly procedure: string
  /** As parsed; decides whether a repeated command is the same. */
  readonly input: unknown
  readonly reach: Reach
}

type Failure = Extract<PlatformCode, 'CONFLICT'> | 'COMMAND_REUSED'

/** Others may win the race for a stream this often before the caller hears of it. */
const TRIES = 3

/** Carries a refusal out of the transaction, which rolls back what the command wrote. */
class Refused extends Error {
  readonly result: Result<never, string>
  constructor(result: Result<never, string>) {
    super('refused')
    this.result = result
  }
}

/**
 * Runs a command in one transaction, once: its id again, even at the same time, gives the first outcome as JSON. A refusal
 * writes nothing and is not kept. COMMAND_REUSED when the id was used by another actor, with another input or longer ago than outcomes are kept; CONFLICT when
 * the stream was taken three times. What `work` throws comes out.
 */
export async function executeCommand<T, Code extends string>(
  db: Database,
  command: Command,
  work: (tx: Transaction) => Promise<Result<T, Code>>,
): Promise<Result<T, Code | Failure>> {
  for (let tries = 1; ; tries++) {
    const result = await attempt(db, command, work)
    if (result !== 'lost the race' && (result.ok || result.problem.code !== 'CONFLICT' || tries >= TRIES)) return result
    if (tries >= TRIES) return problem('CONFLICT')
  }
}

async function attempt<T, Code extends string>(
  db: Database,
  command: Command,
  work: (tx: Transaction) => Promise<Result<T, Code>>,
): Promise<Result<T, Code | Failure> | 'lost the race'> {
  try {
    return await db.transaction(command.reach, async (tx) => {
      const inputHash = hash('sha256', canonicalJson(command.input), 'buffer')
      const known = await findOutcome(tx, command.commandId)
      // Its outcome is no longer kept, but it was carried out: docs/decisions/0011-retention.md.
      if (known === 'forgotten') return problem('COMMAND_REUSED')
      if (known) return sameCommand(known, command, inputHash) ? { ok: true, value: known.outcome.value as T } : problem('COMMAND_REUSED')
      const result = await work(tx)
      if (!result.ok) throw new Refused(result)
      return { ok: true, value: await keepOutcome(tx, { command, inputHash, value: result.value }) }
    })
  } catch (error) {
    if (error instanceof Refused) return error.result as Result<T, Code>
    if (isWorthRetrying(error)) return 'lost the race'
    throw error
  }
}

interface Outcome { actor: string; procedure: string; input_hash: Buffer; outcome: { value?: unknown } }

/** Two with the same id: the second waits here for the first. The lock and the look must be two statements, each with its own snapshot. */
async function findOutcome(tx: Transaction, commandId: string): Promise<Outcome | 'forgotten' | undefined> {
  const [, [found]] = await Promise.all([
    tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [commandId], 'command.lock'),
    tx.sql<(Outcome | { actor: null }) & { journaled: boolean }>(FIND, [commandId], 'command.find'),
  ])
  return found!.actor !== null ? found as Outcome : found!.journaled ? 'forgotten' : undefined
}

const FIND = `
  select o.actor, o.procedure, o.input_hash, o.outcome, j.journaled
  from (select exists (select 1 from journal where command_id = $1) as journaled) j left join command_outcome o on o.command_id = $1`

function sameCommand(known: Outcome, { actor, procedure }: Command, inputHash: Buffer): boolean {
  return known.actor === actor && known.procedure === procedure && inputHash.equals(known.input_hash)
}

/** Answers what a repetition will answer: the value as JSON has it. */
async function keepOutcome<T>(tx: Transaction, { command, inputHash, value }: { command: Command; inputHash: Buffer; value: T }): Promise<T> {
  const outcome = JSON.stringify({ value })
  await tx.sql(
    'insert into command_outcome (command_id, actor, procedure, input_hash, outcome) values ($1, $2, $3, $4, $5)',
    [command.commandId, command.actor, command.procedure, inputHash, outcome], 'command.keep',
  )
  return (JSON.parse(outcome) as { value: T }).value
}
