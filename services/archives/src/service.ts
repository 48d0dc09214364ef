import { fileURLToPath } from 'node:url'
import { archivesContract } from '@hall/contract-archives'
import { ledgerHandlers, signHeads } from '@hall/ledger'
import { namesHandler } from '@hall/organization-copy'
import { defineService } from '@hall/service-kit'
import { consumers } from './events/consumers.ts'
import { toPublic } from './events/to-public.ts'
import { watchArchives } from './jobs/watch-archives.ts'
import { accessHandlers } from './rpc/access.ts'
import { attemptsHandlers } from './rpc/attempts.ts'
import { appraisalsHandlers } from './rpc/appraisals.ts'
import { careHandlers } from './rpc/care.ts'
import { filingHandlers } from './rpc/filing.ts'
import { keepersHandlers } from './rpc/keepers.ts'
import { loansHandlers } from './rpc/loans.ts'
import { packagesHandlers } from './rpc/packages.ts'
import { returnsHandlers } from './rpc/returns.ts'
import { transfersHandlers } from './rpc/transfers.ts'
import { volumesHandlers } from './rpc/volumes.ts'

export const service = defineService({
  contract: archivesContract,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  handlers: (context) => ({
    ledger: ledgerHandlers(context),
    people: { names: namesHandler(context) },
    volumes: volumesHandlers(context),
    filing: filingHandlers(context),
    keepers: keepersHandlers(context),
    access: accessHandlers(context),
    loans: loansHandlers(context),
    care: careHandlers(context),
    packages: { ...packagesHandlers(context), ...returnsHandlers(context), ...attemptsHandlers(context) },
    transfers: transfersHandlers(context),
    ...appraisalsHandlers(context),
  }),
  toPublic,
  consumers: () => consumers,
  jobs: (context) => [watchArchives(context), signHeads(context)],
})
