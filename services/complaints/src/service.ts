import { fileURLToPath } from 'node:url'
import { complaintsContract } from '@hall/contract-complaints'
import { defineService, type ServiceContext } from '@hall/service-kit'
import { receiptKey } from './config.ts'
import { warmKeys } from './db/keyed-hash.ts'
import { onCases } from './events/on-cases.ts'
import { onOrganization } from './events/on-organization.ts'
import { onRegulation } from './events/on-regulation.ts'
import { toPublic } from './events/to-public.ts'
import { remind } from './jobs/remind.ts'
import { callbacksHandlers } from './rpc/callbacks.ts'
import { consequencesHandlers } from './rpc/consequences.ts'
import { deskHandlers } from './rpc/desk.ts'
import { intakeHandlers } from './rpc/intake.ts'
import { mineHandlers } from './rpc/mine.ts'
import { portalHandlers } from './rpc/portal.ts'
import { ratingsHandlers } from './rpc/ratings.ts'
import { unitHandlers } from './rpc/unit.ts'

export const service = defineService({
  contract: complaintsContract,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  handlers: (context) => {
    warmKeys(context.db)
    receiptKey()
    return handlersOf(context)
  },
  toPublic,
  consumers: ({ newId }) => [onOrganization(), onRegulation(), onCases(newId)],
  jobs: (context) => [remind(context)],
})

function handlersOf(context: ServiceContext) {
  return {
    intake: intakeHandlers(context),
    desk: deskHandlers(context),
    unit: unitHandlers(context),
    mine: mineHandlers(context),
    ratings: ratingsHandlers(context),
    callbacks: callbacksHandlers(context),
    consequences: consequencesHandlers(context),
    portal: portalHandlers(context),
  }
}
