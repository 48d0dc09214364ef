import { ops } from '@hall/contract'
import { badgeProcedures } from './procedures/badges.ts'
import { coverProcedures } from './procedures/covers.ts'
import { entryProcedures } from './procedures/entries.ts'
import { leavingProcedures } from './procedures/leavings.ts'
import { mandateProcedures } from './procedures/mandates.ts'
import { pairProcedures } from './procedures/pairs.ts'
import { returnProcedures } from './procedures/returns.ts'
import { sessionProcedures } from './procedures/sessions.ts'
import { staffProcedures } from './procedures/staff.ts'

export const procedures = {
  ops,
  entries: entryProcedures,
  leavings: leavingProcedures,
  badges: badgeProcedures,
  pairs: pairProcedures,
  covers: coverProcedures,
  mandates: mandateProcedures,
  returns: returnProcedures,
  sessions: sessionProcedures,
  staff: staffProcedures,
} as const
