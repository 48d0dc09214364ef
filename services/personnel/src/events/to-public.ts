import type { ToPublic } from '@hall/journal'
import type { EntryRegistered } from '../domain/entry-event.ts'

/** Everything this service writes into its journal. */
export type PersonnelEvent = EntryRegistered

/** What other services get to know of an event. */
export const toPublic: ToPublic = () => undefined
