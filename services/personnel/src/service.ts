import { fileURLToPath } from 'node:url'
import { personnelContract } from '@hall/contract-personnel'
import { defineService } from '@hall/service-kit'
import { toPublic } from './events/to-public.ts'
import { entriesHandlers } from './rpc/entries.ts'

export const service = defineService({
  contract: personnelContract,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  handlers: (service) => ({ entries: entriesHandlers(service) }),
  toPublic,
})
