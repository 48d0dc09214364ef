import { isoDate, isoInstant } from '@hall/contract'
import { z } from 'zod'
import { KINDS, line, placeId, text } from './shapes.ts'

/** A limit in the words of the list of items: `anticipate_day` with its type, or `promise_day`. */
const limitDays = z.object({ days: z.int().min(0).max(2000), unit: z.enum(['workday', 'calendar_day']) })
export type LimitDays = z.infer<typeof limitDays>
const short = z.string().trim().max(500)

/** Fields of an item as the national list of service items (事项实施清单) has them; its own names stand beside where they differ. */
export const itemContent = z.object({
  /** task_code */
  code: z.string().trim().regex(/^[A-Za-z0-9._-]{2,60}$/),
  /** catalog_code */
  catalogCode: z.string().trim().max(60).optional(),
  /** task_name */
  name: line,
  /** task_type */
  itemType: z.enum(['license', 'non_license_approval', 'public_service', 'other']),
  /** project_type */
  kind: z.enum(KINDS),
  /** by_law: what it rests on. */
  basis: z.array(short).max(30),
  /** accept_condition */
  conditions: z.array(short).max(40),
  /** material list: task_material */
  materials: z.array(z.object({
    code: z.string().trim().regex(/^[A-Za-z0-9._-]{1,60}$/), name: line, required: z.boolean(), form: z.enum(['original', 'copy', 'electronic', 'paper']).default('paper'),
    copies: z.int().min(0).max(20).default(1), source: short.optional(), sample: z.boolean().default(false),
  })).max(80),
  /** handle_flow */
  steps: z.array(short).max(40),
  serviceStandard: short.optional(),
  /** anticipate_day, anticipate_type, anticipate_explain */
  statutory: limitDays.nullable(),
  statutoryBasis: short.optional(),
  /** promise_day, promise_type, promise_explain */
  promised: limitDays.nullable(),
  promiseNote: short.optional(),
  /** Of a joint item: working days each department has for its part. */
  parts: z.array(z.object({ department: placeId, days: z.int().min(1).max(200) })).max(20).optional(),
  /** Days of the government's own approval within the promise. */
  governmentDays: z.int().min(0).max(200).optional(),
  unitDays: z.int().min(0).max(200).optional(),
  examinationDays: z.int().min(1).max(200).optional(),
  approvalDays: z.int().min(1).max(200).optional(),
  /** special_procedure: what may stop the clock, and for how long. */
  specialProcedures: z.array(z.object({ kind: z.string().max(40), days: z.int().min(1).max(400), basis: short })).max(12),
  procedures: z.array(z.enum(['review', 'survey', 'expert_discussion', 'collective_study', 'other'])).max(5),
  onSpot: z.boolean(),
  internalStages: z.int().min(0).max(30),
  siteCheck: z.boolean(),
  givesDocument: z.boolean(),
  /** 一审一核: one examines, another approves. */
  twoPersons: z.boolean(),
  simple: z.boolean(),
  /** The legal ground on which silence is consent; none: expiry only escalates. */
  deemedApproval: z.object({ basis: short.min(1) }).nullable(),
  major: z.boolean(),
  /** 一次办好 */
  oneVisit: z.boolean(),
  /** Departments a joint item involves, the own one included. */
  departments: z.array(placeId).max(20),
  jointClass: z.string().max(60).nullable(),
  /** task_fee */
  fees: z.array(z.object({ code: z.string().max(60), name: z.string().max(100), cents: z.int().min(0).max(100_000_000), unit: short, basis: short, scope: short })).max(20),
  /** Announced as free from that day on. */
  freeFrom: isoDate.nullable(),
  /** link_way */
  phone: z.string().trim().max(60),
  /** supervise_way */
  supervision: short,
  /** remedies: review and suit */
  remedies: short,
  handlingBody: short,
  windowPowers: short,
  place: short,
  placeReason: short.optional(),
})
export type ItemContent = z.infer<typeof itemContent>

export const ITEM_STATES = ['draft', 'published', 'left'] as const
export const itemRow = z.object({
  id: z.uuid(), center: placeId, department: placeId, code: z.string(), name: z.string(), kind: z.enum(KINDS), state: z.enum(ITEM_STATES), version: z.int(),
  effectiveFrom: isoDate.nullable(), leftOn: isoDate.nullable(), promised: limitDays.nullable(), statutory: limitDays.nullable(), windows: z.array(placeId),
  missing: z.array(z.string()), reviewedOn: isoDate.nullable(), proposedTwoPersons: z.boolean(),
})
export const itemVersion = z.object({
  version: z.int(), effectiveFrom: isoDate, publishedAt: isoInstant, content: itemContent, decision: z.string().nullable(),
  /** Working days after the day of effect on which it was published. */
  daysLate: z.int(),
})

export const CHANGE_KINDS = ['entry', 'change', 'cancellation', 'exit'] as const
export const itemChange = z.object({
  id: z.uuid(), center: placeId, department: placeId, item: z.string().nullable(), kind: z.enum(CHANGE_KINDS), name: z.string(),
  ground: z.string().nullable(), groundText: z.string().nullable(), effectiveFrom: isoDate.nullable(),
  steps: z.array(z.object({ step: z.string(), doneAt: isoInstant.nullable(), on: isoDate.nullable(), document: z.string().nullable(), by: z.string().nullable() })),
  state: z.enum(['open', 'executed', 'returned']), appliedAt: isoInstant, reason: z.string().nullable(),
})
export const stepText = text
