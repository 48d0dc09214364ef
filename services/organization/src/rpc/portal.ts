import { type ServiceContext, today } from '@hall/service-kit'
import { asc, gt, isNull, or } from 'drizzle-orm'
import { nameOf } from '../db/directory-store.ts'
import { center, department, plain, window } from '../db/schema.ts'
import type { OrganizationHandlers } from './handlers.ts'

/** What stands on the doors of the city's halls. */
export function portalHandlers(service: ServiceContext): OrganizationHandlers['portal'] {
  return {
    places: (_input, call) => service.read(call, async (tx) => {
      const [centers, departments, windows] = await Promise.all([
        tx.select().from(center).orderBy(asc(plain(center.center))),
        tx.select().from(department).orderBy(asc(plain(department.id))),
        tx.select().from(window).where(or(isNull(window.closedOn), gt(window.closedOn, today(call)))).orderBy(asc(plain(window.number)), asc(plain(window.id))),
      ])
      return {
        ok: true,
        value: {
          centers: centers.map((row) => ({ id: row.center, name: nameOf(row), region: row.region })),
          departments: departments.map((row) => ({ id: row.id, name: nameOf(row) })),
          windows: windows.map((row) => ({ id: row.id, center: row.center, department: row.department, number: row.number, name: nameOf(row) })),
        },
      }
    }),
  }
}
