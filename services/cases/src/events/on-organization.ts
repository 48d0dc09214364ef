import { organizationContract } from '@hall/contract-organization'
import type { ConsumerSpec } from '@hall/service-kit'

const { 'person-posted': posted, 'window-registered': registered, 'window-closed': closed, 'center-registered': center, 'department-registered': department } = organizationContract.events

/** The local copy of who sits where, and of the names papers bear. */
export function onOrganization(): ConsumerSpec {
  return {
    name: 'organization',
    from: 'organization',
    types: ['person-posted', 'window-registered', 'window-closed', 'center-registered', 'department-registered'],
    async handle(tx, event) {
      switch (event.type) {
        case 'person-posted': {
          const { person, name, center: at, department: of, window, section, lead, from } = posted.data.parse(event.data)
          await tx.sql('delete from posting where person = $1 and starts_on >= $2', [person, from])
          await tx.sql('update posting set ends_on = $2 where person = $1 and starts_on < $2 and (ends_on is null or ends_on > $2)', [person, from])
          await tx.sql('insert into posting (person, name, center, department, "window", section, lead, starts_on) values ($1, $2, $3, $4, $5, $6, $7, $8)', [person, name, at, of, window, section, lead, from])
          return
        }
        case 'window-registered': {
          const { id, center: at, department: of, number, name } = registered.data.parse(event.data)
          await tx.sql(`insert into "window" (id, center, department, number, name_zh, name_en) values ($1, $2, $3, $4, $5, $6)
            on conflict (id) do update set center = excluded.center, department = excluded.department, number = excluded.number, name_zh = excluded.name_zh, name_en = excluded.name_en`, [id, at, of, number, name.zh, name.en])
          return
        }
        case 'window-closed': {
          const { window, on } = closed.data.parse(event.data)
          await tx.sql('update "window" set closed_on = $2 where id = $1', [window, on])
          return
        }
        default: {
          const { id, name } = (event.type === 'center-registered' ? center : department).data.parse(event.data)
          await tx.sql('insert into place_name (id, zh, en) values ($1, $2, $3) on conflict (id) do update set zh = excluded.zh, en = excluded.en', [id, name.zh, name.en])
        }
      }
    },
  }
}
