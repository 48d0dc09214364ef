import type { supervisionShapes as shapes } from '@hall/contract-supervision'
import { accept, type Decision, refuse } from '@hall/decider'
import type { EvaluationPolicy } from '@hall/regulation'
import type { z } from 'zod'

export type Indicator = z.output<typeof shapes.indicator>
export type Weights = z.output<typeof shapes.weights>
export type Mark = z.output<typeof shapes.mark>
export type SubjectKind = Indicator['for']
export interface Sheet { readonly source: 'leader' | 'peer'; readonly period: 'ordinary' | 'annual'; readonly marks: readonly Mark[] }
type Policy = EvaluationPolicy['appraisal']
type Form = NonNullable<Policy>['persons']

export const formOf = (policy: Policy, kind: SubjectKind): Form => (kind === 'person' ? policy?.persons : policy?.windows)

/** A set has every aspect of its form, whose maxima make the total, with the emphasis the regulation lays, and each factor (DC-EVA-31, DC-EVA-32, DC-EVA-37). */
export function checkIndicators(indicators: readonly Indicator[], kinds: readonly SubjectKind[], policy: Policy): Decision<never, 'INDICATORS_INCOMPLETE'> {
  if (new Set(indicators.map(({ id }) => id)).size < indicators.length) return refuse('INDICATORS_INCOMPLETE', { twice: indicators.map(({ id }) => id) })
  for (const kind of kinds) {
    const own = indicators.filter((one) => one.for === kind)
    if (own.length === 0) return refuse('INDICATORS_INCOMPLETE', { missing: [kind] })
    const form = formOf(policy, kind)
    if (form) {
      const { aspects, heaviest, total } = form.value
      const known = aspects.map(({ id }) => id)
      const sums = new Map(known.map((id) => [id, sum(own.filter(({ aspect }) => aspect === id).map(({ max }) => max))]))
      const missing = known.filter((id) => sums.get(id) === 0)
      const strange = own.filter(({ aspect }) => !known.includes(aspect)).map(({ aspect }) => aspect)
      if (missing.length > 0) return refuse('INDICATORS_INCOMPLETE', { missing }, form.clause)
      if (strange.length > 0) return refuse('INDICATORS_INCOMPLETE', { strange }, form.clause)
      const whole = sum([...sums.values()])
      if (whole !== total) return refuse('INDICATORS_INCOMPLETE', { total: whole, demanded: total }, form.clause)
      const rivals = known.filter((id) => heaviest !== null && id !== heaviest && sums.get(id)! >= sums.get(heaviest)!)
      if (heaviest !== null && rivals.length > 0) return refuse('INDICATORS_INCOMPLETE', { heaviest, notLargerThan: rivals }, form.clause)
    }
    const lacking = (policy?.factors?.value ?? []).filter((factor) => !own.some((one) => one.factor === factor))
    if (lacking.length > 0) return refuse('INDICATORS_INCOMPLETE', { missing: lacking }, policy?.factors?.clause)
  }
  return accept()
}

/** A mark is given on an indicator of the set, within its maximum, and says what it rests on (DC-EVA-29). */
export function checkMarks(marks: readonly Mark[], indicators: readonly Indicator[], policy: Policy): Decision<never, 'INDICATOR_UNKNOWN' | 'MARK_OVER' | 'MARK_WITHOUT_BASIS'> {
  for (const { indicator: id, points, basis } of marks) {
    const indicator = indicators.find((one) => one.id === id)
    if (!indicator) return refuse('INDICATOR_UNKNOWN', { indicator: id }, policy?.basis?.clause)
    if (points > indicator.max) return refuse('MARK_OVER', { indicator: indicator.name, max: indicator.max }, policy?.basis?.clause)
    if (basis === '') return refuse('MARK_WITHOUT_BASIS', { indicator: indicator.name }, policy?.basis?.clause)
  }
  return accept()
}

export interface Total { readonly total: number | null; readonly missing: readonly string[]; readonly aspects: readonly { aspect: string; points: number | null; max: number }[] }

/** Of each indicator the mean of each source, by the weights of the round; no total before everything is marked. */
export function totalOf(indicators: readonly Indicator[], sheets: readonly Sheet[], weights: Weights): Total {
  const valued = indicators.map((indicator) => ({ ...indicator, points: valueOf(indicator.id, sheets, weights) }))
  const aspects = [...Map.groupBy(valued, ({ aspect }) => aspect)].map(([aspect, own]) => ({
    aspect, max: sum(own.map(({ max }) => max)), points: own.every(({ points }) => points !== null) ? down(sum(own.map(({ points }) => points!))) : null,
  }))
  const missing = aspects.filter(({ points }) => points === null).map(({ aspect }) => aspect)
  return { total: missing.length > 0 || valued.length === 0 ? null : down(sum(valued.map(({ points }) => points!))), missing, aspects }
}

function valueOf(id: string, sheets: readonly Sheet[], weights: Weights): number | null {
  let value = 0
  for (const source of ['leader', 'peer'] as const) {
    if (weights[source] === 0) continue
    const given = sheets.filter((sheet) => sheet.source === source).flatMap(({ marks }) => marks.filter(({ indicator }) => indicator === id).map(({ points }) => points))
    if (given.length === 0) return null
    value += weights[source] * (sum(given) / given.length) / 100
  }
  return value
}

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
/** To hundredths, never up: 89.996 has not reached 90. */
const down = (value: number) => Math.floor(value * 100 + 1e-6) / 100

/** Kinds of input the regulation wants and a round has none of (DC-EVA-46). */
export function inputsMissing(sheets: readonly Sheet[], indicators: readonly Indicator[], policy: Policy): string[] {
  const marked = new Set(sheets.flatMap(({ marks }) => marks.map(({ indicator }) => indicator)))
  const present = new Set<string>([...sheets.flatMap(({ source, period }) => [source, period]), ...indicators.filter(({ id }) => marked.has(id)).map(({ type }) => type)])
  return (policy?.inputs?.value ?? []).filter((input) => !present.has(input))
}

export interface Standing {
  readonly id: string
  readonly kind: SubjectKind
  readonly subject: string
  readonly window: string | null
  readonly points: number | null
  /** Of an imported list without points. */
  readonly givenRank: number | null
}
export interface Placed { readonly id: string; readonly grade: string | null; readonly rank: number | null; readonly field: number | null; readonly below: number | null; readonly last: boolean; readonly capped: string | null }

/** Grades by points and ranks within the field, ties shared; people of an incompetent unit stay below the grade barred (DC-EVA-47, DC-EVA-51, EP-EVA-01, QP-EVA-02). */
export function place(all: readonly Standing[], policy: Policy): Placed[] {
  const gradeOf = (points: number | null) => (points === null ? null : policy?.grades?.value.toSorted((a, b) => b.from - a.from).find(({ from }) => points >= from)?.id ?? null)
  const incompetent = new Set(all.filter(({ kind, points }) => kind === 'window' && policy?.rectification && gradeOf(points) === policy.rectification.value.grade).map(({ subject }) => subject))
  return all.map((one) => {
    const { id, kind, window, points } = one
    const field = all.filter((other) => other.kind === kind && orderOf(other) !== null)
    const own = orderOf(one)
    const above = own === null ? 0 : field.filter((other) => orderOf(other)! > own).length
    const below = own === null ? null : field.filter((other) => orderOf(other)! < own).length
    const grade = gradeOf(points)
    const rule = policy?.barred
    const capped = rule && kind === 'person' && grade === rule.value.grade && window !== null && incompetent.has(window) ? rule : undefined
    return {
      id, grade: capped ? capped.value.cappedTo : grade, rank: own === null ? null : above + 1, field: own === null ? null : field.length, below,
      last: below === 0 && above > 0, capped: capped?.clause ?? null,
    }
  })
}

const orderOf = ({ points, givenRank }: Standing): number | null => points ?? (givenRank === null ? null : -givenRank)

/** Units graded so that they are to mend (DC-EVA-50). */
export function toRectify(placed: readonly Placed[], all: readonly Standing[], policy: Policy): string[] {
  const grade = policy?.rectification?.value.grade
  return all.filter(({ kind, id }) => kind === 'window' && grade !== undefined && placed.find((one) => one.id === id)?.grade === grade).map(({ id }) => id)
}
