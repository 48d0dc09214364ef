import { z } from 'zod'
import { AREAS } from './clause.ts'

/** `regulations/<center>/policy/<area>@<effective-from>.yaml` */
export const policyFile = z.strictObject({
  center: z.string(),
  area: z.enum(AREAS),
  effectiveFrom: z.iso.date(),
  policy: z.record(z.string(), z.unknown()),
})
export type PolicyFile = z.infer<typeof policyFile>

/** A published version, as the services keep it. Never changes. */
export interface PolicyVersion<P = unknown> {
  readonly center: string
  readonly area: string
  readonly version: number
  /** First day it applies, `YYYY-MM-DD`. */
  readonly effectiveFrom: string
  readonly policy: P
}
