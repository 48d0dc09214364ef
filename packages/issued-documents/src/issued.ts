import type { IssuedDocumentView, IssuedDocx, IssuedPage } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { FormTemplate, FormValues } from '@hall/documents/print'
import { and, asc, eq, getTableColumns, inArray } from 'drizzle-orm'
import { fingerprint } from './issue-document.ts'
import { issuedDocument } from './schema.ts'

export type IssuedRow = typeof issuedDocument.$inferSelect

const { html: _html, source: _source, ...listed } = getTableColumns(issuedDocument)

/** Undefined where there is none within the reach of the transaction, or it belongs to another record. Throws when the row was changed. */
export async function findIssued(tx: Transaction, id: string, subject?: string): Promise<IssuedRow | undefined> {
  if (!UUID.test(id)) return undefined
  const [row] = await tx.select().from(issuedDocument).where(and(eq(issuedDocument.id, id), subject === undefined ? undefined : eq(issuedDocument.subject, subject)))
  if (row && fingerprint(row.html, row.source) !== row.sha256) throw new Error(`document ${row.id} is not what was issued: its row was changed`)
  return row
}
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Those issued on one record, first issued first. */
export async function listIssued(tx: Transaction, subject: string): Promise<IssuedDocumentView[]> {
  return (await issuedOn(tx, [subject])).get(subject) ?? []
}

/** Those issued on several records, for a list that shows them. */
export async function issuedOn(tx: Transaction, subjects: readonly string[]): Promise<Map<string, IssuedDocumentView[]>> {
  if (subjects.length === 0) return new Map()
  const rows = await tx.select(listed).from(issuedDocument).where(inArray(issuedDocument.subject, [...subjects])).orderBy(asc(issuedDocument.issuedAt), asc(issuedDocument.id))
  const views = new Map<string, IssuedDocumentView[]>()
  for (const row of rows) views.set(row.subject, [...(views.get(row.subject) ?? []), issuedToView(row)])
  return views
}

export function issuedToView({ id, number, form, title, issuedAt, issuedByName }: Omit<IssuedRow, 'html' | 'source'>): IssuedDocumentView {
  return { id, number, form, title, issuedAt: issuedAt.toString(), issuedBy: issuedByName }
}

export function issuedToPage({ number, title, html, sha256 }: IssuedRow): IssuedPage {
  return { number, title, html, sha256 }
}

/** Made from the template and values kept at issue, not from those of today. */
export async function issuedToDocx({ number, title, language, source }: IssuedRow): Promise<IssuedDocx> {
  const { template, values } = JSON.parse(source) as { template: FormTemplate; values: FormValues }
  // A large library that only this needs.
  const { renderDocx } = await import('@hall/documents/docx')
  const bytes = await renderDocx(template, values, language)
  return { filename: `${title[language]} ${number}.docx`, docxBase64: Buffer.from(bytes).toString('base64') }
}
