import { ops, people } from '@hall/contract'
import { appraisalRounds, awards, followUps, history, rectifications, results } from './appraisal-procedures.ts'
import { ledgerEntries, scores } from './ledger-procedures.ts'
import { matters } from './matter-procedures.ts'

export const procedures = { ops, people, ledgerEntries, scores, appraisalRounds, results, history, followUps, rectifications, awards, matters } as const
