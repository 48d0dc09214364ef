import { ops } from '@hall/contract'
import { badgeProcedures } from './procedures/badges.ts'
import { callProcedures } from './procedures/calls.ts'
import { capabilityProcedures } from './procedures/capabilities.ts'
import { coverProcedures } from './procedures/covers.ts'
import { documentProcedures } from './procedures/documents.ts'
import { entryProcedures } from './procedures/entries.ts'
import { incidentProcedures } from './procedures/incidents.ts'
import { internProcedures } from './procedures/interns.ts'
import { leavingProcedures } from './procedures/leavings.ts'
import { mandateProcedures } from './procedures/mandates.ts'
import { pairProcedures } from './procedures/pairs.ts'
import { recordProcedures } from './procedures/records.ts'
import { returnProcedures } from './procedures/returns.ts'
import { secondmentProcedures } from './procedures/secondments.ts'
import { sessionProcedures } from './procedures/sessions.ts'
import { sheetProcedures } from './procedures/sheets.ts'
import { staffProcedures } from './procedures/staff.ts'
import { stageProcedures } from './procedures/stages.ts'
import { taskProcedures } from './procedures/tasks.ts'

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
  capabilities: capabilityProcedures,
  documents: documentProcedures,
  incidents: incidentProcedures,
  interns: internProcedures,
  records: recordProcedures,
  secondments: secondmentProcedures,
  sheets: sheetProcedures,
  calls: callProcedures,
  tasks: taskProcedures,
  stages: stageProcedures,
} as const
