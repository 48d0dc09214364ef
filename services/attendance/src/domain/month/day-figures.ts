import type { Finding, Verdict } from '@hall/contract-attendance'

/** What days are counted by. Days in halves, times in seconds. */
export const COUNTED = [
  'due', 'present', 'late', 'lateSeconds', 'earlyLeave', 'earlySeconds', 'missing', 'offPost', 'wandering', 'vacantPost',
  'absentHalves', 'confirmedHalves', 'leaveHalves', 'businessHalves', 'compensatoryHalves', 'earlyArrival',
] as const
export type Figures = Readonly<Record<(typeof COUNTED)[number], number>>

export const NOTHING = Object.fromEntries(COUNTED.map((name) => [name, 0])) as Figures

/** A day as a month counts it. `provisional` is 1 while time, or a review, still works on what it shows. */
export interface CountedDay extends Figures { readonly provisional: number }

/** What one day adds to its month; undefined for a day that adds nothing. A function of the verdict alone (EP-ATT-19, TG-ATT-15). */
export function dayFigures(verdict: Verdict): CountedDay | undefined {
  const { outcome, findings, away = [], points, final } = verdict
  if (outcome === 'not_expected' || outcome === 'recorded') return undefined
  const held = findings.filter(({ binding }) => binding)
  const isOver = points.every(({ state }) => state !== 'waiting')
  const of = (...kinds: Finding['kind'][]) => held.filter(({ kind }) => kinds.includes(kind))
  const halves = (...kinds: Verdict['away'][number]['kind'][]) => away.filter(({ kind }) => kinds.includes(kind)).reduce((sum, one) => sum + one.halves, 0)
  const absentHalves = halvesOf(of('absent'))
  const leaveHalves = halves('leave')
  const figures: CountedDay = {
    due: Number(isOver),
    present: Number(isOver && absentHalves + leaveHalves < 2),
    late: of('late').length,
    lateSeconds: secondsOf(of('late')),
    earlyLeave: of('early_leave').length,
    earlySeconds: secondsOf(of('early_leave')),
    missing: of('missing_in', 'missing_out').length,
    offPost: of('off_post').length,
    wandering: of('wandering').length,
    vacantPost: of('vacant_post').length,
    absentHalves,
    confirmedHalves: halvesOf(of('absent').filter(({ confirmed }) => confirmed)),
    leaveHalves,
    businessHalves: halves('meeting', 'training', 'business', 'consent'),
    compensatoryHalves: halves('compensatory'),
    earlyArrival: findings.filter(({ kind }) => kind === 'early_arrival').length,
    provisional: Number(held.length > 0 && !final),
  }
  return isNothing(figures) ? undefined : figures
}

function secondsOf(findings: readonly Finding[]): number {
  return findings.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0)
}

function halvesOf(findings: readonly Finding[]): number {
  return Math.round(2 * findings.reduce((sum, { days }) => sum + (days ?? 0), 0))
}

function isNothing(figures: CountedDay): boolean {
  return figures.provisional === 0 && COUNTED.every((name) => figures[name] === 0)
}

export function sumFigures(all: readonly Figures[]): Figures {
  return Object.fromEntries(COUNTED.map((name) => [name, all.reduce((sum, one) => sum + one[name], 0)])) as Figures
}

export function isSameFigures(a: Figures, b: Figures): boolean {
  return COUNTED.every((name) => a[name] === b[name])
}
