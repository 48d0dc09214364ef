import type { supervisionShapes as shapes } from '@hall/contract-supervision'
import type { EvaluationPolicy } from '@hall/regulation'
import type { z } from 'zod'

export type Stage = z.output<typeof shapes.stage>
export type Circumstances = z.output<typeof shapes.circumstances>
export type Liable = z.output<typeof shapes.liable>
export type Released = z.output<typeof shapes.released>
type Rules = NonNullable<EvaluationPolicy['accountability']>['attribution']
export interface Attribution { readonly liable: readonly Liable[]; readonly released: readonly Released[] }

/**
 * Who answers for what, as the regulation has it (DC-EVA-04, DC-EVA-05, DC-EVA-21, DC-EVA-23..26). Everybody answers for the own stage unless a
 * rule says otherwise; where the regulation knows no such rule, `otherwise` is the clause the matter rests on.
 */
export function attribute(stages: readonly Stage[], circumstances: Circumstances, { rules, otherwise }: { rules: Rules; otherwise: string | null }): Attribution {
  const special = byMeeting(circumstances, rules) ?? byStanding(stages, circumstances, rules)
  const rest = special ?? byStage(stages, rules.perStage?.clause ?? otherwise)
  const left = ofPost(circumstances, rules)
  return { liable: unique([...rest.liable, ...left.liable]), released: rest.released.filter(({ person }) => !left.liable.some((one) => one.person === person)) }
}

const isHandler = ({ role }: Stage) => role === 'handler'

function byStage(stages: readonly Stage[], clause: string | null): Attribution {
  if (clause === null) return { liable: [], released: [] }
  return { liable: stages.filter(({ fault }) => fault).map(({ person, stage }) => ({ person, stage, degree: 'full', clause })), released: [] }
}

/** The handler hid something; somebody above altered it; the right opinion was overruled: one rule decides for all stages. */
function byStanding(stages: readonly Stage[], { concealed, overruled, alteredBy }: Circumstances, rules: Rules): Attribution | undefined {
  const split = (clause: string, answers: (stage: Stage) => boolean): Attribution => ({
    liable: stages.filter(answers).map(({ person, stage }) => ({ person, stage, degree: 'full', clause })),
    released: stages.filter((stage) => !answers(stage)).map(({ person, stage }) => ({ person, stage, clause })),
  })
  if (alteredBy.length > 0 && rules.altered) return split(rules.altered.clause, (stage) => !isHandler(stage) && alteredBy.includes(stage.person))
  if (concealed && rules.concealed) return split(rules.concealed.clause, isHandler)
  if (overruled && rules.overruled) return split(rules.overruled.clause, (stage) => !isHandler(stage))
  return undefined
}

/** The chair first, those who took part after; whoever has a reservation in the minutes does not answer, the chair neither. */
function byMeeting({ meeting }: Circumstances, rules: Rules): Attribution | undefined {
  const clause = rules.meeting?.clause
  if (!meeting || !clause) return undefined
  const { chair, participants, reserved } = meeting
  const present = [...new Set([chair, ...participants])]
  return {
    liable: present.filter((person) => !reserved.includes(person)).map((person) => ({ person, stage: '', degree: person === chair ? 'primary' : 'secondary', clause })),
    released: present.filter((person) => reserved.includes(person)).map((person) => ({ person, stage: '', clause })),
  }
}

function ofPost({ post }: Circumstances, rules: Rules): Pick<Attribution, 'liable'> {
  if (!post?.badConsequence) return { liable: [] }
  const { holder, backup, handedOver, unattended, misperformed } = post
  if (!handedOver && unattended && rules.left) return { liable: [{ person: holder, stage: '', degree: 'full', clause: rules.left.clause }] }
  if (handedOver && misperformed && backup !== null && rules.covered) return { liable: [{ person: backup, stage: '', degree: 'full', clause: rules.covered.clause }] }
  return { liable: [] }
}

function unique(all: readonly Liable[]): Liable[] {
  return [...new Map(all.map((one) => [`${one.person}/${one.stage}`, one])).values()]
}
