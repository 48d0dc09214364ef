import { randomUUID } from 'node:crypto'
import type { AttendanceContract } from '@hall/contract-attendance'
import { service } from '@hall/attendance-service/service'
import { measure, type Measure, quantile } from './measure.ts'
import { type OnDisk, openService } from './open-service.ts'

const LINES = 1000
const TERMINALS = 8
const ROUNDS = 5
const BODIES_PER_ROUND = 12
const PEOPLE = 200

/**
 * Lines a terminal sends until they are kept, against multi-row inserts of the same rows into a table of the same shape and
 * indexes: both durable, each batch a transaction. Ours also reads the lines, finds whose they are, keeps the outcome of
 * the command, journals the receipt and notes the days to judge.
 */
export async function benchPunches(): Promise<Measure[]> {
  await using attendance = await openService(service)
  attendance.setNow('2026-04-01T08:00:00')
  await fill(attendance)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const perSecond = { ours: await rate(round, receiver(attendance)), theirs: await rate(round, inserter(attendance)) }
    // The first round shows the code to the compiler.
    if (round > 0) { ours.push(perSecond.ours); theirs.push(perSecond.theirs) }
  }
  return [measure('punches kept, limit bare multi-row inserts', { ours: quantile(ours, 0.5), theirs: quantile(theirs, 0.5), unit: '1/s', aim: 'at least 0.6' })]
}

interface Body { readonly serial: string; readonly numbers: readonly string[]; readonly times: readonly string[]; readonly text: string }
type Keep = (body: Body) => Promise<unknown>

/** Lines kept in a second; the bodies are written before the time is taken. */
async function rate(round: number, keep: Keep): Promise<number> {
  const terminals = Array.from({ length: TERMINALS }, (_, terminal) => Array.from({ length: BODIES_PER_ROUND }, (_, body) => bodyOf(`T${terminal}`, round * BODIES_PER_ROUND + body)))
  const startedAt = performance.now()
  await Promise.all(terminals.map(async (bodies) => { for (const body of bodies) await keep(body) }))
  return (TERMINALS * BODIES_PER_ROUND * LINES) / ((performance.now() - startedAt) / 1000)
}

/** A day of two hundred people, as a terminal that was offline sends it. */
function bodyOf(serial: string, day: number): Body {
  const start = Temporal.PlainDateTime.from('2026-01-02T08:00:00').add({ days: day })
  const numbers = Array.from({ length: LINES }, (_, i) => String(i % PEOPLE))
  const times = numbers.map((_, i) => start.add({ hours: Math.floor(i / PEOPLE), seconds: i % 60 }).toString({ smallestUnit: 'second' }).replace('T', ' '))
  return { serial, numbers, times, text: numbers.map((number, i) => `${number}\t${times[i]}\t0\t15\t0\t0`).join('\n') }
}

function receiver({ handlers: { devices }, call }: OnDisk<AttendanceContract>): Keep {
  return async ({ serial, text }) => {
    const result = await devices.receive({ serial, table: 'ATTLOG', body: text, commandId: randomUUID() }, call('attendance.devices.receive', 'client:gateway'))
    if (!result.ok || result.value.accepted !== LINES) throw new Error(`not kept: ${JSON.stringify(result)}`)
  }
}

const INSERT = `
  insert into bare_punch (center, department, "window", person, serial, number, at, verify, method, received_at)
  select 'c', 'd', 'w', 'P' || number, $1, number, at, 15, 'face', $2 from unnest($3::text[], $4::timestamp[]) as l(number, at)`

function inserter({ fill: run }: OnDisk<AttendanceContract>): Keep {
  return ({ serial, numbers, times }) => run({ name: 'insert', text: INSERT, values: [serial, '2026-04-01T00:00:00Z', numbers, times] })
}

async function fill({ fill: run }: OnDisk<AttendanceContract>): Promise<void> {
  await run('create table bare_punch (like punch including all)')
  await run(`insert into posting (person, name, center, department, "window", attendance_number, lead, starts_on)
    select 'P' || i, 'P' || i, 'c', 'd', 'w', i::text, false, '2026-01-01' from generate_series(0, ${PEOPLE - 1}) as i`)
  await run(`insert into device (serial, center, name, timezone, records, version, enrolled_at)
    select 'T' || i, 'c', 'T', 'Asia/Shanghai', 'by_verify_mode', 1, '2026-03-01' from generate_series(0, ${TERMINALS - 1}) as i`)
}

if (import.meta.main) console.log(JSON.stringify(await benchPunches(), undefined, 2))
