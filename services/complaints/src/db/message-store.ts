import { createHash } from 'node:crypto'
import type { Transaction } from '@hall/database'
import { eq } from 'drizzle-orm'
import { message } from './schema.ts'

export interface Words { readonly id: string; readonly complaint: string; readonly center: string; readonly at: Temporal.Instant; readonly by: string | null; readonly text: string }

/** Keeps what was said; the journal gets the row and the digest of what it read. */
export async function keepWords(tx: Transaction, words: Words): Promise<{ message: string; digest: string }> {
  await tx.insert(message).values(words)
  return { message: words.id, digest: digestOf(words.text) }
}

export async function wordsOf(tx: Transaction, complaint: string): Promise<Map<string, { text: string; by: string | null }>> {
  const rows = await tx.select().from(message).where(eq(message.complaint, complaint))
  return new Map(rows.map(({ id, text, by }) => [id, { text, by }]))
}

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')
