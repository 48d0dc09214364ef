import type { NoticeRaised } from '@hall/contract'
import { accept } from '@hall/decider'
import type { CaseEvent } from '../case-event.ts'
import type { CaseFile } from '../case-file.ts'
import type { Situation } from '../situation.ts'

export interface Absent { readonly away: string; readonly from: string; readonly to: string; readonly heads: readonly string[]; readonly tell: (clause: string) => NoticeRaised }

/** Whoever handles a case is away on business when it is due: the head of the unit has to name somebody else, and the limit runs on. DC-CAS-46. */
export const askForSubstitute = ({ away, from, to, heads, tell }: Absent, file: CaseFile, { policy }: Pick<Situation, 'policy'>) => {
  const rule = policy.negative.away
  if (!rule || file.concludedAt !== null || file.substitute?.away === away || heads.length === 0) return accept<CaseEvent>()
  return accept<CaseEvent>({ type: 'SubstituteAsked', away, person: file.handler, from, to, head: heads[0]!, clause: rule.clause }, { type: 'NoticeRaised', ...tell(rule.clause) })
}

/** Not away after all: nobody has to be named. */
export const needNoSubstitute = ({ away }: { away: string }, file: CaseFile) =>
  file.substitute?.away === away ? accept<CaseEvent>({ type: 'SubstituteNotNeeded', away }) : accept<CaseEvent>()
