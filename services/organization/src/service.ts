import { organizationContract } from '@hall/contract-organization'
import { defineService } from '@hall/service-kit'
import { noticeConsumers } from './events/on-notice-raised.ts'
import { onPersonnel } from './events/on-personnel.ts'
import { toPublic } from './events/to-public.ts'
import { directoryHandlers } from './rpc/directory.ts'
import { grantsHandlers } from './rpc/grants.ts'
import { inboxHandlers } from './rpc/inbox.ts'
import { meHandlers } from './rpc/me.ts'
import { peopleHandlers } from './rpc/people.ts'
import { portalHandlers } from './rpc/portal.ts'
import { rosterHandlers } from './rpc/roster.ts'

export const service = defineService({
  contract: organizationContract,
  migrations: new URL('../migrations', import.meta.url).pathname,
  handlers: (context) => ({
    me: meHandlers(context),
    portal: portalHandlers(context),
    directory: directoryHandlers(context),
    people: peopleHandlers(context),
    roster: rosterHandlers(context),
    grants: grantsHandlers(context),
    inbox: inboxHandlers(context),
  }),
  toPublic,
  consumers: () => [...noticeConsumers(), onPersonnel()],
})
