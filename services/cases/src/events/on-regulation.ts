import { COPIED_EVENTS, keepCopy } from '@hall/regulation-copy'
import type { ConsumerSpec } from '@hall/service-kit'
import { MOVED } from '../jobs/reproject.ts'

/** The local copy of policies and calendars; open cases whose dates a new calendar moves are looked at again. */
export function onRegulation(): ConsumerSpec {
  return {
    name: 'regulation',
    from: 'regulation',
    types: COPIED_EVENTS,
    async handle(tx, event) {
      const kept = await keepCopy(tx, event)
      if (kept?.kind !== 'calendar') return
      const from = new Temporal.PlainDate(kept.year, 1, 1).toString()
      await tx.sql(`insert into reprojection (year, version, starts_on, done_to) values ($1, $2, $3, null) on conflict (year, version) do nothing`, [kept.year, kept.version, from])
      tx.signal(MOVED)
    },
  }
}
