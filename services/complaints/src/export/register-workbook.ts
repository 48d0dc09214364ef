import type { Transaction } from '@hall/database'
import { type SheetColumn, toBytes, writeWorkbook } from '@hall/documents'
import { loadStream } from '@hall/journal'
import { inArray } from 'drizzle-orm'
import { type ComplaintRow, streamOf } from '../db/complaint-store.ts'
import { wordsOf } from '../db/message-store.ts'
import { complainant } from '../db/schema.ts'
import type { ComplaintEvent } from '../domain/complaint-event.ts'
import texts from './texts.json' with { type: 'json' }

const { headers } = texts
const text = (header: string, width: number): SheetColumn => ({ header, kind: 'text', width })
const COLUMNS: readonly SheetColumn[] = [
  text(headers.number, 16), { header: headers.receivedAt, kind: 'datetime', width: 20 }, text(headers.channel, 20), text(headers.window, 16), text(headers.person, 12), text(headers.complainant, 12),
  text(headers.contact, 18), text(headers.content, 50), text(headers.finding, 10), text(headers.measures, 40), text(headers.reply, 40), { header: headers.closedAt, kind: 'datetime', width: 20 },
]

export interface File { readonly filename: string; readonly contentBase64: string }

/** The register of a period, one line a complaint, with the columns its clause names. */
export async function registerWorkbook(tx: Transaction, rows: readonly ComplaintRow[], { from, to }: { from: string; to: string }): Promise<File> {
  const ids = rows.map(({ id }) => id)
  const people = ids.length === 0 ? [] : await tx.select().from(complainant).where(inArray(complainant.complaint, ids))
  const cells = []
  for (const row of rows) {
    const who = people.find(({ complaint, name }) => complaint === row.id && name !== null) ?? people.find(({ complaint }) => complaint === row.id)
    const { measures, reply } = await lastWords(tx, row.id)
    cells.push([
      row.number, local(row.receivedAt), row.channels.map((channel) => texts.channels[channel]).join('、'), row.window, row.person, who?.name ?? texts.refused, who?.contact ?? texts.refused,
      row.content, row.result ? texts.results[row.result] : null, measures, reply, row.closedAt && local(row.closedAt),
    ])
  }
  const bytes = await toBytes(writeWorkbook([{ name: texts.sheet, columns: COLUMNS, rows: cells }]))
  return { filename: texts.filename.replace('{from}', from).replace('{to}', to), contentBase64: Buffer.from(bytes).toString('base64') }
}

async function lastWords(tx: Transaction, id: string): Promise<{ measures: string | null; reply: string | null }> {
  const [events, words] = [await loadStream<ComplaintEvent>(tx, streamOf(id)), await wordsOf(tx, id)]
  const last = (...types: ComplaintEvent['type'][]) => {
    const said = events.findLast(({ event }) => types.includes(event.type) && 'message' in event && event.message)?.event
    return said && 'message' in said && said.message ? (words.get(said.message)?.text ?? null) : null
  }
  return { measures: last('CorrectiveOpinionGiven'), reply: last('ReplySent', 'ComplainantTold') }
}

const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'second' })

interface Reply { readonly sourceNumber: string; readonly number: string; readonly result: ComplaintRow['result']; readonly text: string; readonly repliedAt: Temporal.Instant }

/** What goes back to the hotline, as a file it takes. */
export async function repliesWorkbook(replies: readonly Reply[]): Promise<File> {
  const { replies: words } = texts
  const columns: readonly SheetColumn[] = [text(words.sourceNumber, 24), text(words.number, 16), text(words.result, 10), text(words.text, 60), { header: words.repliedAt, kind: 'datetime', width: 20 }]
  const rows = replies.map((one) => [one.sourceNumber, one.number, one.result ? texts.results[one.result] : null, one.text, local(one.repliedAt)])
  return { filename: words.filename, contentBase64: Buffer.from(await toBytes(writeWorkbook([{ name: words.sheet, columns, rows }]))).toString('base64') }
}
