import { createWorkingCalendar, publishedYears, ZONE } from '@hall/calendar'
import { personDay } from './person-day.ts'
import type { DemoCenter, DemoPerson } from './shapes.ts'
import { createTerminal, type Punch } from './terminal.ts'

const WORKDAYS = 10
/** What a terminal reports when somebody opens its menu; kept as evidence. */
const OPENS_MENU = 4

export interface PushDays {
  readonly gatewayUrl: string
  readonly now: Temporal.Instant
}

/** Each center's terminal sends what people punched on the last ten working days and today up to now. Sent again, it is known. */
export async function pushDays(centers: readonly DemoCenter[], { gatewayUrl, now }: PushDays): Promise<void> {
  await Promise.all(centers.map(async (center) => {
    const terminal = createTerminal({ url: gatewayUrl, serial: center.terminal.serial, now: () => now })
    await terminal.hello()
    terminal.punch(...punchesUntil(center, now))
    terminal.operate(OPENS_MENU)
    await terminal.push()
    await terminal.poll()
  }))
}

/** Of this center a whole month is on record, so that it can be closed. */
const FROM_LAST_MONTH: readonly string[] = ['taigu']

/** In the order of time, as a terminal keeps them. */
export function punchesUntil({ id, rotated, checks, terminal }: DemoCenter, now: Temporal.Instant): Punch[] {
  const moment = now.toZonedDateTimeISO(ZONE).toPlainDateTime()
  const present = rotated.filter(({ until }) => until === null)
  const punches = datesUntil(moment.toPlainDate(), FROM_LAST_MONTH.includes(id)).flatMap((date) => present.flatMap((person) => punchesOf(person, date)))
  return punches
    .filter(({ at }) => Temporal.PlainDateTime.compare(at, moment) <= 0)
    .sort((a, b) => Temporal.PlainDateTime.compare(a.at, b.at))

  function punchesOf(person: DemoPerson, date: Temporal.PlainDate): Punch[] {
    return personDay(person, date, checks).map((at) => ({ pin: person.attendanceNumber, at, verify: terminal.verify }))
  }
}

/** The last working days, or those since the last month began, and today where it is one. */
function datesUntil(today: Temporal.PlainDate, sinceLastMonth: boolean): Temporal.PlainDate[] {
  const calendar = createWorkingCalendar({ years: publishedYears })
  const days = sinceLastMonth ? calendar.workdaysBetween(today.with({ day: 1 }).subtract({ months: 1, days: 1 }), today.subtract({ days: 1 })) : WORKDAYS
  const before = Array.from({ length: days }, (_, index) => calendar.addWorkdays(today, index - days))
  return calendar.isWorkday(today) ? [...before, today] : before
}
