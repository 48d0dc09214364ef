import { paths } from '../../paths.ts'

export const MEASURES = ['expected', 'present', 'late', 'earlyLeave', 'missing', 'absent', 'recorded'] as const
export type Measure = (typeof MEASURES)[number]

const FILTERS: Readonly<Record<Measure, { outcome?: string; finding?: string }>> = {
  expected: {},
  present: {},
  late: { finding: 'late' },
  earlyLeave: { finding: 'early_leave' },
  missing: { finding: 'missing' },
  absent: { finding: 'absent' },
  recorded: { outcome: 'recorded' },
}

/** The records a number of the matrix counts. */
export function rowsBehind(center: string, on: string, measure: Measure): string {
  return paths.days({ center, from: on, to: on, ...FILTERS[measure] })
}
