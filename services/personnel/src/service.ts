import { fileURLToPath } from 'node:url'
import { personnelContract } from '@hall/contract-personnel'
import { defineService } from '@hall/service-kit'
import { onAttendance } from './events/on-attendance.ts'
import { onCases, onComplaints, onHoldings } from './events/on-holdings.ts'
import { onOrganization } from './events/on-organization.ts'
import { onRegulation } from './events/on-regulation.ts'
import { onSupervision } from './events/on-supervision.ts'
import { toPublic } from './events/to-public.ts'
import { badgesHandlers } from './rpc/badges.ts'
import { callsHandlers } from './rpc/calls.ts'
import { capabilitiesHandlers } from './rpc/capabilities.ts'
import { coversHandlers } from './rpc/covers.ts'
import { documentsHandlers } from './rpc/documents.ts'
import { entriesHandlers } from './rpc/entries.ts'
import { incidentsHandlers } from './rpc/incidents.ts'
import { internsHandlers } from './rpc/interns.ts'
import { leavingsHandlers } from './rpc/leavings.ts'
import { mandatesHandlers } from './rpc/mandates.ts'
import { pairsHandlers } from './rpc/pairs.ts'
import { recordsHandlers } from './rpc/records.ts'
import { returnsHandlers } from './rpc/returns.ts'
import { secondmentsHandlers } from './rpc/secondments.ts'
import { sessionsHandlers } from './rpc/sessions.ts'
import { sheetsHandlers } from './rpc/sheets.ts'
import { staffHandlers } from './rpc/staff.ts'
import { stagesHandlers } from './rpc/stages.ts'
import { tasksHandlers } from './rpc/tasks.ts'

export const service = defineService({
  contract: personnelContract,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  handlers: (context) => ({
    entries: entriesHandlers(context),
    leavings: leavingsHandlers(context),
    badges: badgesHandlers(context),
    pairs: pairsHandlers(context),
    covers: coversHandlers(context),
    mandates: mandatesHandlers(context),
    returns: returnsHandlers(context),
    sessions: sessionsHandlers(context),
    capabilities: capabilitiesHandlers(context),
    documents: documentsHandlers(context),
    incidents: incidentsHandlers(context),
    interns: internsHandlers(context),
    records: recordsHandlers(context),
    secondments: secondmentsHandlers(context),
    sheets: sheetsHandlers(context),
    calls: callsHandlers(context),
    tasks: tasksHandlers(context),
    stages: stagesHandlers(context),
    staff: staffHandlers(context),
  }),
  toPublic,
  consumers: (context) => [onOrganization(), onRegulation(), onAttendance(context), onCases(), onComplaints(), onHoldings('archives'), onHoldings('assets'), onHoldings('seals'), onSupervision()],
})
