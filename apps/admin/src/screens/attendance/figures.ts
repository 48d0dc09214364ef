import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'
import type words from '../../texts/zh/settling.json'

export type Figures = Outputs['attendance']['months']['get']['total']
export type FigureName = keyof typeof words.figure
export type MonthOf = Outputs['attendance']['months']['list']['rows'][number]
export type MonthPerson = Outputs['attendance']['months']['people']['rows'][number]

/** What a column of a month shows; days are counted in halves. */
const VALUES: Readonly<Record<FigureName, (figures: Figures) => number>> = {
  due: ({ due }) => due, present: ({ present }) => present, late: ({ late }) => late, early_leave: ({ earlyLeave }) => earlyLeave, missing: ({ missing }) => missing,
  leave: ({ leaveHalves }) => leaveHalves / 2, business: ({ businessHalves }) => businessHalves / 2, compensatory: ({ compensatoryHalves }) => compensatoryHalves / 2,
  off_post: ({ offPost, vacantPost }) => offPost + vacantPost, wandering: ({ wandering }) => wandering, absent: ({ absentHalves }) => absentHalves / 2,
}
const DAYS: readonly FigureName[] = ['due', 'present', 'leave', 'business', 'compensatory', 'absent']
/** What days of the list stand behind a number. */
const FINDINGS: Partial<Record<FigureName, string>> = { late: 'late', early_leave: 'early_leave', missing: 'missing', absent: 'absent', off_post: 'off_post', wandering: 'wandering' }

export function isFigure(name: string): name is FigureName {
  return Object.hasOwn(VALUES, name)
}
export function figureOf(name: FigureName, figures: Figures): number {
  return VALUES[name](figures)
}
export function findingOf(name: FigureName): string | undefined {
  return FINDINGS[name]
}

/** Counts of exceptions, for comparing. */
export function exceptionsOf(figures: Figures): number {
  return figures.late + figures.earlyLeave + figures.missing + figures.offPost + figures.vacantPost + figures.absentHalves / 2
}

export function useFigureWords() {
  const { t } = useTranslation('settling')
  return {
    name: (name: FigureName) => t(`figure.${name}`),
    amount: (name: FigureName, figures: Figures) => t(DAYS.includes(name) ? 'unit.days' : 'unit.times', { count: figureOf(name, figures) }),
  }
}
