import type { z } from 'zod'
import { attendancePolicy } from './attendance-policy.ts'

/** The areas that have typed policy values so far; each further area adds its schema here. */
export const policySchemas = { attendance: attendancePolicy } as const
export type PolicyArea = keyof typeof policySchemas
export type PolicyOf<A extends PolicyArea> = z.infer<(typeof policySchemas)[A]>

/** A policy with its fields in the order of its schema, whatever order a database kept them in; as it is where no schema takes it. */
export function inSchemaOrder(area: string, policy: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const schema = Object.entries(policySchemas).find(([known]) => known === area)?.[1]
  return schema?.safeParse(policy).data ?? policy
}
