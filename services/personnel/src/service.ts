import { fileURLToPath } from 'node:url'
import { personnelContract } from '@hall/contract-personnel'
import { defineService } from '@hall/service-kit'
import { onOrganization } from './events/on-organization.ts'
import { onRegulation } from './events/on-regulation.ts'
import { toPublic } from './events/to-public.ts'
import { badgesHandlers } from './rpc/badges.ts'
import { entriesHandlers } from './rpc/entries.ts'
import { leavingsHandlers } from './rpc/leavings.ts'
import { staffHandlers } from './rpc/staff.ts'

export const service = defineService({
  contract: personnelContract,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  handlers: (context) => ({
    entries: entriesHandlers(context),
    leavings: leavingsHandlers(context),
    badges: badgesHandlers(context),
    staff: staffHandlers(context),
  }),
  toPublic,
  consumers: () => [onOrganization(), onRegulation()],
})
