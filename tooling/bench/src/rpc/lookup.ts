import type { PermissionRow } from '@hall/access'
import { defineContract, query } from '@hall/contract'
import { z } from 'zod'

const input = z.object({ center: z.string().max(60), size: z.int().min(1).max(500), from: z.iso.date(), to: z.iso.date() })
const output = z.object({
  rows: z.array(z.object({
    person: z.string(), name: z.string(), window: z.string().nullable(), date: z.iso.date(), outcome: z.enum(['normal', 'exception']),
    firstPunch: z.string().nullable(), lastPunch: z.string().nullable(), clauses: z.array(z.string()),
  })),
  total: z.int(),
})
export type LookupInput = z.infer<typeof input>
export type LookupOutput = z.infer<typeof output>

const day = z.object({ person: z.string().max(60), date: z.iso.date() })
const verdict = z.object({ person: z.string(), date: z.iso.date(), outcome: z.enum(['normal', 'exception']) })
export type Day = z.infer<typeof day>
export type Verdict = z.infer<typeof verdict>

export const lookupContract = defineContract({
  service: 'bench',
  procedures: {
    days: {
      /** A page of a list, as screens ask for all day. */
      list: query({ input, output }),
      /** One small question, with all our checks. */
      get: query({ input: day, output: verdict }),
    },
    /** The same small question with nothing checked on it: the way over NATS alone. */
    unchecked: { get: query({ input: z.custom<Day>(), output: z.custom<Verdict>(), public: true }) },
  },
  events: {},
})

export const lookupPermissions: Readonly<Record<string, PermissionRow>> = {
  'bench.days.list': { roles: { coordination: 'section' }, basis: 'benchmark' },
  'bench.days.get': { roles: { coordination: 'section' }, basis: 'benchmark' },
}

/** A page as long as a list has by default, about eight kilobytes. */
export const LOOKUP: LookupInput = { center: 'qp', size: 50, from: '2026-03-02', to: '2026-03-11' }

export function lookUp({ size }: LookupInput): LookupOutput {
  const rows = Array.from({ length: size }, (_, i) => ({
    person: `QP-${1000 + i}`, name: '王建国', window: `qp-w${i % 20}`, date: '2026-03-10', outcome: 'normal' as const,
    firstPunch: '08:25:31', lastPunch: '17:31:02', clauses: ['QP-ATT-02', 'QP-ATT-10'],
  }))
  return { rows, total: 412 }
}

export const DAY: Day = { person: 'QP-0101', date: '2026-03-10' }

export function judge({ person, date }: Day): Verdict {
  return { person, date, outcome: 'normal' }
}
