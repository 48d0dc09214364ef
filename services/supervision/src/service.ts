import { fileURLToPath } from 'node:url'
import { supervisionContract } from '@hall/contract-supervision'
import { namesHandler } from '@hall/organization-copy'
import { defineService } from '@hall/service-kit'
import { consumers } from './events/consumers.ts'
import { toPublic } from './events/to-public.ts'
import { entriesHandlers } from './rpc/entries.ts'
import { followUpsHandlers } from './rpc/follow-ups.ts'
import { historyHandlers } from './rpc/history.ts'
import { mattersHandlers } from './rpc/matters.ts'
import { resultsHandlers } from './rpc/results.ts'
import { roundsHandlers } from './rpc/rounds.ts'
import { scoresHandlers } from './rpc/scores.ts'

export const service = defineService({
  contract: supervisionContract,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  handlers: (context) => ({
    people: { names: namesHandler(context) },
    ledgerEntries: entriesHandlers(context),
    scores: scoresHandlers(context),
    appraisalRounds: roundsHandlers(context),
    results: resultsHandlers(context),
    history: historyHandlers(context),
    matters: mattersHandlers(context),
    ...followUpsHandlers(context),
  }),
  toPublic,
  consumers,
})
