import type { Timetable, WorkingCalendar } from '@hall/calendar'
import type { CasesPolicy } from '@hall/regulation'
import type { ItemContent } from '@hall/contract-cases'
import { expiryOf, type Ledger, type Moment, readClocks, type Reading } from '@hall/statutory-clock'
import type { CaseFile, Stop } from './case-file.ts'
import { clockRules } from './clock-rules.ts'
import type { DueNow, Situation } from './situation.ts'

/** Everything the clocks of a case rest on, in the words of a ledger. */
export function ledgerOf(file: CaseFile): Ledger {
  return [
    ...file.happenings.map(({ what, at, version }) => ({ kind: 'happened' as const, id: `${what}-${version}`, at, what, document: null, due: null })),
    ...(file.noShowAt ? [{ kind: 'happened' as const, id: 'no_show', at: file.noShowAt, what: 'no_show', document: null, due: null }] : []),
    ...file.stops.flatMap((stop) => stopFacts(file, stop)),
    ...file.extensions.flatMap(({ id, to, grantedAt, by, reason, toldAt }) => (grantedAt ? [
      { kind: 'extended' as const, id, at: grantedAt, clocks: ['promised'], to: { date: Temporal.PlainDate.from(to) }, document: id, approver: by, reason },
      ...(toldAt ? [{ kind: 'notified' as const, id: `${id}-told`, at: toldAt, of: id, document: id, days: null }] : []),
    ] : [])),
  ]
}

/** A procedure the receipt states was told with the receipt; any other by its own notice. */
function stopFacts(file: CaseFile, { id, kind, basis, paper, approver, from, noticeAt, notice, to, evidence, statedDays }: Stop): Ledger {
  const stated = file.stated.find((one) => one.kind === kind)?.days ?? statedDays
  const told = stated !== null ? { at: from, days: stated, document: paper } : noticeAt ? { at: noticeAt, days: null, document: notice ?? paper } : undefined
  return [
    { kind: 'stopped', id, at: from, ground: kind, document: paper, approver, basis },
    ...(told ? [{ kind: 'notified' as const, id: `${id}-told`, of: id, ...told }] : []),
    ...(to ? [{ kind: 'resumed' as const, id: `${id}-resumed`, at: to, stop: id, document: evidence }] : []),
  ]
}

export interface ClockGrounds { readonly policy: CasesPolicy; readonly content: ItemContent; readonly calendar: WorkingCalendar; readonly now: Temporal.Instant }

export function momentOf({ policy, calendar, now }: ClockGrounds): Moment {
  return { calendar, timetables: [timetableOf(policy)], now }
}

export function readingsOf(file: CaseFile, grounds: ClockGrounds): Reading[] {
  if (!file.opened) return []
  return readClocks(clockRules(file, grounds), ledgerOf(file), momentOf(grounds))
}

/** Only its closing time is read; without one a day ends with the day. */
function timetableOf({ instant }: CasesPolicy): Timetable {
  return { inForceFrom: '2000-01-01', regular: [{ name: 'am', from: '00:00', to: '12:00' }, { name: 'pm', from: '12:00', to: instant.value.closes?.slice(0, 5) ?? '23:59' }], summerPeriod: { strategy: 'never' }, extraDays: [] }
}

export function duesOf(readings: readonly Reading[]): Situation['dues'] {
  const due = (clock: Reading['clock']): DueNow | undefined => {
    const reading = readings.find((one) => one.clock === clock)
    if (!reading?.due) return undefined
    return { date: reading.due.date, endsAt: expiryOf(reading.due), clause: reading.clauses[0] ?? null, stopped: reading.status === 'stopped' || reading.status === 'waiting' }
  }
  const [statutory, promised, step] = [due('statutory'), due('promised'), due('step')]
  return { ...(statutory && { statutory }), ...(promised && { promised }), ...(step && { step }) }
}

/** When the case has to be looked at again if nobody does anything. */
export function nextLook(readings: readonly Reading[]): Temporal.Instant | null {
  return readings.flatMap(({ nextAt }) => nextAt ?? []).sort(Temporal.Instant.compare)[0] ?? null
}

/** What the applicant was promised, or where nothing was, what the law sets. */
export function mainReading(readings: readonly Reading[]): Reading | undefined {
  return readings.find(({ clock }) => clock === 'promised') ?? readings.find(({ clock }) => clock === 'statutory') ?? readings.find(({ name }) => name === 'instant')
}
