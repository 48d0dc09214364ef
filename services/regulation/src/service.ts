import { fileURLToPath } from 'node:url'
import { regulationContract } from '@hall/contract-regulation'
import { defineService } from '@hall/service-kit'
import { readRegulationConfig, type RegulationConfig } from './config.ts'
import { toPublic } from './events/to-public.ts'
import { createClauseReport } from './files/clause-report.ts'
import { adoptFiles } from './jobs/adopt-files.ts'
import { calendarsHandlers } from './rpc/calendars.ts'
import { policiesHandlers } from './rpc/policies.ts'
import { regulationsHandlers } from './rpc/regulations.ts'

/** Which regulation is in force where and since when. */
export function createRegulationService({ regulationsFolder, clauseReport }: RegulationConfig) {
  const report = createClauseReport(clauseReport)
  return defineService({
    contract: regulationContract,
    migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
    handlers: (service) => ({
      regulations: regulationsHandlers(service, report),
      policies: policiesHandlers(service),
      calendars: calendarsHandlers(service),
    }),
    toPublic,
    jobs: (service) => [adoptFiles(service, regulationsFolder)],
  })
}

export const service = createRegulationService(readRegulationConfig())
