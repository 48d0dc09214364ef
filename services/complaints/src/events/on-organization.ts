import { organizationContract } from '@hall/contract-organization'
import type { ConsumerSpec } from '@hall/service-kit'
import { keepPosting } from '../db/place-store.ts'

const { 'person-posted': posted, 'window-registered': registered, 'window-closed': closed } = organizationContract.events

/** The local copy of who is where. */
export function onOrganization(): ConsumerSpec {
  return {
    name: 'organization',
    from: 'organization',
    types: ['person-posted', 'window-registered', 'window-closed'],
    async handle(tx, event) {
      switch (event.type) {
        case 'person-posted': {
          const { from, ...data } = posted.data.parse(event.data)
          return keepPosting(tx, { ...data, from: Temporal.PlainDate.from(from) })
        }
        case 'window-registered': {
          const { id, center, department, number, name } = registered.data.parse(event.data)
          await tx.sql(`insert into "window" (id, center, department, number, name) values ($1, $2, $3, $4, $5)
            on conflict (id) do update set center = excluded.center, department = excluded.department, number = excluded.number, name = excluded.name`, [id, center, department, number, name.zh])
          return
        }
        case 'window-closed': {
          const { window, on } = closed.data.parse(event.data)
          await tx.sql('update "window" set closed_on = $2 where id = $1', [window, on])
          return
        }
      }
    },
  }
}
