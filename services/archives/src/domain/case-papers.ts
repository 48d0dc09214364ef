import type { archivesShapes } from '@hall/contract-archives'
import type { z } from 'zod'

type Kind = z.infer<typeof archivesShapes.component>['kind']
export type PaperName = 'notified' | 'notifiedAgain' | 'supplied' | 'accepted' | 'refused' | 'returned' | 'examined' | 'granted' | 'negated' | 'withdrawn' | 'delivered'
export interface Paper {
  readonly kind: Kind
  readonly name: PaperName
  /** Of a notice: how much was told to be missing. */
  readonly count: number
}

export interface CaseStep {
  readonly step: string
  readonly outcome: string | null
  readonly notices: readonly { readonly missing: readonly string[]; readonly again: boolean }[]
}

const NEGATIVE: readonly string[] = ['refused', 'negated']

/** What a step of a case leaves in its package, by the groups of GB/T 42727. What the applicant hands in comes as a scan, from nobody's event. */
export function paperOf({ step, outcome, notices }: CaseStep): Paper | undefined {
  const paper = (kind: Kind, name: PaperName, count = 0): Paper => ({ kind, name, count })
  switch (step) {
    case 'notified': {
      const told = notices.at(-1)
      return paper('notice', told?.again ? 'notifiedAgain' : 'notified', told?.missing.length)
    }
    case 'supplied': return paper('other', 'supplied')
    case 'accepted': return paper('acceptance', 'accepted')
    case 'refused': return paper('refusal', 'refused')
    case 'returned': return paper('refusal', 'returned')
    case 'examined': return paper('examination', 'examined')
    case 'concluded': return NEGATIVE.includes(outcome ?? '') ? paper('refusal', 'negated') : paper('decision', 'granted')
    case 'withdrawn': return paper('other', 'withdrawn')
    case 'delivered': return paper('delivery', 'delivered')
    default: return undefined
  }
}
