import { hash } from 'node:crypto'
import { dateOf } from '@hall/calendar'
import type { IssuedDocumentView } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { type FormLanguage, type FormTemplate, type FormValues, formTemplate, renderForm } from '@hall/documents/print'
import { formatDay, formatNumber, nextSerial } from './number.ts'
import { issuedDocument } from './schema.ts'

export interface Issue {
  /** From `service.newId()`. */
  readonly id: string
  /** What it is issued on: `case/<id>`. */
  readonly subject: string
  /** The place of that record: whoever may read the record may read the document. */
  readonly place: { readonly center: string; readonly department?: string | null; readonly window?: string | null; readonly person?: string | null }
  readonly form: FormTemplate
  /** Numbers run by center, prefix and year; a form has a prefix of its own, as data. */
  readonly prefix: string
  /** `number` and `issuedOn` are filled in beside these. */
  readonly values: FormValues
  readonly by: { readonly id: string; readonly name: string }
  readonly now: Temporal.Instant
  readonly language?: FormLanguage
}

/** What the journal event of the command should carry: the hash makes a later change of the row visible. */
export interface Issued extends IssuedDocumentView { readonly sha256: string }

/** Numbers a form, renders it once and keeps it so, in the transaction of the command. */
export async function issueDocument(tx: Transaction, { id, subject, place, form, prefix, values, by, now, language = 'zh' }: Issue): Promise<Issued> {
  const date = dateOf(now)
  const serial = await nextSerial(tx, { center: place.center, prefix, year: date.year })
  const number = formatNumber({ prefix, year: date.year, serial })
  const filled: FormValues = { ...values, fields: { ...values.fields, number, issuedOn: formatDay(date) } }
  const template = formTemplate.parse(form)
  const html = renderForm(template, filled, language)
  const source = JSON.stringify({ template, values: filled })
  const sha256 = fingerprint(html, source)
  const { center, department, window, person } = place
  await tx.insert(issuedDocument).values({
    id, center, department, window, person, subject, form: form.id, title: form.title, series: prefix, year: date.year, serial, number,
    language, source, html, sha256, issuedBy: by.id, issuedByName: by.name, issuedAt: now,
  })
  return { id, number, form: form.id, title: form.title, issuedAt: now.toString(), issuedBy: by.name, sha256 }
}

export function fingerprint(html: string, source: string): string {
  return hash('sha256', `${html}\n${source}`, 'hex')
}
