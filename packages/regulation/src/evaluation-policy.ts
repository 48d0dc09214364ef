import { z } from 'zod'
import { cited } from './cited.ts'

const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const slug = z.string().regex(/^[a-z][a-z0-9_]*$/)
const named = z.array(z.strictObject({ id: slug, name: localized })).min(1)
const yes = cited(z.literal(true))
/** What an entry of the ledger is. */
export const LEDGER_KINDS = ['deduction', 'award_loss', 'circular', 'criticism', 'elimination_ground', 'promise_breach'] as const
export const APPRAISAL_INPUTS = ['leader', 'peer', 'ordinary', 'annual', 'qualitative', 'quantitative'] as const
const kinds = z.array(z.enum(LEDGER_KINDS)).min(1)

const appraisal = z.strictObject({
  /** Aspects of a form, all of them scored before there is a total; the heaviest has strictly the largest maximum. */
  persons: cited(z.strictObject({ aspects: named, heaviest: slug.nullable(), total: z.int().min(1).max(1000) })).optional(),
  windows: cited(z.strictObject({ aspects: named, heaviest: slug.nullable(), total: z.int().min(1).max(1000) })).optional(),
  /** Each has an indicator. */
  factors: cited(z.array(z.enum(['quantity', 'quality', 'efficiency', 'achievement'])).min(1)).optional(),
  /** A round that lacks one of them is not complete. */
  inputs: cited(z.array(z.enum(APPRAISAL_INPUTS)).min(1)).optional(),
  announced: cited(z.array(z.enum(['scope', 'time', 'content', 'method', 'procedure', 'grades'])).min(1)).optional(),
  /** A mark says what it rests on. */
  basis: yes.optional(),
  /** From the highest; a grade is reached by its lower bound in full, nothing is rounded up. */
  grades: cited(z.array(z.strictObject({ id: slug, name: localized, from: z.number().min(0).max(1000) })).min(1)).optional(),
  reconsideration: yes.optional(),
  /** Months of attendance that must be closed before a year is. */
  closedMonths: cited(z.int().min(1).max(12)).optional(),
  leaderOpinion: yes.optional(),
  /** Whoever is chosen over somebody with a higher result is chosen for a reason. */
  selection: yes.optional(),
  lastTwice: cited(z.strictObject({ years: z.int().min(2).max(5), ground: z.int().min(1).max(99) })).optional(),
  lastWindows: cited(z.strictObject({ places: z.int().min(1).max(20), years: z.int().min(2).max(5) })).optional(),
  /** A unit of this grade mends within the time it is set; its people stay below the grade barred. */
  rectification: cited(z.strictObject({ grade: slug })).optional(),
  barred: cited(z.strictObject({ grade: slug, cappedTo: slug })).optional(),
})

const accountability = z.strictObject({
  grounds: z.array(z.strictObject({
    id: slug, number: z.int().min(1).max(99), name: localized,
    rule: cited(z.strictObject({
      /** What must be said and shown before it is chosen. */
      requires: z.array(slug).max(12),
      /** Said beside it, this must be explained as well. */
      explains: z.array(z.strictObject({ given: slug, needs: slug })).max(4),
      resultNeeded: z.boolean(),
      /** Goes to another body before it is closed. */
      referred: z.boolean(),
      /** The head of the center signs. */
      headSigns: z.boolean(),
    })),
  })).min(1),
  /** Fault, a rule broken, a result. */
  elements: yes.optional(),
  /** Evidence, and of each person the act. */
  evidence: yes.optional(),
  attribution: z.strictObject({
    perStage: yes.optional(), intent: yes.optional(), concealed: yes.optional(), overruled: yes.optional(), altered: yes.optional(), meeting: yes.optional(),
    /** A post left without handing it over; badly covered. */
    left: yes.optional(), covered: yes.optional(),
  }),
  superior: yes.optional(),
})

/** What a center's regulation says about scores, the yearly appraisal and accountability. What it leaves open is absent: no points, no grade, no limit is made up. */
export const evaluationPolicy = z.strictObject({
  /** Whose score an entry against somebody counts in beside the own. */
  countsFor: cited(z.array(z.enum(['person', 'window'])).min(1)).optional(),
  /** Points a year begins with, and what an entry costs whose source names none. Without it entries are listed and there is no number. */
  scale: cited(z.strictObject({ base: z.number().min(0).max(1000), each: z.partialRecord(z.enum(LEDGER_KINDS), z.number().min(0).max(1000)) })).optional(),
  /** Fewer people show no rate. */
  smallest: cited(z.int().min(1).max(1000)),
  promise: z.strictObject({
    /** What a promise broken may be met with. */
    breach: cited(z.array(z.enum(['talk', 'criticism', 'circular', 'deduction'])).min(1)),
    /** Whether it goes on to accountability is decided each time. */
    escalation: yes.optional(),
  }).optional(),
  /** So many entries of a kind in force, or one marked serious, propose a consequence. */
  repeats: z.array(z.strictObject({
    id: slug,
    rule: cited(z.strictObject({ kind: z.enum(LEDGER_KINDS), count: z.int().min(1).max(20), within: z.enum(['year', 'posting']), orSerious: z.boolean(), consequence: z.enum(['change_of_post', 'withdraw_qualification']) })),
  })),
  /** Entries in force that take the eligibility for awards of the year. */
  awardBars: cited(kinds).optional(),
  appraisal: appraisal.optional(),
  accountability: accountability.optional(),
})
export type EvaluationPolicy = z.infer<typeof evaluationPolicy>
