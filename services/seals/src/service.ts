import { fileURLToPath } from 'node:url'
import { sealsContract } from '@hall/contract-seals'
import { ledgerHandlers, signHeads } from '@hall/ledger'
import { namesHandler } from '@hall/organization-copy'
import { defineService } from '@hall/service-kit'
import { consumers } from './events/consumers.ts'
import { toPublic } from './events/to-public.ts'
import { closeCounts } from './jobs/close-counts.ts'
import { watchOutings } from './jobs/watch-outings.ts'
import { casesHandlers } from './rpc/cases.ts'
import { custodyHandlers } from './rpc/custody.ts'
import { filingsHandlers } from './rpc/filings.ts'
import { itemsHandlers } from './rpc/items.ts'
import { mandatesHandlers } from './rpc/mandates.ts'
import { outingsHandlers } from './rpc/outings.ts'
import { oversightHandlers } from './rpc/oversight.ts'
import { sealsHandlers } from './rpc/seals.ts'
import { signaturesHandlers } from './rpc/signatures.ts'
import { usesHandlers } from './rpc/uses.ts'

export const service = defineService({
  contract: sealsContract,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  handlers: (context) => ({
    ledger: ledgerHandlers(context),
    people: { names: namesHandler(context) },
    seals: sealsHandlers(context),
    filings: filingsHandlers(context),
    custody: custodyHandlers(context),
    mandates: mandatesHandlers(context),
    items: itemsHandlers(context),
    cases: casesHandlers(context),
    uses: usesHandlers(context),
    outings: outingsHandlers(context),
    signatures: signaturesHandlers(context),
    ...oversightHandlers(context),
  }),
  toPublic,
  consumers: () => consumers,
  jobs: (context) => [closeCounts(context), watchOutings(context), signHeads(context)],
})
