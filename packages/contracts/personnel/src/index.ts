import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const personnelContract = defineContract({ service: 'personnel', procedures, events })
export type PersonnelContract = typeof personnelContract
export type { Demand, EntryFile, Holding, LeavingFile, LeavingRequest, Letter, Proposal } from './shapes.ts'
export type { ActingFile, CoverFile, MandateFile, OutingFile, PairFile, ReturnFile } from './cover-shapes.ts'
export type { IncidentFile, InternFile, SecondmentFile, SheetFile } from './record-shapes.ts'
export type { CallFile, QueueFile, StageMapFile, TaskFile } from './work-shapes.ts'
export type { SessionFile } from './procedures/sessions.ts'
export * as coverShapes from './cover-shapes.ts'
export * as recordShapes from './record-shapes.ts'
export * as workShapes from './work-shapes.ts'
export * as personnelShapes from './shapes.ts'
