import { COPIED_EVENTS, keepCopy } from '@hall/regulation-copy'
import type { ConsumerSpec } from '@hall/service-kit'

/** The local copy of policies and calendars. Orders given stand as they were decided; the next is decided by what is in force then. */
export function onRegulation(): ConsumerSpec {
  return { name: 'regulation', from: 'regulation', types: COPIED_EVENTS, handle: async (tx, event) => { await keepCopy(tx, event) } }
}
