import type { SealsPolicy } from '@hall/regulation'

type Day = Temporal.PlainDate

/** What there is to know about one seal when something is decided about it. */
export interface Seal {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly center: string
  readonly department: string | null
  readonly window: string | null
  readonly kind: 'center' | 'window'
  readonly medium: 'physical' | 'electronic'
  readonly state: 'registered' | 'active' | 'lost' | 'cancelled'
  readonly items: readonly string[]
  readonly validUntil: Day | null
  readonly usableFrom: Day | null
  readonly endedOn: Day | null
  readonly custodian: string | null
  readonly responsible: string | null
  readonly rules: object | null
  readonly imprintVersion: number
  readonly counter: number | null
  readonly away: boolean
}

export const isAfter = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) > 0
export const isBefore = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) < 0

export type Lack = 'custodian' | 'imprint' | 'filing' | 'rules'

/** What a seal still needs under its regulation. */
export function lacksOf(seal: Seal, policy: SealsPolicy | undefined): Lack[] {
  return [
    ...(policy?.custodians && !seal.custodian ? ['custodian' as const] : []),
    ...(policy?.imprint && seal.imprintVersion === 0 ? ['imprint' as const] : []),
    ...(policy?.filing && seal.usableFrom === null ? ['filing' as const] : []),
    ...(policy?.writtenRules && seal.kind === 'window' && !seal.rules ? ['rules' as const] : []),
  ]
}

/** Why a seal may not come down on a day; undefined when it may. */
export function whyUnusable(seal: Seal, on: Day): { because: string; since: string } | undefined {
  if (seal.usableFrom === null) return { because: 'not_filed', since: '' }
  if (isBefore(on, seal.usableFrom)) return { because: 'not_filed', since: seal.usableFrom.toString() }
  if (seal.endedOn && !isBefore(on, seal.endedOn)) return { because: seal.state, since: seal.endedOn.toString() }
  if (seal.validUntil && isAfter(on, seal.validUntil)) return { because: 'term_over', since: seal.validUntil.toString() }
  return undefined
}
