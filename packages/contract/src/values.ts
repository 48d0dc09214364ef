import { z } from 'zod'
import { localized } from './shapes.ts'

/** `YYYY-MM-DD`, a day that exists; no database has a year 0. */
export const isoDate = z.iso.date().refine((text) => text >= '0001-01-01')
/** An instant in UTC or with an offset. */
export const isoInstant = z.iso.datetime({ offset: true })
/** Center prefix, area, running number: `QP-ATT-02`. */
export const clauseId = z.string().regex(/^[A-Z]{2,3}-[A-Z]{3}-\d{2,3}$/)
/** Unique in the city; printed on the badge. */
export const staffNumber = z.string().regex(/^[A-Za-z0-9-]{2,32}$/)

/** A spreadsheet inside a request: the edge takes 1 MB a request, so 700 kB of file. */
export const spreadsheetUpload = z.object({
  filename: z.string().min(1).max(200),
  contentBase64: z.base64().max(960_000),
})

/** Public event of every service, `notice-raised`: the organization service puts it into people's inboxes. */
export const noticeRaised = z.object({
  center: z.string().nullable(),
  /** Person ids. */
  recipients: z.array(z.string()).max(1000),
  title: localized,
  body: localized,
  clauses: z.array(clauseId),
  /** Path in the admin SPA. */
  link: z.string().nullable(),
})
export type NoticeRaised = z.infer<typeof noticeRaised>

/** What a person may still hold when leaving a post. */
export const HOLDING_KINDS = ['case', 'seal', 'asset', 'archive_loan', 'role', 'complaint', 'objection', 'leave_balance', 'badge', 'key'] as const

/**
 * Public event of every service, `holding-changed`: a person holds something that must be handed over or settled before
 * release, or no longer does. `reference` is unique within the kind. Personnel keeps the open ones as the person's settlement.
 */
export const holdingChanged = z.object({
  person: staffNumber,
  kind: z.enum(HOLDING_KINDS),
  reference: z.string().min(1).max(120),
  open: z.boolean(),
  center: z.string(),
  /** What the settlement shows beside the reference: a title, a number of days. */
  label: localized.nullable(),
})
export type HoldingChanged = z.infer<typeof holdingChanged>
