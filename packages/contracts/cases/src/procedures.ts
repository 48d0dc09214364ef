import { ops } from '@hall/contract'
import { clock, handling, intake, joint, negations, papers, queue, results } from './case-procedures.ts'
import { contacts, fees, registers, statistics, watch } from './desk-procedures.ts'
import { contents, holidayServices, tickets } from './hall-procedures.ts'
import { itemProcedures } from './item-procedures.ts'

export const procedures = { ops, ...itemProcedures, intake, handling, results, clock, negations, joint, queue, papers, contacts, fees, watch, statistics, registers, tickets, holidayServices, contents } as const
