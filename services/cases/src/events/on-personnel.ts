import { personnelContract } from '@hall/contract-personnel'
import type { ConsumerSpec } from '@hall/service-kit'

const { 'mandate-granted': granted, 'mandate-withdrawn': withdrawn, 'intern-admitted': admitted, 'intern-exempted': exempted } = personnelContract.events

/** The local copy of written mandates to decide for a department, and of who learns at a window. */
export function onPersonnel(): ConsumerSpec {
  return {
    name: 'personnel',
    from: 'personnel',
    types: ['mandate-granted', 'mandate-withdrawn', 'intern-admitted', 'intern-exempted'],
    async handle(tx, event) {
      if (event.type === 'intern-admitted') {
        const { id, person, center, mentor, from, until } = admitted.data.parse(event.data)
        await tx.sql('insert into intern (id, person, center, mentor, starts_on, ends_on) values ($1, $2, $3, $4, $5, $6) on conflict (id) do update set mentor = excluded.mentor, ends_on = excluded.ends_on', [id, person, center, mentor, from, until])
        return
      }
      if (event.type === 'intern-exempted') {
        const { id, person, center, from, until } = exempted.data.parse(event.data)
        await tx.sql('insert into intern_exemption (id, person, center, starts_on, ends_on) values ($1, $2, $3, $4, $5) on conflict (id) do nothing', [`${id}/${from}`, person, center, from, until])
        return
      }
      if (event.type === 'mandate-granted') {
        const { id, person, center, department, from, until } = granted.data.parse(event.data)
        const ends = until === null ? null : Temporal.PlainDate.from(until).add({ days: 1 })
        await tx.sql('insert into mandate (id, person, center, department, starts_on, ends_on) values ($1, $2, $3, $4, $5, $6) on conflict (id) do update set ends_on = excluded.ends_on', [id, person, center, department, from, ends])
        return
      }
      const { id, on } = withdrawn.data.parse(event.data)
      await tx.sql('update mandate set ends_on = $2 where id = $1', [id, on])
    },
  }
}
