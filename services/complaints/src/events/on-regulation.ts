import { COPIED_EVENTS, keepCopy } from '@hall/regulation-copy'
import type { ConsumerSpec } from '@hall/service-kit'
import { dueAgain } from '../handling/due-again.ts'

/** The local copy of policies and calendars; a new year of the calendar moves the limits that run across it. */
export function onRegulation(): ConsumerSpec {
  return {
    name: 'regulation',
    from: 'regulation',
    types: COPIED_EVENTS,
    async handle(tx, event) {
      const kept = await keepCopy(tx, event)
      if (kept?.kind === 'calendar') await dueAgain(tx, Temporal.Instant.from(event.occurredAt))
    },
  }
}
