import { instant, visibleWithin } from '@hall/database'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'

export * from '@hall/journal/schema'

export const entry = pgTable('entry', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  title: text().notNull(),
  registeredAt: instant('registered_at').notNull(),
}, (t) => [index('entry_center').on(t.center, t.registeredAt), visibleWithin({ center: t.center })])
