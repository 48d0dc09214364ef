import { fileURLToPath } from 'node:url'
import { personnelContract } from '@hall/contract-personnel'
import { defineService } from '@hall/service-kit'
import { onAttendance } from './events/on-attendance.ts'
import { onOrganization } from './events/on-organization.ts'
import { onRegulation } from './events/on-regulation.ts'
import { toPublic } from './events/to-public.ts'
import { badgesHandlers } from './rpc/badges.ts'
import { coversHandlers } from './rpc/covers.ts'
import { entriesHandlers } from './rpc/entries.ts'
import { leavingsHandlers } from './rpc/leavings.ts'
import { mandatesHandlers } from './rpc/mandates.ts'
import { pairsHandlers } from './rpc/pairs.ts'
import { returnsHandlers } from './rpc/returns.ts'
import { sessionsHandlers } from './rpc/sessions.ts'
import { staffHandlers } from './rpc/staff.ts'

export const service = defineService({
  contract: personnelContract,
  migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
  handlers: (context) => ({
    entries: entriesHandlers(context),
    leavings: leavingsHandlers(context),
    badges: badgesHandlers(context),
    pairs: pairsHandlers(context),
    covers: coversHandlers(context),
    mandates: mandatesHandlers(context),
    returns: returnsHandlers(context),
    sessions: sessionsHandlers(context),
    staff: staffHandlers(context),
  }),
  toPublic,
  consumers: () => [onOrganization(), onRegulation(), onAttendance()],
})
