import { localized } from '@hall/contract'
import { z } from 'zod'

/** Names of the data a form is filled with. */
const key = z.string().min(1)

const fieldsBlock = z.strictObject({
  kind: z.literal('fields'),
  /** Fields beside one another. */
  columns: z.int().min(1).max(4),
  fields: z.array(z.strictObject({ label: localized, value: key })).min(1),
})
export type FieldsBlock = z.infer<typeof fieldsBlock>

const tableBlock = z.strictObject({
  kind: z.literal('table'),
  caption: localized.optional(),
  rows: key,
  /** What stands there where there are no rows. */
  empty: localized,
  columns: z.array(z.strictObject({ header: localized, value: key, widthPercent: z.int().min(1).max(100).optional() })).min(1),
})
export type TableBlock = z.infer<typeof tableBlock>

/** Names in braces are filled in from the fields. The first line of a paragraph is indented; one with `align` stands as it is. */
const paragraphBlock = z.strictObject({ kind: z.literal('paragraph'), text: localized, align: z.enum(['left', 'center', 'right']).optional() })
export type ParagraphBlock = z.infer<typeof paragraphBlock>

const signaturesBlock = z.strictObject({
  kind: z.literal('signatures'),
  places: z.array(z.strictObject({ label: localized, seal: z.boolean() })).min(1).max(4),
  dated: localized,
})
export type SignaturesBlock = z.infer<typeof signaturesBlock>

/** In how many copies the form is made out, and who keeps one each. */
const copiesBlock = z.strictObject({ kind: z.literal('copies'), count: z.int().min(1).max(10), holders: z.array(localized).max(10) })
export type CopiesBlock = z.infer<typeof copiesBlock>

/** A code to be read by a phone. `value` names the field with its text; without one nothing is printed. */
const qrBlock = z.strictObject({ kind: z.literal('qr'), value: key, label: localized })
export type QrBlock = z.infer<typeof qrBlock>

/** An official form as data: all its texts in both languages, and where its values come from. */
export const formTemplate = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  title: localized,
  orientation: z.enum(['portrait', 'landscape']),
  /** With `{page}` and `{pages}`. */
  pageNumber: localized,
  blocks: z.array(z.discriminatedUnion('kind', [fieldsBlock, tableBlock, paragraphBlock, signaturesBlock, copiesBlock, qrBlock])).min(1),
})
export type FormTemplate = z.infer<typeof formTemplate>
export type FormBlock = FormTemplate['blocks'][number]

export type FormText = string | z.infer<typeof localized>

/** What a form is filled with. What is missing stays blank, to be filled in by hand. */
export interface FormValues {
  readonly fields: Readonly<Record<string, FormText>>
  readonly tables?: Readonly<Record<string, readonly Readonly<Record<string, FormText>>[]>>
}

export type FormLanguage = 'zh' | 'en'
