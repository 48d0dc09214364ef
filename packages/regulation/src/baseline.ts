import { z } from 'zod'
import national from '../data/national-baseline.json' with { type: 'json' }
import { cited } from './cited.ts'

const workdays = z.int().min(1).max(400)
const extension = z.strictObject({ times: z.int().min(1), workdays, approvedBy: z.enum(['organ_head', 'government_head']) })

/** The floor the law sets under every center: `regulations/national/baseline.yaml`. */
export const baseline = z.strictObject({
  inForceFrom: z.iso.date(),
  decision: cited(z.strictObject({ workdays, extension })),
  joint: cited(z.strictObject({ workdays, extension })),
  lowerExamination: cited(z.strictObject({ workdays })),
  delivery: cited(z.strictObject({ workdays })),
  notice: cited(z.strictObject({ workdays, expiry: z.literal('deemed_acceptance') })),
  stops: cited(z.strictObject({ grounds: z.array(z.string()), notice: z.literal('required') })),
  unit: cited(z.literal('workday')),
})
export type Baseline = z.infer<typeof baseline>

/** As it comes with Hall: the same as the file in `regulations/national`, for services that decide without one. */
export const nationalBaseline: Baseline = baseline.parse(national)
