import { ops } from '@hall/contract'
import { badgeProcedures } from './procedures/badges.ts'
import { entryProcedures } from './procedures/entries.ts'
import { leavingProcedures } from './procedures/leavings.ts'
import { staffProcedures } from './procedures/staff.ts'

export const procedures = {
  ops,
  entries: entryProcedures,
  leavings: leavingProcedures,
  badges: badgeProcedures,
  staff: staffProcedures,
} as const
