import { calendarSource, namedDay } from '@hall/calendar'
import { clauseId, command, isoDate, localized, ops, pageOf, pageQuery, query } from '@hall/contract'
import { AREAS, clause, KINDS } from '@hall/regulation'
import { z } from 'zod'

const center = z.string().max(60)
const area = z.enum(AREAS)
export const VERSION_STATES = ['draft', 'reviewed', 'published', 'withdrawn'] as const

const version = z.object({
  center,
  area,
  version: z.int(),
  state: z.enum(VERSION_STATES),
  effectiveFrom: isoDate,
  until: isoDate.nullable(),
  draftedBy: z.string(),
  reviewedBy: z.string().nullable(),
  publishedAt: z.string().nullable(),
})
/** One value of a policy: where it stands, what it is, the clause behind it. */
const value = z.object({ path: z.string(), value: z.unknown(), clause: clauseId, setting: z.boolean() })
const clauseView = clause.extend({ center, covered: z.boolean().nullable() })

/** A year of the national calendar; its dates are checked against each other by `calendarYear` of @hall/calendar. */
const calendarYear = z.object({
  country: z.literal('CN'),
  year: z.int().min(2000).max(2100),
  version: z.int().min(1),
  status: z.enum(['published', 'provisional']),
  source: calendarSource,
  days: z.array(namedDay).max(366),
})
const policyInput = z.object({ center, area, effectiveFrom: isoDate, policy: z.record(z.string(), z.unknown()) })
const versionKey = z.object({ center, area, version: z.int().min(1).max(100_000) })
const policyErrors = ['POLICY_INVALID', 'CLAUSE_UNKNOWN', 'AREA_WITHOUT_POLICY'] as const

export const procedures = {
  ops,
  regulations: {
    list: query({
      input: z.object({}),
      output: z.object({
        rows: z.array(z.object({
          center, name: localized, region: z.string(),
          title: z.string(), number: z.string().nullable(), issued: z.string().nullable(),
          clauses: z.int(),
          byArea: z.record(z.string(), z.int()),
          conventions: z.array(localized),
        })),
      }),
    }),
    clauses: query({
      input: pageQuery.extend({ center: center.optional(), area: area.optional(), kind: z.enum(KINDS).optional() }),
      output: pageOf(clauseView),
    }),
    clause: query({
      input: z.object({ id: clauseId }),
      output: z.object({ clause: clauseView, values: z.array(value.extend({ version: z.int(), effectiveFrom: isoDate })) }),
    }),
  },
  policies: {
    list: query({ input: z.object({ center: center.optional(), area: area.optional() }), output: z.object({ rows: z.array(version) }) }),
    /** The version in force on a day, value by value with its clause; or a version by number. */
    get: query({
      input: z.object({ center, area, on: isoDate.optional(), version: z.int().min(1).max(100_000).optional() }),
      output: z.object({ version, values: z.array(value), policy: z.record(z.string(), z.unknown()) }),
    }),
    compare: query({
      input: z.object({ area, centers: z.array(center).min(1).max(20), on: isoDate }),
      output: z.object({
        rows: z.array(z.object({ path: z.string(), cells: z.array(z.object({ center, value: z.unknown(), clause: clauseId.nullable() })) })),
      }),
    }),
    draft: command({ input: policyInput, output: version, errors: policyErrors }),
    change: command({
      input: versionKey.extend({ effectiveFrom: isoDate, policy: z.record(z.string(), z.unknown()) }),
      output: version,
      errors: [...policyErrors, 'VERSION_PUBLISHED', 'VERSION_WITHDRAWN'],
    }),
    review: command({ input: versionKey, output: version, errors: ['VERSION_PUBLISHED', 'VERSION_WITHDRAWN', 'OWN_DRAFT'] }),
    publish: command({
      input: versionKey,
      output: version,
      errors: ['VERSION_PUBLISHED', 'VERSION_WITHDRAWN', 'NOT_REVIEWED', 'EFFECTIVE_IN_PAST'],
    }),
    /** A draft nobody will publish. */
    withdraw: command({ input: versionKey, output: version, errors: ['VERSION_PUBLISHED', 'VERSION_WITHDRAWN'] }),
  },
  calendars: {
    list: query({ input: z.object({}), output: z.object({ rows: z.array(calendarYear.omit({ days: true }).extend({ days: z.int(), publishedAt: z.string() })) }) }),
    get: query({ input: z.object({ year: z.int().min(2000).max(2100), version: z.int().min(1).max(100_000).optional() }), output: calendarYear }),
    /** Loads a year's list. A later version replaces an earlier one; what hangs on it is projected anew. */
    publish: command({
      input: calendarYear.omit({ version: true }),
      output: z.object({ year: z.int(), version: z.int() }),
      errors: ['CALENDAR_INVALID', 'CALENDAR_UNCHANGED'],
    }),
  },
} as const

export const regulationShapes = { version, value, clauseView, calendarYear }
