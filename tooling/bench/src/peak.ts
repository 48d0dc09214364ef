import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { measure, type Measure, quantile } from './measure.ts'
import { type AttendanceOnDisk, openAttendance } from './open-attendance.ts'

const CITY = 100_000
const MINUTES = 10
const TERMINALS = 32
/** As many as are on the hall page that is looked at. */
const HALL = 400
const WINDOWS = 80
/** Checks of the sample: enough to be steady, few enough for two busy cores. */
const CHECKS = 6_000
const LOOK_EVERY_MS = 500

/**
 * The morning rush: terminals in real time, one check a call, judged as they come, while somebody looks at the page of a
 * hall. Needed: a hundred thousand people within ten minutes.
 */
export async function benchPeak(): Promise<Measure[]> {
  await using attendance = await openAttendance('qingpu', 'attendance@2020-03-06.yaml')
  attendance.setNow('2026-03-10T08:35:00')
  await fillCity(attendance)
  const stopping = new AbortController()
  const judging = judgeAll(attendance, stopping.signal)
  const looking = look(attendance, stopping.signal)
  const startedAt = performance.now()
  const perTerminal = CHECKS / TERMINALS
  await Promise.all(Array.from({ length: TERMINALS }, async (_, terminal) => {
    for (let i = 0; i < perTerminal; i++) await punch(attendance, terminal, terminal * perTerminal + i)
  }))
  const seconds = (performance.now() - startedAt) / 1000
  stopping.abort()
  const [looks] = await Promise.all([looking, judging])
  return [
    measure(`the 08:30 peak: checks a second, one a call, judged beside (sample of ${CHECKS})`, { ours: CHECKS / seconds, theirs: CITY / (MINUTES * 60), unit: '1/s', aim: 'at least 1' }),
    measure(`the page of a hall of ${HALL} during it, 95 of 100 answered within`, { ours: quantile(looks, 0.95), theirs: 1000, unit: 'ms', aim: 'below 1' }),
  ]
}

async function fillCity({ fill }: AttendanceOnDisk): Promise<void> {
  await fill(`insert into "window" (id, center, department) select 'w' || i, 'qingpu', 'd' || i % 40 from generate_series(0, ${WINDOWS - 1}) as i`)
  await fill(`insert into posting (person, name, center, department, "window", attendance_number, lead, starts_on)
    select 'P' || i, 'P' || i, 'qingpu', 'd' || i % 40, case when i < ${HALL} then 'w' || i % ${WINDOWS} end, i::text, false, '2026-01-01' from generate_series(0, ${CHECKS - 1}) as i`)
  await fill(`insert into device (serial, center, name, timezone, records, version, enrolled_at)
    select 'T' || i, 'qingpu', 'T', 'Asia/Shanghai', 'by_verify_mode', 1, '2026-03-01' from generate_series(0, ${TERMINALS - 1}) as i`)
  await fill(`insert into settlement (center, date, closes_at) values ('qingpu', '2026-03-10', '2026-03-10T16:00:00Z')`)
  await fill('analyze posting')
}

async function punch({ handlers, call }: AttendanceOnDisk, terminal: number, number: number): Promise<void> {
  const time = `2026-03-10 08:${String(20 + number % 15).padStart(2, '0')}:${String(number % 60).padStart(2, '0')}`
  const result = await handlers.devices.receive({ serial: `T${terminal}`, table: 'ATTLOG', body: `${number}\t${time}\t0\t15\t0\t0`, commandId: randomUUID() }, call('attendance.devices.receive'))
  if (!result.ok || result.value.accepted !== 1) throw new Error(`not kept: ${JSON.stringify(result)}`)
}

async function judgeAll({ jobs }: AttendanceOnDisk, stopping: AbortSignal): Promise<void> {
  const judge = jobs.find(({ name }) => name === 'judge-days')!
  while (!stopping.aborted) {
    await judge.run(stopping)
    await delay(50)
  }
}

async function look({ handlers, call }: AttendanceOnDisk, stopping: AbortSignal): Promise<number[]> {
  const times: number[] = []
  while (!stopping.aborted) {
    const startedAt = performance.now()
    const { ok } = await handlers.hall.now({ center: 'qingpu' }, call('attendance.hall.now'))
    if (!ok) throw new Error('the hall did not answer')
    times.push(performance.now() - startedAt)
    await delay(LOOK_EVERY_MS)
  }
  return times
}

if (import.meta.main) console.log(JSON.stringify(await benchPeak(), undefined, 2))
