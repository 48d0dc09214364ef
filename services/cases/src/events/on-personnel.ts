import { personnelContract } from '@hall/contract-personnel'
import type { ConsumerSpec } from '@hall/service-kit'

const { 'mandate-granted': granted, 'mandate-withdrawn': withdrawn } = personnelContract.events

/** The local copy of written mandates to decide for a department. */
export function onPersonnel(): ConsumerSpec {
  return {
    name: 'personnel',
    from: 'personnel',
    types: ['mandate-granted', 'mandate-withdrawn'],
    async handle(tx, event) {
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
