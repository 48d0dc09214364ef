import { fileURLToPath } from 'node:url'
import { casesContract } from '@hall/contract-cases'
import { defineService } from '@hall/service-kit'
import { toPublic } from './events/to-public.ts'
import { entriesHandlers } from './rpc/entries.ts'

export const service = defineService({
  contract: casesContract,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  handlers: (service) => ({ entries: entriesHandlers(service) }),
  toPublic,
})
