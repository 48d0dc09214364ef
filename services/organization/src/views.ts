import type { organizationShapes } from '@hall/contract-organization'
import type { z } from 'zod'
import { nameOf } from './db/directory-store.ts'
import type { center, posting, roleGrant, seat, section, window } from './db/schema.ts'
import { isBefore } from './domain/stay.ts'

type Shapes = typeof organizationShapes
type View<S extends keyof Shapes> = Shapes[S] extends z.ZodType ? z.input<Shapes[S]> : never

export function centerView(row: typeof center.$inferSelect): View<'center'> {
  return { id: row.center, name: nameOf(row), region: row.region, timezone: row.timezone }
}

export function sectionView(row: typeof section.$inferSelect): View<'section'> {
  return { id: row.id, center: row.center, name: nameOf(row), role: row.role }
}

export function windowView(row: typeof window.$inferSelect, today: Temporal.PlainDate): View<'window'> {
  const { id, center, department, number, closedOn } = row
  return { id, center, department, number, name: nameOf(row), active: closedOn === null || isBefore(today, closedOn) }
}

export function personView(row: typeof posting.$inferSelect): View<'person'> {
  const { person: id, name, pinyin, gender, center, department, window, section, attendanceNumber, since, until, lead } = row
  return { id, name, pinyin, gender, center, department, window, section, attendanceNumber, since: since.toString(), until: until?.toString() ?? null, lead }
}

/** A line of the roster as a stretch of somebody's posting. */
export function lineView(row: typeof posting.$inferSelect): View<'seat'> {
  const { person, name, center, department, window, lead, from, until } = row
  return { person, name, center, department, window, post: null, capacity: lead ? 'lead' : 'member', from: from.toString(), until: until?.toString() ?? null }
}

export function seatView(row: typeof seat.$inferSelect): View<'seat'> {
  const { person, name, center, department, window, post, capacity, from, until } = row
  return { person, name, center, department, window, post, capacity, from: from.toString(), until: until?.toString() ?? null }
}

export function grantView(row: typeof roleGrant.$inferSelect, name: string | null) {
  const { id, person, role, scope, from, until, grantedBy } = row
  return { id, person, name: name ?? person, role, scope, from: from.toString(), until: until?.toString() ?? null, grantedBy }
}
