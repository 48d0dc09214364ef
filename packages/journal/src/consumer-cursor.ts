import { EVERYTHING } from '@hall/access'
import type { Database, Transaction } from '@hall/database'

/** Where a consumer stands in a stream. */
export interface Cursor { readonly sequence: number; readonly stalls: number }

/** A stream made anew is read from its start; the inbox knows what was handled before. */
export function findCursor(db: Database, consumer: string, streamCreated: string): Promise<Cursor> {
  return db.transaction(EVERYTHING, async (tx) => {
    const [cursor] = await tx.sql<Cursor>(`
      insert into consumer_cursor (consumer, stream_created, sequence) values ($1, $2, 0)
      on conflict (consumer) do update set stream_created = excluded.stream_created,
        sequence = case when consumer_cursor.stream_created = excluded.stream_created then consumer_cursor.sequence else 0 end
      returning sequence, stalls`, [consumer, streamCreated])
    return cursor!
  })
}

/** Counts a start of handling; `moveCursor` clears the count. What ends the process in the middle leaves it raised. */
export async function countStall(db: Database, consumer: string): Promise<number> {
  const [cursor] = await db.transaction(EVERYTHING, (tx) => tx.sql<Cursor>(
    'update consumer_cursor set stalls = stalls + 1 where consumer = $1 returning sequence, stalls', [consumer]))
  return cursor!.stalls
}

/** Throws when another process has moved it: this one lost its lease and its work must not count. */
export async function moveCursor(tx: Transaction, consumer: string, { from, to }: { from: number; to: number }): Promise<void> {
  const moved = await tx.sql('update consumer_cursor set sequence = $3, stalls = 0 where consumer = $1 and sequence = $2 returning 1',
    [consumer, from, to], 'consumer.move')
  if (moved.length === 0) throw new LeaseLostError(`consumer ${consumer} is no longer at ${from}`)
}

export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError'
}
