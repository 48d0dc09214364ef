import { instant, plainDate, publicWithin, visibleWithin } from '@hall/database'
import { boolean, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'

/** Cases as the service of cases tells of them; nothing of the applicant. */
export const caseCopy = pgTable('case_copy', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  window: text(),
  number: text().notNull(),
  item: text(),
  itemName: text('item_name').notNull(),
  kind: text().notNull(),
  departments: text().array().notNull(),
  handler: text(),
  dueOn: plainDate('due_on'),
  finished: boolean().notNull(),
  movedAt: instant('moved_at').notNull(),
}, (t) => [
  index('case_copy_number').on(t.center, t.number),
  index('case_copy_handler').on(t.handler, t.finished),
  visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.handler }),
])

/** When a case came to each of its stages. */
export const caseStep = pgTable('case_step', {
  case: uuid().notNull(),
  center: text().notNull(),
  department: text().notNull(),
  window: text(),
  step: text().notNull(),
  handler: text(),
  at: instant('stepped_at').notNull(),
}, (t) => [primaryKey({ columns: [t.case, t.at, t.step] }), visibleWithin({ center: t.center, department: t.department, window: t.window, person: t.handler })])

/** Service items of a center, as published. */
export const itemCopy = pgTable('item_copy', {
  id: uuid().primaryKey(),
  center: text().notNull(),
  department: text().notNull(),
  name: text().notNull(),
  leftOn: plainDate('left_on'),
}, (t) => [index('item_copy_center').on(t.center), ...publicWithin({ center: t.center, department: t.department })])
