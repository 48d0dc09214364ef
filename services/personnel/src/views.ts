import type { personnelShapes } from '@hall/contract-personnel'
import type { z } from 'zod'
import type { FileRow } from './db/file-store.ts'
import type { badge } from './db/schema.ts'

export function fileView(row: FileRow): z.input<(typeof personnelShapes)['fileRow']> {
  const { id, kind, center, department, window, person, name, status, subject, due, effective, openedOn } = row
  return { id, kind, center, department, window, person, name, status, subject, due: due?.toString() ?? null, effective: effective?.toString() ?? null, openedOn: openedOn.toString() }
}

export function badgeView(row: typeof badge.$inferSelect) {
  const { serial, center, department, person, name, state, issuedOn, lostAt, lossReportedOn, lossInTime, replacedBy } = row
  return {
    serial, center, department, person, name, state, issuedOn: issuedOn?.toString() ?? null, lostAt: lostAt?.toString() ?? null,
    lossReportedOn: lossReportedOn?.toString() ?? null, lossInTime, replacedBy,
  }
}
