import { randomUUID } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { closeFigures } from '@hall/attendance-service/closing'
import { COUNTED } from '@hall/attendance-service/figures'
import { measure, type Measure, quantile } from './measure.ts'
import { type AttendanceOnDisk, openAttendance } from './open-attendance.ts'

const FEW = 10_000
const MANY = 100_000
const WORKDAYS = 22
const MONTH = Temporal.PlainDate.from('2026-03-01')
const LATE_DAYS = 40

/** A month of so many people, each day with figures of its own, as the verdicts would have left it. */
async function fillMonth({ fill }: AttendanceOnDisk, center: string, people: number): Promise<void> {
  const columns = COUNTED.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const values = columns.map((column) => (column === 'due' || column === 'present' ? '1' : column === 'late' ? '(i % 17 = d)::int' : column === 'absent_halves' ? '(i % 97 = d)::int' : '0'))
  await fill(
    `insert into day_figure (center, department, "window", person, date, ${columns.join(', ')}, provisional)
     select $1, 'd' || i % 40, 'w' || i % 5000, $1 || i, $2::date + d, ${values.join(', ')}, 0 from generate_series(1, $3::int) as i, generate_series(0, ${WORKDAYS - 1}) as d`, [center, MONTH.toString(), people])
  await fill(
    `insert into month_figure (center, department, "window", person, month, name, ${columns.join(', ')}, provisional)
     select center, max(department), max("window"), person, $2::date, person, ${columns.map((column) => `sum(${column})`).join(', ')}, 0 from day_figure where center = $1 group by center, person`, [center, MONTH.toString()])
  await fill('analyze day_figure')
  await fill('analyze month_figure')
}

/** A month closed: summed once more from its days and kept. Milliseconds. */
async function close({ db }: AttendanceOnDisk, center: string, people: number): Promise<number> {
  const startedAt = performance.now()
  const closed = await db.transaction(EVERYTHING, (tx) => closeFigures(tx, center, MONTH))
  if (closed !== people) throw new Error(`closed for ${closed} of ${people}`)
  return performance.now() - startedAt
}

/** A check of an old day comes in, the day is judged, its month summed anew: milliseconds from the call to the month. */
async function lateDays(attendance: AttendanceOnDisk, center: string, first: number): Promise<number> {
  const judge = attendance.jobs.find(({ name }) => name === 'judge-days')!
  const times: number[] = []
  for (let turn = 0; turn < LATE_DAYS; turn++) {
    const day = MONTH.add({ days: 1 + turn % 5 }).toString()
    const startedAt = performance.now()
    const received = await attendance.handlers.devices.receive({ serial: `${center}-T`, table: 'ATTLOG', body: `${first + turn + 1}\t${day} 08:4${turn % 10}:00\t0\t15\t0\t0`, commandId: randomUUID() }, attendance.call('attendance.devices.receive'))
    if (!received.ok || received.value.accepted !== 1) throw new Error(JSON.stringify(received))
    await judge.run(AbortSignal.timeout(60_000))
    times.push(performance.now() - startedAt)
  }
  return quantile(times, 0.5)
}

/** What settling a month costs a person, and a late day among few and among many people. */
export async function benchMonths(): Promise<Measure[]> {
  await using attendance = await openAttendance('qingpu', 'attendance@2020-03-06.yaml')
  attendance.setNow('2026-03-31T18:00:00')
  await fillMonth(attendance, 'few', FEW)
  await fillMonth(attendance, 'many', MANY)
  const few = await close(attendance, 'few', FEW) / FEW
  const many = await close(attendance, 'many', MANY) / MANY

  // The same center with few people on record, then with a hundred thousand.
  const post = (from: number, to: number) => attendance.fill(
    `insert into posting (person, name, center, department, "window", attendance_number, lead, starts_on)
     select 'qingpu' || i, 'qingpu' || i, 'qingpu', 'd' || i % 40, 'w' || i % 5000, i::text, false, '2026-01-01' from generate_series($1::int, $2::int) as i`, [from, to])
  await attendance.fill(`insert into device (serial, center, name, timezone, records, version, enrolled_at) values ('qingpu-T', 'qingpu', 'T', 'Asia/Shanghai', 'by_verify_mode', 1, '2026-03-31')`)
  await attendance.fill(`insert into settlement (center, date, closes_at, settled_at) select 'qingpu', '2026-03-01'::date + d, '2026-03-01'::timestamptz, now() from generate_series(0, 30) as d`)
  await post(1, 1000)
  const amongFew = await lateDays(attendance, 'qingpu', 0)
  return [
    measure(`a month closed for ${FEW} people, ms a person`, { ours: few, theirs: 1, unit: 'ms', aim: 'below 1' }),
    measure(`a month closed for ${MANY} people, ms a person`, { ours: many, theirs: 1, unit: 'ms', aim: 'below 1' }),
    measure(`a person at ${MANY} against one at ${FEW}`, { ours: many, theirs: few, unit: 'ms', aim: 'about 1: linear' }),
    ...await lateAmongMany(attendance, amongFew, post),
  ]
}

async function lateAmongMany(attendance: AttendanceOnDisk, amongFew: number, post: (from: number, to: number) => Promise<unknown>): Promise<Measure[]> {
  await post(1001, MANY)
  await fillMonth(attendance, 'qingpu-others', MANY)
  const amongMany = await lateDays(attendance, 'qingpu', LATE_DAYS)
  return [measure(`a late day among ${MANY} people against among 1000`, { ours: amongMany, theirs: amongFew, unit: 'ms', aim: 'about 1: that day alone' })]
}

if (import.meta.main) console.log(JSON.stringify(await benchMonths(), undefined, 2))
