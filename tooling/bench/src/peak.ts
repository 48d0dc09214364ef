import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { measure, type Measure, quantile } from './measure.ts'
import { type AttendanceOnDisk, openAttendance } from './open-attendance.ts'

const PEOPLE = 100_000
const CENTERS = 100
const AT_EACH = PEOPLE / CENTERS
/** Everybody within ten minutes. */
const OFFERED_PER_SECOND = PEOPLE / 600
const SECONDS = 30
const CENTER = (n: number) => `c${n}`
const HALL_WITHIN_MS = 1000
const ROUND_MS = 100

/**
 * The morning: each of 100,000 people passes the terminal of a center at the pace of ten minutes for all, one line a call as a
 * terminal with Realtime=1 sends it. Days are judged as they come, and the page of a hall is asked for all the while.
 */
export async function benchPeak(): Promise<Measure[]> {
  await using attendance = await openAttendance('c0', 'attendance@2020-03-06.yaml', 'qingpu')
  attendance.setNow('2026-03-31T08:30:00')
  await fill(attendance)
  const asked: number[] = []
  const receipts: number[] = []
  const judging = new AbortController()
  const judge = attendance.jobs.find(({ name }) => name === 'judge-days')!
  const background = (async () => { while (!judging.signal.aborted) { await judge.run(judging.signal); await delay(ROUND_MS) } })()
  const looking = (async () => { while (!judging.signal.aborted) { asked.push(await timed(() => look(attendance))); await delay(ROUND_MS) } })()
  const startedAt = performance.now()
  const kept = await pass(attendance, receipts)
  const perSecond = kept / ((performance.now() - startedAt) / 1000)
  judging.abort()
  await Promise.all([background, looking])
  return [
    measure(`08:30 of ${PEOPLE} people in ten minutes, punches kept`, { ours: perSecond, theirs: OFFERED_PER_SECOND, unit: '1/s', aim: 'about 1: none waits' }),
    measure('08:30, a punch from the call to its receipt, 95th percentile', { ours: quantile(receipts, 0.95), theirs: HALL_WITHIN_MS, unit: 'ms', aim: 'below 1' }),
    measure(`08:30, the page of a hall of ${AT_EACH} people, 95th percentile`, { ours: quantile(asked, 0.95), theirs: HALL_WITHIN_MS, unit: 'ms', aim: 'below 1' }),
  ]
}

async function fill({ fill: run }: AttendanceOnDisk): Promise<void> {
  await run(`insert into policy_copy (center, area, version, effective_from, policy) select 'c' || n, area, version, effective_from, policy from policy_copy, generate_series(1, ${CENTERS - 1}) as n`)
  await run(
    `insert into posting (person, name, center, department, "window", attendance_number, lead, starts_on)
     select 'P' || n || '-' || i, 'P' || i, 'c' || n, 'd' || i % 20, 'c' || n || '-w' || i / 8, i::text, false, '2026-01-01'
     from generate_series(0, ${CENTERS - 1}) as n, generate_series(1, ${AT_EACH}) as i`)
  await run(`insert into device (serial, center, name, timezone, records, version, enrolled_at) select 'T' || n, 'c' || n, 'T', 'Asia/Shanghai', 'by_verify_mode', 1, '2026-03-31' from generate_series(0, ${CENTERS - 1}) as n`)
  await run(`insert into settlement (center, date, closes_at, settled_at) select 'c' || n, '2026-03-31', '2026-04-01'::timestamptz, null from generate_series(0, ${CENTERS - 1}) as n`)
  await run(`insert into "window" (id, center, department) select distinct "window", center, department from posting where "window" is not null on conflict do nothing`)
  await run('analyze posting')
}

/** Sends at the pace offered, however long answers take; answers how many lines were kept. */
async function pass(attendance: AttendanceOnDisk, receipts: number[]): Promise<number> {
  const started = performance.now()
  const underWay: Promise<void>[] = []
  let sent = 0
  let kept = 0
  while (sent < SECONDS * OFFERED_PER_SECOND) {
    const due = Math.floor(((performance.now() - started) / 1000) * OFFERED_PER_SECOND)
    for (; sent <= due; sent++) {
      const [center, person] = [sent % CENTERS, 1 + Math.floor(sent / CENTERS)]
      underWay.push(timed(() => punch(attendance, center, person)).then((ms) => { receipts.push(ms); kept++ }))
    }
    await delay(10)
  }
  await Promise.all(underWay)
  return kept
}

async function punch({ handlers, call }: AttendanceOnDisk, center: number, person: number): Promise<void> {
  const result = await handlers.devices.receive({ serial: `T${center}`, table: 'ATTLOG', body: `${person}\t2026-03-31 08:2${person % 10}:0${center % 10}\t0\t15\t0\t0`, commandId: randomUUID() }, call('attendance.devices.receive'))
  if (!result.ok || result.value.accepted !== 1) throw new Error(JSON.stringify(result))
}

async function look({ handlers, call }: AttendanceOnDisk): Promise<void> {
  const result = await handlers.hall.now({ center: CENTER(0) }, call('attendance.hall.now'))
  if (!result.ok || result.value.windows.length === 0) throw new Error(JSON.stringify(result))
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

if (import.meta.main) console.log(JSON.stringify(await benchPeak(), undefined, 2))
