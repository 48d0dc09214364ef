import { fileURLToPath } from 'node:url'
import { casesContract } from '@hall/contract-cases'
import { defineService, type ServiceContext } from '@hall/service-kit'
import { receiptKey } from './config.ts'
import { onAttendance } from './events/on-attendance.ts'
import { onOrganization } from './events/on-organization.ts'
import { onPersonnel } from './events/on-personnel.ts'
import { onRegulation } from './events/on-regulation.ts'
import { toPublic } from './events/to-public.ts'
import { reprojectCases } from './jobs/reproject.ts'
import { runClocks } from './jobs/run-clocks.ts'
import { importRegisters } from './registers/import-register.ts'
import { authorizationsHandlers } from './rpc/authorizations.ts'
import { clockHandlers } from './rpc/clock.ts'
import { contactsHandlers } from './rpc/contacts.ts'
import { contentsHandlers } from './rpc/contents.ts'
import { feesHandlers } from './rpc/fees.ts'
import { guidesHandlers } from './rpc/guides.ts'
import { handlingHandlers } from './rpc/handling.ts'
import { holidayServicesHandlers } from './rpc/holiday-services.ts'
import { intakeHandlers } from './rpc/intake.ts'
import { itemChangesHandlers } from './rpc/item-changes.ts'
import { itemFilesHandlers } from './rpc/item-files.ts'
import { itemsHandlers } from './rpc/items.ts'
import { jointHandlers } from './rpc/joint.ts'
import { negationsHandlers } from './rpc/negations.ts'
import { papersHandlers } from './rpc/papers.ts'
import { queueHandlers } from './rpc/queue.ts'
import { registersHandlers } from './rpc/registers.ts'
import { resultsHandlers } from './rpc/results.ts'
import { statisticsHandlers } from './rpc/statistics.ts'
import { ticketsHandlers } from './rpc/tickets.ts'
import { watchHandlers } from './rpc/watch.ts'
import { gatherTallies } from './statistics/gather.ts'

export const service = defineService({
  contract: casesContract,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  handlers: (context) => {
    // Missing, it is said at the start and not when the first case is finished.
    receiptKey()
    return handlersOf(context)
  },
  toPublic,
  consumers: (context) => [onAttendance(context), onOrganization(), onPersonnel(), onRegulation()],
  jobs: (context) => [runClocks(context), reprojectCases(context), importRegisters(context), gatherTallies(context)],
})

function handlersOf(context: ServiceContext) {
  return {
    items: itemsHandlers(context), itemChanges: itemChangesHandlers(context), itemFiles: itemFilesHandlers(context), authorizations: authorizationsHandlers(context), guides: guidesHandlers(context),
    intake: intakeHandlers(context), handling: handlingHandlers(context), results: resultsHandlers(context), clock: clockHandlers(context), negations: negationsHandlers(context), joint: jointHandlers(context),
    queue: queueHandlers(context), papers: papersHandlers(context), contacts: contactsHandlers(context), fees: feesHandlers(context), watch: watchHandlers(context), statistics: statisticsHandlers(context),
    registers: registersHandlers(context), tickets: ticketsHandlers(context), holidayServices: holidayServicesHandlers(context), contents: contentsHandlers(context),
  }
}
