import { z } from 'zod'
import { cited } from './cited.ts'

const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

export const FACT_KINDS = ['breach', 'talk', 'complaint', 'rating', 'appraisal', 'absence', 'circular', 'record', 'deduction', 'consequence', 'last_place'] as const

/** What must be on record before a ground may be raised; they differ in kind. */
const evidence = z.discriminatedUnion('strategy', [
  /** At least so many recorded facts of these kinds. */
  z.strictObject({ strategy: z.literal('facts'), kinds: z.array(z.enum(FACT_KINDS)).min(1), atLeast: z.int().min(1).max(20) }),
  /** Last in the appraisal of so many years running. */
  z.strictObject({ strategy: z.literal('last_in_years'), years: z.int().min(2).max(5) }),
  /** A breach, a talk after it, a further breach after the talk. */
  z.strictObject({ strategy: z.literal('breach_talk_breach') }),
  /** A complaint found true, with a note on its influence. */
  z.strictObject({ strategy: z.literal('substantiated_with_influence') }),
  /** A consequence that stands, of this kind, by which the regulation of complaints has somebody sent back; the complaints it rests on go with it. */
  z.strictObject({ strategy: z.literal('consequence'), kind: z.enum(['circular_and_return', 'elimination_ground']) }),
  /** A circular of a body above the department and the center. */
  z.strictObject({ strategy: z.literal('superior_circular') }),
  /** A description and at least one piece of evidence. */
  z.strictObject({ strategy: z.literal('described') }),
])
export type Evidence = z.infer<typeof evidence>

/** Sending people back to their department. */
export const returnRules = {
  grounds: z.array(z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9_]*$/), name: localized, evidence: cited(evidence) })).optional(),
  /** Center and department consult; whether both must find the person unsuitable. */
  consultation: cited(z.strictObject({ bothAgree: z.boolean() })).optional(),
  returnLetter: cited(z.strictObject({ form: localized, series: z.string().min(1).max(12).optional(), replacement: z.boolean() })).optional(),
  accountability: cited(z.literal('by_department')).optional(),
}
