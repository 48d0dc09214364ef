import { ops, people } from '@hall/contract'
import { awards, followUps, history, rectifications, results, rounds } from './appraisal-procedures.ts'
import { entries, scores } from './ledger-procedures.ts'
import { matters } from './matter-procedures.ts'

export const procedures = { ops, people, entries, scores, rounds, results, history, followUps, rectifications, awards, matters } as const
