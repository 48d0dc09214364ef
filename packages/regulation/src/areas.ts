import type { z } from 'zod'
import { attendancePolicy } from './attendance-policy.ts'

/** The areas that have typed policy values so far; each further area adds its schema here. */
export const policySchemas = { attendance: attendancePolicy } as const
export type PolicyArea = keyof typeof policySchemas
export type PolicyOf<A extends PolicyArea> = z.infer<(typeof policySchemas)[A]>
