import { ROLES } from '@hall/access'
import { complaintsContract } from '@hall/contract-complaints'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, type ComplaintsCity, id, lodging, ok, startComplaints } from './city.ts'

let it: ComplaintsCity
beforeAll(async () => { it = await startComplaints() })
afterAll(() => it?.[Symbol.asyncDispose]())

test('a complaint is registered by the offices of the table, in their own center', async () => {
  const answers = await Promise.all(ROLES.map(async (role) => [role, await codeOf(it.as('li', `${role}@center:qingpu`).intake.register(lodging('qingpu')))] as const))
  expect(answers.filter(([, code]) => code === 'ok').map(([role]) => role)).toEqual(['coordination', 'supervision', 'general_office', 'duty_chief', 'complaint_desk'])
  expect(await codeOf(it.as('li', 'complaint_desk@center:qingpu').intake.register(lodging('taigu')))).toBe('FORBIDDEN')
})

test('complaints of another center, another window and other people are not seen', async () => {
  const { id: of } = await ok(it.desk('qingpu').intake.register(lodging('qingpu')))
  expect(await codeOf(it.desk('taigu').desk.get({ id: of }))).toBe('COMPLAINT_UNKNOWN')
  expect(await codeOf(it.lead('qingpu', 'b').unit.get({ id: of }))).toBe('COMPLAINT_UNKNOWN')
  expect(await codeOf(it.clerk('qingpu', 'a').mine.get({ id: of }))).toBe('COMPLAINT_UNKNOWN')
  expect(await codeOf(it.as('P', 'department_principal@department:police').unit.get({ id: of }))).toBe('COMPLAINT_UNKNOWN')
  expect(await codeOf(it.as('T', 'department_principal@department:tax').unit.get({ id: of }))).toBe('ok')
  expect(await ok(it.desk('taigu').desk.list({ center: 'taigu', from: '2026-01-01', to: '2026-12-31' }))).toMatchObject({ total: 0 })
})

test('an integrity complaint is seen by those named for it alone, and never by the window', async () => {
  const { id: of } = await ok(it.desk('qingpu').intake.register(lodging('qingpu', { ground: 'integrity' })))
  expect(await codeOf(it.supervision('qingpu').desk.get({ id: of }))).toBe('ok')
  expect(await codeOf(it.as('D', 'director@center:qingpu').desk.get({ id: of }))).toBe('ok')
  expect(await codeOf(it.desk('qingpu').desk.get({ id: of }))).toBe('COMPLAINT_UNKNOWN')
  expect(await codeOf(it.section('qingpu').desk.get({ id: of }))).toBe('COMPLAINT_UNKNOWN')
  expect(await codeOf(it.lead('qingpu', 'a').unit.get({ id: of }))).toBe('COMPLAINT_UNKNOWN')
  const listed = await ok(it.desk('qingpu').desk.today({ center: 'qingpu' }))
  expect(listed.rows.some((row) => row.id === of)).toBe(false)
})

test('rows of complainants are closed to a window, whatever it asks', async () => {
  await ok(it.desk('qingpu').intake.register(lodging('qingpu')))
  const { db } = it.running.context
  const reach = { all: false, centers: [], departments: ['tax'], windows: ['qingpu-a'], persons: ['QP-a-lead'] }
  expect(await db.read(reach, (tx) => tx.sql('select 1 from complaint'))).not.toHaveLength(0)
  for (const table of ['complainant', 'intake', 'message', 'rating', 'follow_code']) expect(await db.read(reach, (tx) => tx.sql(`select 1 from ${table}`))).toHaveLength(0)
})

test('nobody names who is complained of before something is found', async () => {
  const { id: of } = await ok(it.desk('qingpu').intake.register(lodging('qingpu', { channel: 'letter' })))
  const director = it.as('D', 'director@center:qingpu')
  expect((await ok(director.desk.get({ id: of }))).complaint.person).toBeNull()
  expect((await ok(it.lead('qingpu', 'a').unit.get({ id: of }))).complaint.person).toBeNull()
  expect((await ok(it.section('qingpu').desk.get({ id: of }))).complaint.person).toBe('QP-a-clerk')
})

test('without a token only the public procedures answer', async () => {
  const paths = Object.entries(complaintsContract.procedures).flatMap(([group, members]) => Object.entries(members).map(([name, procedure]) => ({ path: `${group}.${name}`, open: (procedure as { public?: boolean }).public === true })))
  for (const { path, open } of paths) {
    const code = await codeOf(it.nobody.call(path as never, {}) as never)
    expect([path, code === 'UNAUTHENTICATED']).toEqual([path, !open])
  }
  expect(await codeOf(it.nobody.desk.act({ id: id(), action: { kind: 'close' }, commandId: id() }))).toBe('UNAUTHENTICATED')
})
