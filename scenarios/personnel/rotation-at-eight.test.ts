import { service as attendance } from '@hall/attendance-service/service'
import { service as cases } from '@hall/cases-service/service'
import { attendanceContract } from '@hall/contract-attendance'
import { casesContract } from '@hall/contract-cases'
import { organizationContract } from '@hall/contract-organization'
import { type RunningService, startService } from '@hall/service-kit'
import { until } from '@hall/testing'
import type { TestService } from '@hall/testing/city'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONTENT } from '../src/cases-center.ts'
import { valueOf } from '../src/center.ts'
import { entrySteps } from '../src/entry-steps.ts'
import { type CityOfStaff, id, letterOf, openCityOfStaff, replyOf } from '../src/personnel.ts'

const CENTER = 'taigu'
let city: CityOfStaff
let known: { cases: TestService; attendance: TestService }
let running: { cases: RunningService; attendance: RunningService }
let item: string
let leaver: string
let colleague: string
const files: string[] = []
const steps = entrySteps(() => city)
const WINDOW = `${CENTER}-tax-0`
const withGrants = (person: string, ...grants: string[]) => city.city.client(casesContract, person, grants)
const at = (local: string) => city.as('IT0001', 'it@city').ops.setClock({ now: `${local}+08:00`, commandId: id() }).then(valueOf)

beforeAll(async () => {
  city = await openCityOfStaff(['taigu'], '2026-03-18T16:00:00+08:00')
  const [ofCases, ofAttendance] = await Promise.all([city.city.start(cases), city.city.start(attendance)])
  known = { cases: ofCases, attendance: ofAttendance }
  running = { ...known }
  leaver = await city.post(CENTER, WINDOW, { since: '2023-01-04' })
  colleague = await city.post(CENTER, WINDOW, { since: '2023-01-04' })
  const section = withGrants('SEC001', `coordination@section:${CENTER}/${CENTER}-window`)
  await until(async () => { const ruled = await section.items.checks({ center: CENTER }); return ruled.ok && (await section.watch.findings({ center: CENTER })).ok })
  const department = withGrants('DEP001', 'department_admin@department:tax', 'department_principal@department:tax')
  const { id: change } = valueOf(await department.itemChanges.apply({ center: CENTER, department: 'tax', kind: 'entry', content: { ...CONTENT, code: 'ROT-1' }, commandId: id() }))
  const director = withGrants('DIR001', `director@center:${CENTER}`)
  for (const { step, on } of valueOf(await section.itemChanges.get({ id: change })).change.steps) {
    if (on === null && step !== 'section_execution') valueOf(await director.itemChanges.record({ id: change, center: CENTER, step, on: '2026-03-16', document: '批复1号', commandId: id() }))
  }
  item = valueOf(await section.itemChanges.execute({ id: change, center: CENTER, effectiveFrom: '2026-03-16', commandId: id() })).item
  files.push(await until(() => waiting().catch(() => undefined)), await waiting(), await waiting())
}, 300_000)
afterAll(async () => {
  await Promise.all(Object.values(running ?? {}).map((service) => service[Symbol.asyncDispose]()))
  await city?.[Symbol.asyncDispose]()
})

const staff = (person: string) => withGrants(person, `staff@self:${person}`)
/** A case of the window, accepted and waiting for somebody's signature. */
async function waiting(): Promise<string> {
  const { intake } = staff(colleague)
  const { case: file } = valueOf(await intake.register({ center: CENTER, window: WINDOW, item, applicant: { name: '陈某', kind: 'person', idNumber: String(Math.random()).slice(2, 12) }, commandId: id() }))
  valueOf(await intake.check({ case: file, materials: CONTENT.materials.map(({ code }) => ({ code, state: 'present' })), template: true, requirementsRepeated: true, commandId: id() }))
  valueOf(await intake.accept({ case: file, networkReference: 'NET-1', commandId: id() }))
  valueOf(await intake.keepCopies({ case: file, given: true, kept: true, commandId: id() }))
  return file
}
/** Whether somebody may examine it and sign, with no grant but that of being staff. */
async function signs(person: string, file: string): Promise<string> {
  const signed = await staff(person).handling.examine({ case: file, opinion: '符合', grant: true, commandId: id() })
  return signed.ok ? 'ok' : signed.problem.code
}
/** Whom attendance expects at the window now. */
async function expected(): Promise<string[]> {
  const hall = await city.city.client(attendanceContract, 'SEC001', [`coordination@section:${CENTER}/${CENTER}-attendance`]).hall.now({ center: CENTER })
  return hall.ok ? hall.value.windows.filter(({ window }) => window === WINDOW).flatMap(({ people }) => people.map(({ person }) => person)) : []
}

/** Proposed, agreed to and registered; the admission is left to the example. */
async function ready(start: string): Promise<{ entry: string; person: string }> {
  const person = city.person(CENTER)
  const entry = await steps.agreed(CENTER, { person, window: WINDOW, start }, '2026-03-03')
  valueOf(await city.department().entries.register({ id: entry, on: '2026-03-04', photos: 2, commandId: id() }))
  return { entry, person }
}
let number = 7000
const admit = (entry: string, from: string) => city.section(CENTER).entries.admit({ id: entry, from, attendanceNumber: String(++number), commandId: id() }).then(valueOf)

test('a rotation: admitted at 08:00, at 08:01 the newcomer may sign at the window and is expected there; the released one no more', { timeout: 120_000 }, async () => {
  const { entry, person } = await ready('2026-03-20')
  const leaving = valueOf(await city.department().leavings.request({
    center: CENTER, person: leaver, kind: 'transfer', effective: '2026-03-20', letter: letterOf('2026-03-03'), formOn: '2026-03-03', successor: null, abolished: true, reason: '工作需要', on: '2026-03-03', commandId: id(),
  })).id
  valueOf(await city.section(CENTER).leavings.opine({ id: leaving, on: '2026-03-04', agreed: true, by: '窗口管理科', reply: replyOf('2026-03-04'), reason: '同意', commandId: id() }))
  await at('2026-03-19T17:30:00')
  valueOf(await city.section(CENTER).leavings.forceRelease({ id: leaving, on: '2026-03-19', approver: '李主任', reason: '例子只看岗位', commandId: id() }))

  await at('2026-03-20T08:00:00')
  expect(await signs(person, files[0]!)).toBe('CASE_UNKNOWN')
  await admit(entry, '2026-03-20')
  await at('2026-03-20T08:01:00')
  await until(async () => (await signs(person, files[0]!)) === 'ok')
  await until(async () => (await expected()).includes(person))
  expect(await signs(leaver, files[1]!)).toBe('CASE_UNKNOWN')
  expect(await expected()).not.toContain(leaver)
})

test('a rotation: cases and attendance were down at 08:00: they catch up when they are back, each by itself', { timeout: 120_000 }, async () => {
  const { entry, person } = await ready('2026-03-23')
  await at('2026-03-23T07:59:00')
  await Promise.all([running.cases[Symbol.asyncDispose](), running.attendance[Symbol.asyncDispose]()])
  await admit(entry, '2026-03-23')
  await until(async () => valueOf(await city.city.client(organizationContract, 'IT0001', ['it@city']).people.list({ center: CENTER, on: '2026-03-23', search: person })).rows.length === 1)
  await at('2026-03-23T08:01:00')
  running.cases = await startService(cases, known.cases.config)
  await until(async () => (await signs(person, files[1]!)) === 'ok')
  running.attendance = await startService(attendance, known.attendance.config)
  await until(async () => (await expected()).includes(person))
})
