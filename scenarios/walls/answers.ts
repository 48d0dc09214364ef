import type { Result } from '@hall/contract'
import { readTable } from '@hall/documents'

/** An answer as text to look through: workbooks unpacked, the time of day left out. */
export async function readable(answer: Result<unknown>): Promise<string> {
  const unpacked = await unpack(answer)
  return JSON.stringify(unpacked, (key, value: unknown) => (key === 'now' || key === 'receivedAt' ? undefined : value))
}

async function unpack(value: unknown): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return Promise.all(value.map(unpack))
  const entries = await Promise.all(Object.entries(value).map(async ([key, part]) =>
    [key, key === 'contentBase64' && typeof part === 'string' ? await cellsOf(part) : await unpack(part)] as const))
  return Object.fromEntries(entries)
}

async function cellsOf(contentBase64: string): Promise<unknown> {
  const table = await readTable(Buffer.from(contentBase64, 'base64'), { filename: 'answer.xlsx' })
  if (!table.ok) throw new Error(`an answer carries a file that cannot be read: ${table.problem.code}`)
  return table.value.sheets.map(({ name, header, rows }) => ({ name, header, rows }))
}
