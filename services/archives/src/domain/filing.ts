import type { ArchivesPolicy } from '@hall/regulation'

type Day = Temporal.PlainDate

export interface Delivery { readonly id: string; readonly period: string; readonly handedOn: Day; readonly confirmedOn: Day | null; readonly volumes: number }
export interface Unit { readonly id: string; readonly kind: 'section' | 'window'; readonly deliveries: readonly Delivery[]; /** Volumes filed for a period, by the day of filing. */ readonly filed: readonly { readonly year: number; readonly on: Day }[] }

export interface Duty {
  readonly unit: string
  readonly kind: 'section' | 'window'
  readonly period: string
  readonly dueOn: Day
  readonly state: 'open' | 'met' | 'late' | 'overdue'
  readonly daysLate: number
  readonly missing: ('filing' | 'handover')[]
  readonly volumes: number
  readonly doneOn: Day | null
  readonly delivery: string | null
  readonly clause: string
}

/** What sections owe of the year before, and windows of the quarters that have begun (TG-ARC-05, TG-ARC-06). */
export function dutiesAt(on: Day, units: readonly Unit[], policy: ArchivesPolicy | undefined): Duty[] {
  const { sectionFiling, windowFiling } = policy ?? {}
  return units.flatMap((unit) => {
    if (unit.kind === 'section') return sectionFiling ? [sectionDuty(on, unit, sectionFiling)] : []
    return windowFiling ? quartersUntil(on).map((quarter) => windowDuty(on, unit, { ...quarter, clause: windowFiling.clause })) : []
  })
}

/** In time when the office has confirmed it by the day. */
function sectionDuty(on: Day, unit: Unit, { value: { month, day }, clause }: NonNullable<ArchivesPolicy['sectionFiling']>): Duty {
  const year = on.year - 1
  const dueOn = Temporal.PlainDate.from({ year: on.year, month, day })
  const delivered = unit.deliveries.find(({ period, confirmedOn }) => period === String(year) && confirmedOn !== null)
  const handed = delivered ?? unit.deliveries.find(({ period }) => period === String(year))
  const filed = unit.filed.filter((one) => one.year === year)
  const missing: Duty['missing'] = delivered ? [] : filed.length === 0 && !handed ? ['filing', 'handover'] : ['handover']
  return { ...standing(on, dueOn, delivered?.confirmedOn ?? null), unit: unit.id, kind: 'section', period: String(year), dueOn, missing, volumes: handed?.volumes ?? filed.length, delivery: handed?.id ?? null, clause }
}

/** Met by one hand-over dated in the quarter. */
function windowDuty(on: Day, unit: Unit, { period, from, until, clause }: { period: string; from: Day; until: Day; clause: string }): Duty {
  const within = (day: Day) => Temporal.PlainDate.compare(from, day) <= 0 && Temporal.PlainDate.compare(day, until) <= 0
  const delivered = unit.deliveries.filter((one) => one.period === period).toSorted((a, b) => Temporal.PlainDate.compare(a.handedOn, b.handedOn))[0]
  const missing: Duty['missing'] = delivered ? [] : unit.filed.some((one) => within(one.on)) ? ['handover'] : ['filing', 'handover']
  return { ...standing(on, until, delivered?.handedOn ?? null), unit: unit.id, kind: 'window', period, dueOn: until, missing, volumes: delivered?.volumes ?? 0, delivery: delivered?.id ?? null, clause }
}

function standing(on: Day, dueOn: Day, doneOn: Day | null): Pick<Duty, 'state' | 'daysLate' | 'doneOn'> {
  const late = lateBy(dueOn, doneOn ?? on)
  if (doneOn) return { state: late > 0 ? 'late' : 'met', daysLate: late, doneOn }
  return { state: late > 0 ? 'overdue' : 'open', daysLate: late, doneOn }
}

/** Calendar days after the last one; 0 in time. */
export function lateBy(dueOn: Day, day: Day): number {
  return Math.max(0, dueOn.until(day).days)
}

/** The quarter of a day and the one before it. */
function quartersUntil(on: Day) {
  const now = quarterOf(on)
  return [quarterOf(now.from.subtract({ days: 1 })), now]
}

export function quarterOf(day: Day): { period: string; from: Day; until: Day } {
  const quarter = Math.ceil(day.month / 3)
  const from = Temporal.PlainDate.from({ year: day.year, month: quarter * 3 - 2, day: 1 })
  return { period: `${day.year}-Q${quarter}`, from, until: from.add({ months: 3 }).subtract({ days: 1 }) }
}
