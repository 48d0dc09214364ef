import { randomUUIDv7 } from 'node:crypto'
import { type Page, type PageQuery, problem, type Result } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { eq, isNull } from 'drizzle-orm'
import type { PublicEvent } from './public-event.ts'
import { deadLetter } from './schema.ts'

export type DeadLetter = typeof deadLetter.$inferSelect

export interface GivenUp {
  readonly consumer: string
  readonly subject: string
  /** The event, or the text that could not be read as one. */
  readonly event: unknown
  readonly center?: string
  readonly error: unknown
  readonly attempts: number
}

export async function keepDeadLetter(tx: Transaction, { consumer, subject, event, center, error, attempts }: GivenUp): Promise<void> {
  await tx.insert(deadLetter).values({
    id: randomUUIDv7(), consumer, subject, event, center, attempts,
    error: error instanceof Error ? error.stack ?? error.message : String(error),
  })
}

/** Those nobody has decided on yet, newest first, within the reach of the transaction. */
export function listDeadLetters(tx: Transaction, page: Pick<PageQuery, 'page' | 'size' | 'sort'>): Promise<Page<DeadLetter>> {
  return listPage(tx, tx.select().from(deadLetter).where(isNull(deadLetter.resolution)).$dynamic(), {
    page,
    sortable: { at: deadLetter.at, consumer: deadLetter.consumer, center: deadLetter.center },
    defaultSort: '-at',
    tiebreaker: deadLetter.id,
  })
}

export interface Resolve {
  readonly id: string
  /** Id of the actor who decides. */
  readonly by: string
}

/**
 * Runs the handler again in this transaction, within the widest reach, as it ran at first. NOT_FOUND when the letter is out of the
 * transaction's reach or decided already; what the handler throws comes out.
 */
export async function replayDeadLetter(
  tx: Transaction,
  { id, by }: Resolve,
  handle: (tx: Transaction, event: PublicEvent) => Promise<void>,
): Promise<Result<void, 'NOT_FOUND'>> {
  const letter = await findOpen(tx, id)
  if (!letter) return problem('NOT_FOUND')
  const [before] = await tx.sql<{ all: string }>(`select current_setting('hall.all') as all`)
  await tx.sql(`select set_config('hall.all', 'on', true)`)
  await handle(tx, letter.event as PublicEvent)
  await tx.sql(`select set_config('hall.all', $1, true)`, [before!.all])
  await resolve(tx, { id, by }, 'replayed')
  return { ok: true, value: undefined }
}

/** Leaves the event unhandled for good; the letter stays on record. */
export async function discardDeadLetter(tx: Transaction, { id, by }: Resolve): Promise<Result<void, 'NOT_FOUND'>> {
  if (!(await findOpen(tx, id))) return problem('NOT_FOUND')
  await resolve(tx, { id, by }, 'discarded')
  return { ok: true, value: undefined }
}

async function findOpen(tx: Transaction, id: string): Promise<DeadLetter | undefined> {
  const [letter] = await tx.select().from(deadLetter).where(eq(deadLetter.id, id)).for('update')
  return letter?.resolution ? undefined : letter
}

async function resolve(tx: Transaction, { id, by }: Resolve, resolution: 'replayed' | 'discarded'): Promise<void> {
  await tx.sql('update dead_letter set resolution = $2, resolved_by = $3, resolved_at = clock_timestamp() where id = $1', [id, resolution, by])
}
