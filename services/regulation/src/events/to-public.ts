import type { ToPublic } from '@hall/journal'
import type { CalendarPublished } from '../db/calendar-store.ts'
import type { PolicyEvent } from '../domain/policy-version.ts'
import type { RegulationRead } from '../jobs/adopt-files.ts'
import type { NoticeRaised } from '../notices.ts'

/** Everything this service writes into its journal. */
export type RegulationEvent = PolicyEvent | CalendarPublished | RegulationRead | NoticeRaised

/** Drafts are a center's own; what is published, everybody keeps a copy of. */
export const toPublic: ToPublic = (recorded) => {
  const event = recorded.event as RegulationEvent
  switch (event.type) {
    case 'PolicyPublished': {
      const { center, area, version, effectiveFrom, policy } = event
      return { type: 'policy-published', v: 1, data: { center, area, version, effectiveFrom, policy } }
    }
    case 'CalendarPublished': return { type: 'calendar-published', v: 1, data: event.document }
    case 'NoticeRaised': {
      const { type: _type, ...notice } = event
      return { type: 'notice-raised', v: 1, data: notice }
    }
    case 'PolicyDrafted':
    case 'PolicyChanged':
    case 'PolicyReviewed':
    case 'PolicyWithdrawn':
    case 'RegulationRead': return undefined
  }
}
