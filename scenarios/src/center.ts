import { randomUUID } from 'node:crypto'
import { type AttendanceContract, attendanceContract } from '@hall/contract-attendance'
import { organizationContract } from '@hall/contract-organization'
import { regulationContract } from '@hall/contract-regulation'
import type { OutputOf, Result } from '@hall/contract'
import { service as attendance } from '@hall/attendance-service/service'
import { service as organization } from '@hall/organization-service/service'
import { service as regulation } from '@hall/regulation-service/service'
import { until } from '@hall/testing'
import { createTestCity, type TestCity } from '@hall/testing/city'
import type { PunchText } from './day.ts'

/** People of the center; every example takes the next one. */
const PEOPLE = 80
const WINDOW_SIZE = 8
/** Verify modes of the terminals' protocol. */
const VERIFY = { password: 0, fingerprint: 1, card: 4, face: 15, camera: 15, sign_in: 1 } as const

export interface CenterUnderTest extends AsyncDisposable {
  readonly id: string
  readonly city: TestCity
  readonly clients: ReturnType<typeof clientsOf>
  /** Staff number of somebody no example has used. */
  nextPerson(): Promise<string>
  push(person: string, on: string, punches: readonly PunchText[]): Promise<void>
  /** `08:30-09:30 leave` */
  registerAbsence(person: string, on: string, away: string): Promise<void>
  /** The day once every punch has been judged. */
  judged(person: string, on: string, punches: number): Promise<Day>
  setClock(now: string): Promise<void>
}
type Day = OutputOf<AttendanceContract['procedures']['days']['get']>

/** The value, or the test fails with the problem. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

/** Brings up the three services and one center with its terminals and people, at a simulated moment. */
export async function openCenter(id: string, now: string): Promise<CenterUnderTest> {
  await using stack = new AsyncDisposableStack()
  const city = stack.use(await createTestCity({ clock: 'simulated', now: Temporal.Instant.from(now) }))
  await Promise.all([city.start(regulation), city.start(organization), city.start(attendance)])
  const clients = clientsOf(city, id)
  const setClock = async (moment: string) => void valueOf(await clients.it.ops.setClock({ now: moment, commandId: randomUUID() }))
  await register(clients, id)
  await until(async () => {
    const hall = await clients.section.hall.now({ center: id })
    return hall.ok && hall.value.windows.flatMap(({ people }) => people).length === PEOPLE
  }, 30_000)

  let used = 0
  const running = stack.move()
  return {
    id,
    city,
    clients,
    setClock,
    async nextPerson() {
      if (used === PEOPLE) throw new Error('every person is used: raise PEOPLE')
      return staffNumber(id, used++)
    },
    async push(person, on, punches) {
      const bySerial = Map.groupBy(punches, (punch) => serialOf(id, punch.split(' ')[0]!))
      for (const [serial, lines] of bySerial) {
        const body = lines.map((punch) => lineOf(person, on, punch)).join('\n')
        valueOf(await clients.gateway.devices.receive({ serial, table: 'ATTLOG', stamp: '1', body, commandId: randomUUID() }))
      }
    },
    async registerAbsence(person, on, away) {
      const [span, kind] = away.split(' ')
      const [from, to] = span!.split('-')
      valueOf(await clients.section.absences.register({
        center: id, person, kind: kind as 'leave', from: `${on}T${from}:00`, to: `${on}T${to}:00`, reason: '按纸质审批登记', commandId: randomUUID(),
      }))
    },
    judged: (person, on, punches) => until(async () => {
      const day = await clients.section.days.get({ person, date: on })
      return day.ok && day.value.punches.length === punches ? day.value : undefined
    }),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

function clientsOf(city: TestCity, center: string) {
  return {
    it: city.client<AttendanceContract>(attendanceContract, 'IT0001', ['it@city']),
    section: city.client(attendanceContract, 'SEC001', [`coordination@section:${center}/${center}-attendance`]),
    gateway: city.client(attendanceContract, 'client:hall-gateway', ['device_gateway@city']),
    organization: city.client(organizationContract, 'IT0001', ['it@city']),
    director: city.client(regulationContract, 'DIR001', [`director@center:${center}`]),
    reviewer: city.client(regulationContract, 'CTY001', ['city_authority@city']),
  }
}

/** Directory, roster and terminals, through the contracts as anybody would. */
async function register({ organization: org, it }: ReturnType<typeof clientsOf>, center: string): Promise<void> {
  const commandId = () => randomUUID()
  const name = (zh: string) => ({ zh, en: zh })
  valueOf(await org.directory.registerCenter({ id: center, name: name('中心'), region: '测试', timezone: 'Asia/Shanghai', commandId: commandId() }))
  valueOf(await org.directory.registerDepartment({ id: 'tax', name: name('税务局'), commandId: commandId() }))
  for (let w = 0; w < PEOPLE / WINDOW_SIZE; w++) {
    valueOf(await org.directory.registerWindow({
      id: `${center}-w${w}`, center, department: 'tax', number: `A${w}`, name: name(`${w}号窗口`), commandId: commandId(),
    }))
  }
  const file = { filename: 'roster.csv', contentBase64: Buffer.from(roster(center)).toString('base64') }
  const preview = valueOf(await org.roster.preview({ center, file, from: '2026-01-05' }))
  if (preview.errors.length > 0) throw new Error(JSON.stringify(preview.errors))
  valueOf(await org.roster.apply({ center, file, from: '2026-01-05', digest: preview.digest, commandId: commandId() }))
  for (const [serial, records] of [['T', 'by_verify_mode'], ['CAM', 'camera'], ['PAD', 'sign_in']] as const) {
    valueOf(await it.devices.enrol({ serial: `${center}-${serial}`, center, name: serial, timezone: 'Asia/Shanghai', records, commandId: commandId() }))
  }
}

const staffNumber = (center: string, i: number) => `${center.slice(0, 2).toUpperCase()}${1000 + i}`

function roster(center: string): string {
  const rows = Array.from({ length: PEOPLE }, (_, i) => [staffNumber(center, i), `测试${i}`, '税务局', `A${Math.floor(i / WINDOW_SIZE)}`, 1000 + i].join(','))
  return ['工号,姓名,派驻部门,窗口,考勤号', ...rows].join('\n')
}

function serialOf(center: string, method: string): string {
  return `${center}-${method === 'camera' ? 'CAM' : method === 'sign_in' ? 'PAD' : 'T'}`
}

function lineOf(person: string, on: string, punch: PunchText): string {
  const [method, time] = punch.split(' ') as [keyof typeof VERIFY, string]
  return [person.slice(2), `${on} ${time.length === 5 ? `${time}:00` : time}`, 0, VERIFY[method], 0, 0].join('\t')
}
