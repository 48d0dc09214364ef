import type { OutputOf } from '@hall/contract'
import type { RegulationContract } from '@hall/contract-regulation'
import type { PolicyValue } from '@hall/regulation'
import { findFirstDayAfter } from './domain/first-day-after.ts'
import type { CalendarRow } from './db/calendar-store.ts'
import type { ClauseRow, RegulationRow } from './db/clause-store.ts'
import { type PolicyRow, publishedAmong } from './db/policy-store.ts'
import type { Covered } from './files/clause-report.ts'

type Procedures = RegulationContract['procedures']
export type RegulationView = OutputOf<Procedures['regulations']['list']>['rows'][number]
export type ClauseView = OutputOf<Procedures['regulations']['clause']>['clause']
export type VersionView = OutputOf<Procedures['policies']['draft']>
export type CalendarHeadView = OutputOf<Procedures['calendars']['list']>['rows'][number]

export function regulationView({ center, name, region, title, number, issued, conventions, byArea }: RegulationRow & { byArea: Record<string, number> }): RegulationView {
  const clauses = Object.values(byArea).reduce((sum, n) => sum + n, 0)
  return { center, name, region, title, number, issued, conventions, byArea, clauses }
}

export function clauseView({ id, center, cite, area, kind, title, summary, reading, params }: ClauseRow, covered: Covered): ClauseView {
  return { id, center, cite, area, kind, title, summary, ...(reading && { reading }), params, covered: covered({ id, kind }) }
}

/** `siblings`: all versions of the same center and area, which say until when this one applies. */
export function versionView(row: PolicyRow, siblings: readonly PolicyRow[]): VersionView {
  const effectiveFrom = row.effectiveFrom.toString()
  const own = publishedAmong(siblings).filter(({ center, area }) => center === row.center && area === row.area)
  return {
    center: row.center,
    area: row.area,
    version: row.version,
    state: row.state,
    effectiveFrom,
    until: (row.state === 'published' && findFirstDayAfter({ version: row.version, effectiveFrom }, own)) || null,
    draftedBy: row.authors.at(-1) ?? '',
    reviewedBy: row.reviewedBy,
    publishedAt: row.publishedAt?.toString() ?? null,
  }
}

export function valueView({ path, value, clause, setting }: PolicyValue) {
  return { path, value, clause, setting }
}

export function calendarHeadView({ document, publishedAt }: CalendarRow): CalendarHeadView {
  return { ...document, days: document.days.length, publishedAt: publishedAt.toString() }
}
