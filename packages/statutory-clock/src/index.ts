export { fact, ledger, type Fact, type FactOf, type Ledger, type SentFact } from './fact.ts'
export type { Moment } from './moment.ts'
export {
  readClock, readClocks,
  type ClockStatus, type DueReading, type ExtensionReading, type Reading, type StopReading,
} from './reading.ts'
export { clockViewOf } from './to-view.ts'
export { calculationSheet } from './sheet.ts'
export { exportLedger, type ClockExport } from './export.ts'
export { reprojectClocks, type ClockMove, type ClockReprojection, type OpenClock } from './reproject.ts'
export { clockExtension, clockStop, clockView, sheetView, type ClockView, type SheetRow, type SheetView } from './view.ts'
export { checkBaseline, type BaselinePeriod, type Laxity, type TimedValue } from './baseline.ts'
export type { ExtensionFault } from './extension.ts'
export type { StopFault } from './stop.ts'
export type { RungInstant } from './rungs.ts'
export type { Timing } from './timing.ts'
export { expiryOf, isPast, type Due } from './scale.ts'
export {
  clockConventions, clockLimit, clockRule,
  type ClockConventions, type ClockLimit, type ClockRule, type PlainClockRule, type Rung,
} from '@hall/regulation'
