import { setTimeout as delay } from 'node:timers/promises'
import type { AttendanceContract } from '@hall/contract-attendance'
import type { Client } from '@hall/rpc'
import { commandIdOf } from './command-id.ts'
import { eachOf, valueOf } from './outcome.ts'
import { pushDays, type PushDays } from './push-days.ts'
import type { DemoCenter, DemoCity } from './shapes.ts'

export type Attendance = Client<AttendanceContract>

const TIMEZONE = 'Asia/Shanghai'
const LOOK_EVERY_MS = 100
const GIVE_UP_AFTER_MS = 240_000

export interface AttendanceLoad extends PushDays {
  /** As the city's IT. */
  readonly attendance: Attendance
  /** As the city's authority, who sees who is where. */
  readonly overview: Attendance
}

/** Enrols a terminal at each center and lets it send what people punched. A second load changes nothing. */
export async function loadAttendance(city: DemoCity, { attendance, overview, ...push }: AttendanceLoad): Promise<void> {
  await eachOf(city.centers, ({ id: center, terminal: { serial, name, records } }) =>
    valueOf(attendance.devices.enrol({ serial, center, name, timezone: TIMEZONE, records, commandId: commandIdOf('device', serial) })))
  await Promise.all(city.centers.map((center) => knowsPeople(center, overview)))
  await pushDays(city.centers, push)
}

/** The attendance service hears of people through events; a number it does not know yet would go to nobody. */
async function knowsPeople({ id, rotated }: DemoCenter, { hall }: Attendance): Promise<void> {
  const last = rotated.at(-1)!.number
  const giveUpAt = performance.now() + GIVE_UP_AFTER_MS
  for (;;) {
    const { windows } = await valueOf(hall.now({ center: id }))
    if (windows.some(({ people }) => people.some(({ person }) => person === last))) return
    if (performance.now() > giveUpAt) throw new Error(`the attendance service has not heard of ${last} after ${GIVE_UP_AFTER_MS} ms`)
    await delay(LOOK_EVERY_MS)
  }
}
