import { randomUUID } from 'node:crypto'
import { service as assets } from '@hall/assets-service/service'
import { service as attendance } from '@hall/attendance-service/service'
import { assetsContract } from '@hall/contract-assets'
import { attendanceContract } from '@hall/contract-attendance'
import { type PersonnelContract, personnelContract } from '@hall/contract-personnel'
import { service as personnel } from '@hall/personnel-service/service'
import type { Client } from '@hall/rpc'
import { startService } from '@hall/service-kit'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesCenter, openCases } from '../src/cases-center.ts'
import { valueOf } from '../src/center.ts'
import { detailsOf, outcomeOf, proposalOf } from '../src/personnel.ts'

const CENTER = 'wenshang'
const WAIT = { timeout: 60_000, interval: 200 }
const id = () => randomUUID()
let center: CasesCenter
let director: Client<PersonnelContract>
let item: string

beforeAll(async () => {
  center = await openCases(CENTER, '2026-04-08T08:00:00+08:00')
  await Promise.all([center.city.start(personnel), center.city.start(assets)])
  director = center.city.client(personnelContract, 'DIR001', [`director@center:${CENTER}`])
  item = await center.item()
  await until(async () => {
    const board = await director.staff.center({ center: CENTER })
    return board.ok && board.value.windows.filter(({ people }) => people === 4).length === 5 && (await director.entries.check(proposalOf({ center: CENTER, window: `${CENTER}-w0` }))).ok
  }, 180_000)
})
afterAll(() => center?.[Symbol.asyncDispose]())

const letter = { number: '函1号', form: 'official_letter' as const, on: '2026-03-02', approvedBy: '张局长' }

/** Asked for and agreed to: gone from the 10th on. */
async function leaving(person: string): Promise<string> {
  const { id: of } = valueOf(await director.leavings.request({ center: CENTER, person, kind: 'rotation', effective: '2026-04-10', letter, formOn: null, successor: null, abolished: false, reason: null, commandId: id() }))
  valueOf(await director.leavings.opine({ id: of, agreed: true, by: '协调科', reply: { ...letter, number: '复函1号' }, reason: null, commandId: id() }))
  return of
}
const release = (of: string, on: string) => director.leavings.release({ id: of, on, commandId: id() })
const openOf = async (of: string) => valueOf(await director.leavings.get({ id: of })).open.map(({ kind, reference }) => `${kind}:${reference}`)

/** Sent to a window from a day on. */
async function admitted(person: string, window: string, from: string): Promise<void> {
  const { id: of } = valueOf(await director.entries.propose({ ...proposalOf({ center: CENTER, department: 'housing', employedBy: 'housing', window, person, name: '新人', start: from }), commandId: id() }))
  valueOf(await director.entries.opine({ id: of, agreed: true, by: '协调科', reply: { ...letter, number: '复函2号' }, findings: [], reason: null, commandId: id() }))
  valueOf(await director.entries.admit({ id: of, from, attendanceNumber: '9001', commandId: id() }))
}

test('what a leaver holds in other services stands in the settlement: refused with an open case and the custody of a window, released once both are settled', async () => {
  const desk = center.desk('w0', 1)
  const file = await desk.accepted(item)
  const number = (await desk.view(file)).row.number
  const office = center.city.client(assetsContract, 'OFF001', [`general_office@section:${CENTER}/${CENTER}-office`, `director@center:${CENTER}`])
  await until(async () => (await office.custody.name({ center: CENTER, window: desk.window, person: desk.person, commandId: id() })).ok, 30_000)
  const of = await leaving(desk.person)
  await expect.poll(async () => (await openOf(of)).map((line) => line.split(':')[0]).sort(), WAIT).toEqual(['asset', 'case'])
  const refused = await release(of, '2026-04-08')
  expect(outcomeOf(refused)).toMatch(/^HOLDINGS_OPEN/)
  expect(detailsOf(refused)).toMatchObject({ number: 2, issues: expect.arrayContaining([`case:${number}`]) })

  const heir = center.desk('w0', 2)
  valueOf(await center.section.handling.assign({ case: file, to: heir.person, reason: '轮换交接', commandId: id() }))
  const { id: handover } = valueOf(await office.custody.handOver({ center: CENTER, window: desk.window, to: heir.person, assets: [], commandId: id() }))
  const signers = [center.city.client(assetsContract, desk.person, [`staff@self:${desk.person}`, `window_lead@window:${CENTER}/${desk.window}`]), center.city.client(assetsContract, heir.person, [`staff@self:${heir.person}`, `window_lead@window:${CENTER}/${desk.window}`]),
    center.city.client(assetsContract, 'SUP001', [`supervision@section:${CENTER}/${CENTER}-supervision`])]
  for (const signer of signers) await signer.custody.sign({ center: CENTER, handover, commandId: id() })
  await expect.poll(() => openOf(of), WAIT).toEqual([])
  expect(outcomeOf(await release(of, '2026-04-08'))).toBe('ok')
})

test('an archive volume somebody has taken home stands in the settlement by its title until it is brought back', async () => {
  const { person } = center.desk('w2', 1)
  const of = await leaving(person)
  const loan = { person, center: CENTER, kind: 'archive_loan', reference: id(), label: { zh: '窗口业务卷 WS·2025-0007', en: 'Window business WS·2025-0007' } }
  await center.announce('archives', 'holding-changed', { ...loan, open: true })
  await expect.poll(() => openOf(of), WAIT).toEqual([`archive_loan:${loan.reference}`])
  const [line] = valueOf(await director.leavings.get({ id: of })).open
  expect(line).toMatchObject({ label: { zh: '窗口业务卷 WS·2025-0007' } })
  expect(outcomeOf(await release(of, '2026-04-08'))).toMatch(/^HOLDINGS_OPEN/)
  await center.announce('archives', 'holding-changed', { ...loan, open: false })
  await expect.poll(() => openOf(of), WAIT).toEqual([])
  expect(outcomeOf(await release(of, '2026-04-08'))).toBe('ok')
})

test('a rotation at 08:00 changes who may sign at 08:01, and a service that was down catches up', async () => {
  const old = center.desk('w1', 1)
  const forHousing = await center.item({ handlingBody: '住建局' }, '2026-01-05', 'housing')
  const heir = center.desk('w1', 2)
  /** Whether somebody may sign the acceptance of an application a colleague has received at the window. */
  const signs = async (person: string) => {
    const file = await heir.open(forHousing)
    valueOf(await heir.tick(file))
    return (await center.as(person, `staff@self:${person}`).intake.accept({ case: file, networkReference: 'NET-1', commandId: id() })).ok
  }
  const down = await center.city.start(attendance)
  const section = center.city.client(attendanceContract, 'SEC001', [`coordination@section:${CENTER}/${CENTER}-window`])
  const seated = async () => {
    const hall = await section.hall.now({ center: CENTER })
    return hall.ok ? hall.value.windows.find(({ window }) => window === old.window)?.people.map(({ person }) => person) ?? [] : []
  }
  await expect.poll(seated, WAIT).toContain(old.person)
  await down[Symbol.asyncDispose]()

  const newcomer = 'WS9001'
  const of = await leaving(old.person)
  expect(await signs(old.person)).toBe(true)
  await center.setClock('2026-04-10T08:00:00')
  expect(await signs(newcomer)).toBe(false)
  valueOf(await release(of, '2026-04-09').then((refused) => (refused.ok ? refused : settle(of, old.person))))
  await admitted(newcomer, old.window, '2026-04-10')
  await center.setClock('2026-04-10T08:01:00')
  await expect.poll(() => signs(newcomer), WAIT).toBe(true)
  await expect.poll(() => signs(old.person), WAIT).toBe(false)

  await using again = await startService(attendance, down.config)
  expect(again).toBeDefined()
  await expect.poll(seated, WAIT).toContain(newcomer)
  expect(await seated()).not.toContain(old.person)
}, 240_000)

/** Hands over what is still open, then releases. */
async function settle(of: string, person: string) {
  const heir = center.desk('w1', 2)
  const own = valueOf(await director.staff.person({ person })).holdings.filter(({ kind }) => kind === 'case')
  const rows = valueOf(await center.section.queue.list({ center: CENTER, size: 200 })).rows
  for (const { reference } of own) valueOf(await center.section.handling.assign({ case: rows.find(({ number }) => number === reference)!.id, to: heir.person, reason: '轮换交接', commandId: id() }))
  await expect.poll(() => openOf(of), WAIT).toEqual([])
  return release(of, '2026-04-09')
}
