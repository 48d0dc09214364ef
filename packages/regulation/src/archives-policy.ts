import { z } from 'zod'
import { cited } from './cited.ts'

const CLASSES = ['documents', 'business', 'audiovisual', 'honors', 'policy_documents', 'center_documents', 'case_materials', 'other'] as const
const point = cited(z.literal('checked')).optional()
const TERMS = ['permanent', 'long', 'short'] as const

/** What a regulation says about archives; a regulation that is silent has no such rule. */
export const archivesPolicy = z.strictObject({
  /** One person answers for a register at a time. */
  keeper: cited(z.strictObject({ perRegister: z.literal(1) })).optional(),
  officeKeeps: cited(z.enum(['sections'])).optional(),
  windowKeeps: cited(z.enum(['own'])).optional(),
  /** The classes of the office's register, in their order. */
  officeClasses: cited(z.array(z.enum(CLASSES)).min(1)).optional(),
  /** The main classes of a window's register; others are possible. */
  windowClasses: cited(z.array(z.enum(CLASSES)).min(1)).optional(),
  /** Papers of the year before, confirmed by the office up to a day. */
  sectionFiling: cited(z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(28).or(z.literal([29, 30, 31])) })).optional(),
  windowFiling: cited(z.enum(['each_quarter'])).optional(),
  /** What a volume needs before it counts as filed. */
  volumeFields: cited(z.array(z.enum(['class', 'entry', 'number'])).min(1)).optional(),
  dailyCheck: cited(z.strictObject({ everyMonths: z.int().min(1).max(12) })).optional(),
  /** Points of an inspection, each under the clause that asks for it. */
  checklist: z.strictObject({ managed: point, confidential: point, safe: point, cabinets_clean: point, nothing_private: point, diligent: point, secrecy_observed: point, put_away: point }).optional(),
  repair: cited(z.strictObject({ terms: z.array(z.enum(TERMS)).min(1), startWithinWorkdays: z.int().min(0).max(60) })).optional(),
  log: cited(z.array(z.enum(['received', 'kept', 'changed', 'consulted', 'used', 'transferred'])).min(1)).optional(),
  /** A change of the archivist takes the counted list, signed by both. */
  handover: cited(z.array(z.enum(['outgoing', 'incoming'])).min(2)).optional(),
  /** Consent of the head of the section or window that keeps the volume. */
  consent: cited(z.enum(['head'])).optional(),
  /** Of secret and important ones: of the leader above, by where they are kept. */
  higherConsent: cited(z.strictObject({ section: z.enum(['center_leader', 'unit_leader']), window: z.enum(['center_leader', 'unit_leader']) })).optional(),
  condition: cited(z.enum(['recorded_on_return'])).optional(),
  copyConsent: cited(z.enum(['as_for_consultation'])).optional(),
  returnAfterUse: cited(z.enum(['same_workday'])).optional(),
  loan: cited(z.strictObject({ maxWorkdays: z.int().min(1).max(30) })).optional(),
  /** What needs somebody's approval on record. */
  approvalFor: cited(z.array(z.enum(['consult', 'copy', 'transcribe', 'publish'])).min(1)).optional(),
  /** What somebody shows and gives who takes back the materials of a case. */
  returnReceipt: cited(z.array(z.enum(['identity_proof', 'signature'])).min(1)).optional(),
  /** Files of cases are for their window; attempts at those of others are refused, kept and counted. */
  foreignFiles: cited(z.enum(['refused_and_counted'])).optional(),
})
export type ArchivesPolicy = z.infer<typeof archivesPolicy>
