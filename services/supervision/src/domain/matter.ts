import type { supervisionShapes as shapes } from '@hall/contract-supervision'
import { accept, type Decision, refuse } from '@hall/decider'
import type { EvaluationPolicy } from '@hall/regulation'
import type { z } from 'zod'
import type { Liable, Stage } from './liability.ts'

type Accountability = NonNullable<EvaluationPolicy['accountability']>
export type Ground = Accountability['grounds'][number]
type Fact = z.output<typeof shapes.fact>

/** A ground is chosen with all it asks for: what is missing is named (DC-EVA-08..19). */
export function chooseGround(id: string, facts: readonly Fact[], policy: Accountability | undefined): Decision<Ground, 'GROUND_NOT_LISTED' | 'FACTS_MISSING'> {
  const ground = policy?.grounds.find((one) => one.id === id)
  if (!ground) return refuse('GROUND_NOT_LISTED')
  const { requires, explains } = ground.rule.value
  const given = (key: string) => facts.some((one) => one.key === key)
  const missing = [...requires.filter((key) => !given(key)), ...explains.filter((one) => given(one.given) && !given(one.needs)).map(({ needs }) => needs)]
  return missing.length > 0 ? refuse('FACTS_MISSING', { missing }, ground.rule.clause) : accept(ground)
}

export interface Deciding {
  readonly outcome: 'dereliction' | 'no_dereliction'
  readonly fault: string | null
  readonly rule: string | null
  readonly result: 'none' | 'loss' | 'bad_consequence'
  readonly kinds: readonly string[]
  readonly excused: readonly { readonly person: string; readonly because: 'no_intent' | 'other' }[]
}
export interface Before { readonly ground: Ground | undefined; readonly stages: readonly Stage[]; readonly liable: readonly Liable[]; readonly evidence: number; readonly heard: readonly string[]; readonly by: string; readonly isHead: boolean }
type Code = 'GROUND_MISSING' | 'ELEMENT_MISSING' | 'EVIDENCE_NEEDED' | 'ACT_MISSING' | 'NOT_HEARD' | 'INTENT_NO_EXCUSE' | 'LIABILITY_MISSING' | 'OWN_DECISION' | 'HEAD_SIGNS'

/** Dereliction is found with its elements, on evidence, against people who were heard, each for an own act (DC-EVA-06, DC-EVA-20, DC-EVA-22). */
export function decideMatter(command: Deciding, { ground, stages, liable, evidence, heard, by, isHead }: Before, policy: Accountability | undefined): Decision<Liable, Code> {
  if (liable.some(({ person }) => person === by)) return refuse('OWN_DECISION')
  if (command.outcome === 'no_dereliction') return accept()
  if (!ground) return refuse('GROUND_MISSING')
  if (ground.rule.value.headSigns && !isHead) return refuse('HEAD_SIGNS', {}, ground.rule.clause)
  const resultNeeded = ground.rule.value.resultNeeded && command.result === 'none'
  const lacking = [...(command.fault === null ? ['fault'] : []), ...(command.rule === null ? ['rule'] : []), ...(resultNeeded ? ['result'] : [])]
  if (policy?.elements && lacking.length > 0) return refuse('ELEMENT_MISSING', { missing: lacking }, policy.elements.clause)
  if (command.kinds.length === 0) return refuse('LIABILITY_MISSING', {}, policy?.elements?.clause)
  if (evidence === 0) return refuse('EVIDENCE_NEEDED', {}, policy?.evidence?.clause)
  const handler = (person: string) => stages.some((one) => one.person === person && one.role === 'handler')
  const excuse = command.excused.find(({ person, because }) => because === 'no_intent' && handler(person))
  if (excuse) return refuse('INTENT_NO_EXCUSE', { person: excuse.person }, policy?.attribution.intent?.clause)
  const held = liable.filter(({ person }) => !command.excused.some((one) => one.person === person))
  if (held.length === 0) return refuse('LIABILITY_MISSING', {}, policy?.evidence?.clause)
  const actless = held.filter((one) => one.stage !== '' && stages.some(({ person, stage, act }) => person === one.person && stage === one.stage && act === ''))
  if (actless.length > 0) return refuse('ACT_MISSING', { people: actless.map(({ person }) => person) }, policy?.evidence?.clause)
  const unheard = [...new Set(held.map(({ person }) => person))].filter((person) => !heard.includes(person))
  if (unheard.length > 0) return refuse('NOT_HEARD', { people: unheard })
  return accept(...held)
}

export interface Closing { readonly referral: string | null; readonly superior: string | null; readonly superiorPerson: string | null }

/** What must be said before a matter is sealed (DC-EVA-15, DC-EVA-16). */
export function checkClosing({ referral, superior, superiorPerson }: Closing, { ground, confirmed }: { ground: Ground | undefined; confirmed: boolean }, policy: Accountability | undefined): Decision<never, 'REFERRAL_NEEDED' | 'SUPERIOR_UNDECIDED'> {
  if (!confirmed) return accept()
  if (ground?.rule.value.referred && referral === null) return refuse('REFERRAL_NEEDED', {}, ground.rule.clause)
  if (policy?.superior && (superior === null || (superior !== 'none' && superiorPerson === null))) return refuse('SUPERIOR_UNDECIDED', {}, policy.superior.clause)
  return accept()
}
