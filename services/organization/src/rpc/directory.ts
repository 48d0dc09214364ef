import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { outside, type ServiceContext, today } from '@hall/service-kit'
import { nameOf } from '../db/directory-store.ts'
import { center, department, plain, post, section, window } from '../db/schema.ts'
import { seatedOn } from '../db/people-queries.ts'
import { centerView, sectionView, windowView } from '../views.ts'
import type { OrganizationHandlers } from './handlers.ts'
import { registrations } from './registrations.ts'

/** Places are public to whoever is logged in; who sits there is not. */
export function directoryHandlers(service: ServiceContext): OrganizationHandlers['directory'] {
  return {
    ...registrations(service),
    centers: (_input, call) => service.read(call, async (tx) => {
      const rows = await tx.select().from(center).orderBy(asc(plain(center.center)))
      return { ok: true, value: { rows: rows.map(centerView) } }
    }),
    sections: async (input, call) => outside(call, input) ?? service.read(call, async (tx) => {
      const rows = await tx.select().from(section).where(eq(section.center, input.center)).orderBy(asc(plain(section.id)))
      return { ok: true, value: { rows: rows.map(sectionView) } }
    }),
    departments: async (input, call) => outside(call, input) ?? service.read(call, async (tx) => {
      const centers = sql<string[]>`array_agg(distinct ${window.center}) filter (where ${window.center} is not null)`
      const rows = await tx.select({ department, centers }).from(department)
        .leftJoin(window, and(eq(window.department, department.id), isNull(window.closedOn)))
        .groupBy(department.id)
        .orderBy(asc(plain(department.id)))
      const shown = rows.map((row) => ({ id: row.department.id, name: nameOf(row.department), centers: row.centers ?? [] }))
      return { ok: true, value: { rows: input.center === undefined ? shown : shown.filter(({ centers: at }) => at.includes(input.center!)) } }
    }),
    windows: async (input, call) => outside(call, { center: input.center }) ?? service.read(call, async (tx) => {
      const rows = await tx.select().from(window)
        .where(and(eq(window.center, input.center), input.department === undefined ? undefined : eq(window.department, input.department)))
        .orderBy(asc(plain(window.number)), asc(plain(window.id)))
      return { ok: true, value: { rows: rows.map((row) => windowView(row, today(call))) } }
    }),
    posts: async (input, call) => outside(call, { center: input.center }) ?? service.read(call, async (tx) => {
      const [posts, seats] = await Promise.all([
        tx.select().from(post)
          .where(and(eq(post.center, input.center), input.window === undefined ? undefined : eq(post.window, input.window)))
          .orderBy(asc(plain(post.id))),
        seatedOn(tx, { center: input.center, on: today(call), window: input.window }),
      ])
      const holder = (of: string, capacity: string) => {
        const held = seats.find((seat) => seat.post === of && seat.capacity === capacity)
        return held ? { person: held.person, name: held.name, since: held.from.toString() } : null
      }
      const rows = posts.map((row) => ({
        id: row.id, center: row.center, window: row.window, department: row.department, name: nameOf(row),
        primary: holder(row.id, 'primary'), backup: holder(row.id, 'backup'),
      }))
      return { ok: true, value: { rows } }
    }),
  }
}
