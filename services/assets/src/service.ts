import { fileURLToPath } from 'node:url'
import { assetsContract } from '@hall/contract-assets'
import { ledgerHandlers, signHeads } from '@hall/ledger'
import { namesHandler } from '@hall/organization-copy'
import { defineService } from '@hall/service-kit'
import { consumers } from './events/consumers.ts'
import { toPublic } from './events/to-public.ts'
import { accountsHandlers } from './rpc/accounts.ts'
import { assetsHandlers } from './rpc/assets.ts'
import { awardsHandlers } from './rpc/awards.ts'
import { custodyHandlers } from './rpc/custody.ts'
import { faultsHandlers } from './rpc/faults.ts'
import { findingsHandlers } from './rpc/findings.ts'
import { loginsHandlers } from './rpc/logins.ts'
import { lossesHandlers } from './rpc/losses.ts'
import { machinesHandlers } from './rpc/machines.ts'
import { networkHandlers } from './rpc/network.ts'
import { pagesHandlers } from './rpc/pages.ts'
import { passesHandlers } from './rpc/passes.ts'
import { repairsHandlers } from './rpc/repairs.ts'
import { requestsHandlers } from './rpc/requests.ts'
import { sanctionsHandlers } from './rpc/sanctions.ts'
import { softwareHandlers } from './rpc/software.ts'
import { stocktakesHandlers } from './rpc/stocktakes.ts'
import { suppliesHandlers } from './rpc/supplies.ts'
import { upkeepHandlers } from './rpc/upkeep.ts'

export const service = defineService({
  contract: assetsContract,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  handlers: (context) => ({
    ledger: ledgerHandlers(context),
    people: { names: namesHandler(context) },
    assets: assetsHandlers(context),
    custody: custodyHandlers(context),
    requests: requestsHandlers(context),
    repairs: repairsHandlers(context),
    passes: passesHandlers(context),
    stocktakes: stocktakesHandlers(context),
    losses: lossesHandlers(context),
    network: { ...networkHandlers(context), ...accountsHandlers(context), ...loginsHandlers(context), ...upkeepHandlers(context) },
    machines: { ...machinesHandlers(context), ...pagesHandlers(context), ...softwareHandlers(context), ...faultsHandlers(context) },
    sanctions: sanctionsHandlers(context),
    findings: findingsHandlers(context),
    awards: awardsHandlers(context),
    ...suppliesHandlers(context),
  }),
  toPublic,
  consumers: () => consumers,
  jobs: (context) => [signHeads(context)],
})
