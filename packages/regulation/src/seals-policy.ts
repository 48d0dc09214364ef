import { z } from 'zod'
import { cited } from './cited.ts'

/** What a regulation says about seals. All of it optional: a regulation that is silent has no such rule. */
export const sealsPolicy = z.strictObject({
  /** A seal without its keeper cannot be used, and never has more. */
  custodians: cited(z.strictObject({ perSeal: z.literal(1) })).optional(),
  /** Whose consent a use needs: of a center's seal, and of a unit's window seal. */
  centerApproval: cited(z.enum(['section_head', 'center_leader'])).optional(),
  windowApproval: cited(z.enum(['window_head', 'center_leader'])).optional(),
  /** Parts the unit's written rules must have before the seal is complete. */
  writtenRules: cited(z.array(z.enum(['scope', 'effect', 'procedure'])).min(1)).optional(),
  /** Items of a unit that its window staff must be authorized for. */
  authorization: cited(z.enum(['every_item'])).optional(),
  /** Whoever keeps a seal in place of its custodian needs a mandate on file. */
  coverMandate: cited(z.enum(['required'])).optional(),
  /** Where an item that entered the center may be accepted. */
  acceptance: cited(z.enum(['center_only'])).optional(),
  /** What a use must refer to. */
  useFor: cited(z.enum(['case_in_center'])).optional(),
  perDecision: cited(z.strictObject({ sealsPerUnit: z.int().min(1).max(5) })).optional(),
  filing: cited(z.strictObject({
    /** Working days after the day it happened; 0 is the same working day. */
    withinWorkdays: z.int().min(0).max(30),
    useBeforeFiling: z.boolean(),
  })).optional(),
  imprint: cited(z.enum(['every_version'])).optional(),
  /** The first page is kept before the seal comes down on it. */
  firstPage: cited(z.enum(['kept_before'])).optional(),
  outing: cited(z.strictObject({ withinHours: z.int().min(1).max(240) })).optional(),
  /** Figures of a day that must be one. */
  dailyCount: cited(z.array(z.enum(['registered', 'approved', 'machine', 'archived'])).min(2)).optional(),
  oversight: cited(z.array(z.enum(['supervision', 'center'])).min(1)).optional(),
})
export type SealsPolicy = z.infer<typeof sealsPolicy>
