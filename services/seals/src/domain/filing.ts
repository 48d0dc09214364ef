import type { WorkingCalendar } from '@hall/calendar'
import { accept, type Decision, refuse } from '@hall/decider'
import type { SealsPolicy } from '@hall/regulation'
import { isAfter, type Seal } from './seal.ts'
import type { SealEvent } from './seal-event.ts'

type Day = Temporal.PlainDate
type Filed = Extract<SealEvent, { type: 'SealFiled' }>

export interface FileSeal {
  readonly id: string
  readonly kind: Filed['kind']
  readonly happenedOn: Day
  readonly filedOn: Day
  /** Digest of a new imprint. */
  readonly imprint: string | null
  readonly note: string
  readonly calendar: WorkingCalendar
}

/** Taking into use, change, cancellation and loss are reported in time; a seal serves from the day it is on file (TG-SEA-09, TG-SEA-10). */
export function fileSeal(command: FileSeal, seal: Seal, policy: SealsPolicy | undefined): Decision<Filed, 'FILING_OUT_OF_ORDER' | 'IMPRINT_MISSING' | 'IN_FUTURE'> {
  const { id, kind, happenedOn, filedOn, imprint, note, calendar } = command
  if (isAfter(happenedOn, filedOn)) return refuse('IN_FUTURE')
  if (!FROM[kind].includes(seal.state)) return refuse('FILING_OUT_OF_ORDER', { state: seal.state, kind }, policy?.filing?.clause)
  if (kind === 'activation' && policy?.imprint && !imprint && seal.imprintVersion === 0) return refuse('IMPRINT_MISSING', {}, policy.imprint.clause)
  const dueOn = policy?.filing ? lastDay(calendar, happenedOn, policy.filing.value.withinWorkdays) : null
  const late = dueOn !== null && isAfter(filedOn, dueOn)
  const mayPrecede = policy?.filing?.value.useBeforeFiling ?? true
  const usableFrom = kind === 'activation' ? (mayPrecede ? happenedOn : filedOn).toString() : null
  return accept({
    type: 'SealFiled', id, center: seal.center, seal: seal.id, kind, happenedOn: happenedOn.toString(), filedOn: filedOn.toString(), dueOn: dueOn?.toString() ?? null, late, usableFrom,
    imprint: imprint === null ? null : { version: seal.imprintVersion + 1, sha256: imprint }, note,
  })
}

/** States from which each may be reported. */
const FROM: Readonly<Record<Filed['kind'], readonly Seal['state'][]>> = {
  activation: ['registered'], change: ['active'], loss: ['active'], cancellation: ['registered', 'active', 'lost'],
}

/** Working days after the day; what happens on a day off is reported on the next working day. */
function lastDay(calendar: WorkingCalendar, day: Day, workdays: number): Day {
  const first = calendar.isWorkday(day) ? day : calendar.nextWorkday(day)
  return workdays === 0 ? first : calendar.addWorkdays(day, workdays)
}
