import { randomUUID } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { provisionalYear } from '@hall/calendar'
import { attendanceContract } from '@hall/contract-attendance'
import { organizationContract } from '@hall/contract-organization'
import { regulationContract } from '@hall/contract-regulation'
import type { Contract, Result } from '@hall/contract'
import type { Client } from '@hall/rpc'
import { until } from '@hall/testing'
import { createTestCity, type TestCity, type TestService } from '@hall/testing/city'
import { HERE, type TestCenter, THERE } from './places.ts'
import { loadServices } from './services.ts'

/** A Tuesday far enough ahead for a clock that goes only forward. */
const DAY = '2031-03-11'
const commandId = () => randomUUID()
const bothLanguages = (text: string) => ({ zh: text, en: text })

export interface TwoCenters extends AsyncDisposable {
  readonly city: TestCity
  /** Every service there is, running. */
  readonly services: readonly TestService[]
  readonly contracts: readonly Contract[]
  /** Ids the services gave to what they keep of `THERE`; after `fill`. */
  idsThere(): Promise<string[]>
  /** Gives a center people, rights, a terminal, a day of punches, an absence, an outage, a draft. */
  fill(center: TestCenter): Promise<void>
}

/** All services over two centers whose places are known and in which nobody works yet, in the evening of a working day. */
export async function openTwoCenters(): Promise<TwoCenters> {
  await using stack = new AsyncDisposableStack()
  const city = stack.use(await createTestCity({ clock: 'simulated' }))
  const definitions = await loadServices()
  const services = await Promise.all(definitions.map((service) => city.start(service)))
  const clients = clientsOf(city)
  await valueOf(clients.attendance.ops.setClock({ now: `${DAY}T15:00:00Z`, commandId: commandId() }))
  await until(async () => (await valueOf(clients.regulation.regulations.list({}))).rows.length > 1)
  const { version: _version, ...year } = provisionalYear(Number(DAY.slice(0, 4)))
  await valueOf(clients.regulation.calendars.publish({ ...year, commandId: commandId() }))
  for (const center of [HERE, THERE]) await registerPlaces(center, clients.organization)
  const attendance = services.find(({ name }) => name === 'attendance')!
  const running = stack.move()
  return {
    city, services,
    contracts: definitions.map(({ contract }) => contract),
    fill: (center) => fill(center, city, attendance),
    idsThere: () => idsOf(THERE, city),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

async function valueOf<T>(call: Promise<Result<T>>): Promise<T> {
  const result = await call
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.value
}

function clientsOf(city: TestCity, person = 'CITY01', grants: readonly string[] = ['it@city', 'city_authority@city']) {
  return {
    organization: city.client(organizationContract, person, grants),
    regulation: city.client(regulationContract, person, grants),
    attendance: city.client(attendanceContract, person, grants),
  }
}
/** Somebody of the center who may do everything there. */
const ownClients = ({ id, keeper }: TestCenter, city: TestCity) =>
  clientsOf(city, keeper, ['it', 'coordination', 'director'].map((role) => `${role}@center:${id}`))

async function registerPlaces({ id, department, window, post, section, sectionRole }: TestCenter, { directory }: Client<typeof organizationContract>) {
  const name = bothLanguages(id)
  await valueOf(directory.registerDepartment({ id: department, name: bothLanguages(department), commandId: commandId() }))
  await valueOf(directory.registerCenter({ id, name, region: id, timezone: 'Asia/Shanghai', commandId: commandId() }))
  await valueOf(directory.registerSection({ id: section, center: id, name, role: sectionRole, commandId: commandId() }))
  await valueOf(directory.registerWindow({ id: window, center: id, department, number: 'A01', name, commandId: commandId() }))
  await valueOf(directory.registerPost({ id: post, center: id, window, name, commandId: commandId() }))
}

/** The roster of a center as a file. */
export function rosterOf({ department, people, word, numbers, phone }: TestCenter) {
  const rows = people.map((person, nth) => [person, `${word}${nth + 1}`, department, 'A01', nth === 0 ? '是' : '否', numbers[nth], phone])
  const text = [['工号', '姓名', '派驻部门', '窗口', '窗口负责人', '考勤号', '手机'], ...rows].map((row) => row.join(',')).join('\n')
  return { filename: 'roster.csv', contentBase64: Buffer.from(text).toString('base64') }
}

async function fill(center: TestCenter, city: TestCity, service: TestService): Promise<void> {
  const { organization, attendance, regulation } = ownClients(center, city)
  const { id, people: [late, away], word, serial, numbers } = center
  const file = rosterOf(center)
  const { digest } = await valueOf(organization.roster.preview({ center: id, file, from: '2031-01-06' }))
  await valueOf(organization.roster.apply({ center: id, file, from: '2031-01-06', digest, commandId: commandId() }))
  await valueOf(organization.grants.give({ person: late, grant: `duty_chief@center:${id}`, from: DAY, until: null, commandId: commandId() }))
  await valueOf(organization.people.assign({ center: id, post: center.post, person: late, capacity: 'primary', from: DAY, commandId: commandId() }))

  await valueOf(attendance.devices.enrol({ serial, center: id, name: word, timezone: 'Asia/Shanghai', records: 'by_verify_mode', commandId: commandId() }))
  await until(async () => (await valueOf(attendance.hall.now({ center: id }))).windows.flatMap(({ people }) => people).length === 2)
  const lines = [`${numbers[0]}\t${DAY} 10:42:00\t0\t1\t0\t0`, `${word} is no line`]
  const terminals = city.client(attendanceContract, 'client:hall-gateway', ['device_gateway@city'])
  await valueOf(terminals.devices.receive({ serial, table: 'ATTLOG', stamp: '1', body: lines.join('\n'), commandId: commandId() }))
  await valueOf(attendance.absences.register({ center: id, person: away, kind: 'leave', from: `${DAY}T00:00:00`, to: `${DAY}T23:00:00`, reason: word, commandId: commandId() }))
  await valueOf(attendance.outages.declare({ center: id, serial, from: `${DAY}T12:00:00`, to: `${DAY}T12:30:00`, reason: word, commandId: commandId() }))
  const { policy } = await valueOf(regulation.policies.get({ center: id, area: 'attendance' }))
  await valueOf(regulation.policies.draft({ center: id, area: 'attendance', effectiveFrom: '2031-06-01', policy, commandId: commandId() }))

  await until(async () => (await valueOf(city.client(organizationContract, late).inbox.list({}))).total > 0)
  await until(() => service.context.db.read(EVERYTHING, async (tx) => (await tx.sql('select 1 from days_to_judge where error is null')).length === 0))
}

async function idsOf(center: TestCenter, city: TestCity): Promise<string[]> {
  const { organization, attendance } = ownClients(center, city)
  const [grants, absences, outages, notices] = await Promise.all([
    valueOf(organization.grants.list({ center: center.id })),
    valueOf(attendance.absences.list({ center: center.id, from: DAY, to: DAY })),
    valueOf(attendance.outages.list({ center: center.id })),
    valueOf(city.client(organizationContract, center.people[0]).inbox.list({})),
  ])
  return [grants, absences, outages, notices].flatMap(({ rows }) => rows.map(({ id }) => id))
}
