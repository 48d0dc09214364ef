import { pgTable, uuid } from 'drizzle-orm/pg-core'

export * from '@hall/journal/schema'

/** What a handler writes for each event. */
export const handled = pgTable('handled', { eventId: uuid('event_id').notNull() })
