import type { z } from 'zod'
import { archivesPolicy } from './archives-policy.ts'
import { assetsPolicy } from './assets-policy.ts'
import { attendancePolicy } from './attendance-policy.ts'
import { casesPolicy } from './cases-policy.ts'
import { complaintsPolicy } from './complaints-policy.ts'
import { evaluationPolicy } from './evaluation-policy.ts'
import { meetingsPolicy } from './meetings-policy.ts'
import { personnelPolicy } from './personnel-policy.ts'
import { sealsPolicy } from './seals-policy.ts'
import { trainingPolicy } from './training-policy.ts'

/** The areas that have typed policy values so far; each further area adds its schema here. */
export const policySchemas = {
  archives: archivesPolicy,
  assets: assetsPolicy,
  attendance: attendancePolicy,
  cases: casesPolicy,
  complaints: complaintsPolicy,
  evaluation: evaluationPolicy,
  meetings: meetingsPolicy,
  personnel: personnelPolicy,
  seals: sealsPolicy,
  training: trainingPolicy,
} as const
export type PolicyArea = keyof typeof policySchemas
export type PolicyOf<A extends PolicyArea> = z.infer<(typeof policySchemas)[A]>

/** A policy with its fields in the order of its schema, whatever order a database kept them in; as it is where no schema takes it. */
export function inSchemaOrder(area: string, policy: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const schema = Object.entries(policySchemas).find(([known]) => known === area)?.[1]
  return schema?.safeParse(policy).data ?? policy
}
