import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { at, command, type Counter, FILE, type LeaveCenter, openLeaveCenter } from '../src/leave-center.ts'

/** Windows of a head and three. */
let center: LeaveCenter
beforeAll(async () => {
  center = await openLeaveCenter('enping', '2026-03-09T15:30:00', [{ size: 4, lead: true, count: 14 }])
})
afterAll(() => center?.[Symbol.asyncDispose]())

const problem = (code: string, clause?: string) => ({ ok: false, problem: { code, ...(clause && { clause }) } })
const whenOf = (from: string, to: string) => ({ from: at(from), to: at(to) })
const covered = (counter: Counter, from: string, to: string) => [{ person: counter.people[3]!, ...whenOf(from, to) }]
const CERTIFICATE = [{ document: 'certificate' as const, ...FILE }]
const lead = (counter: Counter) => center.role('window_lead', counter, counter.people[0])
const chainOf = async (counter: Counter, from: string, to: string) =>
  valueOf(await center.staff(counter.people[1]!).leaves.preview({ center: 'enping', kind: 'personal', ...whenOf(from, to) })).chain!
const rolesOf = (chain: { steps: { act: string; by: string[] }[] }) => chain.steps.map(({ act, by }) => `${act} ${by[0]}`)

test('EP-ATT-12: half a day takes the head\'s opinion and the section\'s approval; two sessions are more than that', async () => {
  const counter = center.take(0)
  const half = await chainOf(counter, '2026-03-10 14:30', '2026-03-10 17:30')
  expect([half.clause, rolesOf(half)]).toEqual(['EP-ATT-12', ['opinion window_lead', 'approve coordination']])
  expect((await chainOf(counter, '2026-03-10 11:30', '2026-03-10 15:00')).clause).toBe('EP-ATT-13')
  // The head's own leave: the department's principal gives the opinion.
  const own = valueOf(await center.staff(counter.people[0]!).leaves.preview({ center: 'enping', kind: 'personal', ...whenOf('2026-03-10 14:30', '2026-03-10 17:30') }))
  expect(rolesOf(own.chain!)).toEqual(['opinion department_principal', 'approve coordination'])
})

test('EP-ATT-13: two working days go to a deputy director, holidays between them not counted; adjoining leave is added up', async () => {
  const counter = center.take(0)
  for (const [from, to] of [['2026-03-10 08:30', '2026-03-11 17:30'], ['2026-04-03 08:30', '2026-04-07 17:30']] as const) {
    const preview = valueOf(await center.staff(counter.people[1]!).leaves.preview({ center: 'enping', kind: 'personal', ...whenOf(from, to) }))
    expect([preview.days, preview.chain!.clause, rolesOf(preview.chain!)]).toEqual([2, 'EP-ATT-13', ['opinion window_lead', 'approve deputy_director']])
  }
  const { id } = valueOf(await center.ask(counter.people[1]!, { kind: 'personal', ...whenOf('2026-03-10 08:30', '2026-03-11 17:30'), covers: covered(counter, '2026-03-10 08:30', '2026-03-11 17:30') }))
  valueOf(await center.act(lead(counter), id))
  valueOf(await center.act(center.role('deputy_director'), id))
  const third = valueOf(await center.staff(counter.people[1]!).leaves.preview({ center: 'enping', kind: 'personal', ...whenOf('2026-03-12 08:30', '2026-03-12 17:30') }))
  expect([third.days, third.joinedDays, third.chain!.clause]).toEqual([1, 3, 'EP-ATT-14'])
})

test('EP-ATT-14: three days and two and a half go to the principal and the director', async () => {
  const counter = center.take(0)
  for (const [to, days] of [['2026-03-12 17:30', 3], ['2026-03-12 12:00', 2.5]] as const) {
    const preview = valueOf(await center.staff(counter.people[1]!).leaves.preview({ center: 'enping', kind: 'sick', ...whenOf('2026-03-10 08:30', to) }))
    expect([preview.days, preview.chain!.clause, rolesOf(preview.chain!)]).toEqual([days, 'EP-ATT-14', ['opinion department_principal', 'approve director']])
  }
})

test('EP-ATT-11: every session needs a stand-in; the colleague named counts', async () => {
  const counter = center.take(0)
  const span = whenOf('2026-03-10 08:30', '2026-03-11 17:30')
  const { id } = valueOf(await center.ask(counter.people[1]!, { kind: 'personal', ...span, covers: covered(counter, '2026-03-10 08:30', '2026-03-11 12:00') }))
  valueOf(await center.act(lead(counter), id))
  const refused = await center.act(center.role('deputy_director'), id)
  expect(refused).toMatchObject(problem('COVER_MISSING', 'EP-ATT-11'))
  expect(refused).toMatchObject({ problem: { details: { sessions: 1 } } })
  valueOf(await center.role('department_principal', counter).covers.name({ center: 'enping', holder: counter.people[1]!, person: counter.people[2]!, ...whenOf('2026-03-11 14:30', '2026-03-11 17:30'), leave: id, commandId: command() }))
  expect(valueOf(await center.act(center.role('deputy_director'), id)).state).toBe('approved')
})

test('EP-ATT-10: approved the day before, the afternoon is leave; not decided, it is absence', async () => {
  const counter = center.take(0)
  const afternoon = whenOf('2026-03-10 14:30', '2026-03-10 17:30')
  await center.setClock('2026-03-09 16:00')
  const ask = async (person: string) => valueOf(await center.ask(person, { kind: 'personal', ...afternoon, covers: [] })).id
  const [granted, waiting] = [await ask(counter.people[1]!), await ask(counter.people[2]!)]
  valueOf(await center.role('department_admin', counter).covers.name({ center: 'enping', holder: counter.people[1]!, person: counter.people[3]!, ...afternoon, leave: granted, commandId: command() }))
  await center.setClock('2026-03-09 17:00')
  valueOf(await center.act(lead(counter), granted))
  valueOf(await center.act(center.role('coordination'), granted))
  expect(valueOf(await center.staff(counter.people[2]!).leaves.get({ id: waiting })).leave.state).toBe('asked')
})

test('EP-ATT-17: filed online at 08:05 and approved at 08:25 it is leave; a call or a message is a note', async () => {
  await center.setClock('2026-03-10 08:05')
  const counter = center.take(0)
  const [, online, caller, messenger] = counter.people
  const day = whenOf('2026-03-10 08:30', '2026-03-10 17:30')
  const { id } = valueOf(await center.ask(online!, { kind: 'personal', ...day, covers: covered(counter, '2026-03-10 08:30', '2026-03-10 17:30') }))
  const note = async (person: string, channel: 'telephone' | 'through_others', time: string) =>
    valueOf(await center.role('coordination').leaves.noteCall({ center: 'enping', person, channel, at: at(`2026-03-10 ${time}`), text: '身体不适', commandId: command() }))
  await center.setClock('2026-03-10 08:25')
  valueOf(await center.act(lead(counter), id))
  valueOf(await center.act(center.role('deputy_director'), id))
  expect(await note(caller!, 'telephone', '08:10')).toMatchObject({ countsAsLeave: false, clause: 'EP-ATT-17' })
  expect(await note(messenger!, 'through_others', '08:20')).toMatchObject({ countsAsLeave: false, clause: 'EP-ATT-17' })
  expect(valueOf(await center.role('coordination').leaves.notes({ center: 'enping', from: '2026-03-10', to: '2026-03-10' })).rows.map(({ channel }) => channel)).toEqual(['telephone', 'through_others'])
  await center.setClock('2026-03-11 00:01')
  await center.push(messenger!, '2026-03-10', ['14:20'])
  await center.expectDay(online!, '2026-03-10', 'on_leave')
  await center.expectDay(caller!, '2026-03-10', ['absent 0.5d EP-ATT-17', 'absent 0.5d EP-ATT-17'])
  await center.expectDay(messenger!, '2026-03-10', ['absent 0.5d EP-ATT-17'])
})

test('EP-ATT-10: what the afternoon came to', async () => {
  // Judged once the day is over: see the test above.
  const { rows } = valueOf(await center.role('coordination').leaves.list({ center: 'enping', from: '2026-03-10', to: '2026-03-10', size: 200 }))
  const halves = rows.filter(({ days, kind }) => days === 0.5 && kind === 'personal')
  const granted = halves.find(({ state }) => state === 'approved' || state === 'returned')!
  const waiting = halves.find(({ state }) => state === 'asked')!
  for (const { person } of [granted, waiting]) await center.push(person, '2026-03-10', ['08:20'])
  await center.expectDay(granted.person, '2026-03-10', 'normal')
  await center.expectDay(waiting.person, '2026-03-10', ['absent 0.5d EP-ATT-17'])
})

test('EP-ATT-16: somebody announced ill: the department is asked at once, what stays open is shown', async () => {
  await center.setClock('2026-03-11 08:40')
  const counter = center.take(0)
  const [, ill, standIn] = counter.people
  const other = center.take(0).people[1]!
  const announce = async (person: string) => valueOf(await center.role('coordination').leaves.noteCall({
    center: 'enping', person, channel: 'through_others', at: at('2026-03-11 08:30'), text: '住院', sickUntil: at('2026-03-11 17:30'), commandId: command(),
  }))
  await announce(ill!)
  await announce(other)
  valueOf(await center.role('department_principal', counter).covers.name({ center: 'enping', holder: ill!, person: standIn!, ...whenOf('2026-03-11 08:30', '2026-03-11 17:30'), commandId: command() }))
  await center.setClock('2026-03-11 08:56')
  await center.push(standIn!, '2026-03-11', ['08:55'])
  const { sessions } = valueOf(await center.role('coordination').covers.presence({ center: 'enping', holder: ill!, date: '2026-03-11' }))
  expect(sessions[0]).toMatchObject({ half: 'am', coveredFrom: '2026-03-11T08:55:00', by: standIn, openMinutes: 25, clause: 'EP-ATT-16' })
  await center.setClock('2026-03-11 14:30')
  const found = await until(async () => {
    const { rows } = valueOf(await center.role('coordination').postFindings.list({ center: 'enping', from: '2026-03-11', to: '2026-03-11' }))
    const missing = rows.filter(({ kind }) => kind === 'stand_in_missing')
    return missing.length > 0 ? missing : undefined
  }, 180_000)
  expect(found.every(({ kind, clause, department }) => kind === 'stand_in_missing' && clause === 'EP-ATT-16' && department === 'tax')).toBe(true)
})

test('EP-ATT-15: sick leave of three days is made up with a certificate, in time on the third working day after the return', async () => {
  await center.setClock('2026-03-13 08:20')
  const counter = center.take(0)
  const [, inTime, , standIn] = counter.people
  await center.push(inTime!, '2026-03-13', ['08:20', '14:25'])
  await center.setClock('2026-03-16 10:00')
  const span = whenOf('2026-03-10 08:30', '2026-03-12 17:30')
  expect(await center.ask(inTime!, { kind: 'sick', ...span })).toMatchObject(problem('DOCUMENT_MISSING', 'EP-ATT-15'))
  // Shorter sick leave is asked for first.
  expect(await center.ask(inTime!, { kind: 'sick', ...whenOf('2026-03-12 08:30', '2026-03-12 17:30'), files: CERTIFICATE })).toMatchObject(problem('LEAVE_TOO_LATE', 'EP-ATT-17'))
  await center.setClock('2026-03-18 16:00')
  const { id } = valueOf(await center.ask(inTime!, { kind: 'sick', ...span, files: CERTIFICATE, covers: [{ person: standIn!, ...span }] }))
  valueOf(await center.act(center.role('department_principal', counter), id))
  expect(valueOf(await center.act(center.role('director'), id)).state).toBe('approved')
  for (const day of ['2026-03-10', '2026-03-11', '2026-03-12']) await center.expectDay(inTime!, day, 'on_leave')
  // Who does not decide sees that there is leave, and neither why nor the certificate.
  const seen = valueOf(await center.role('supervision').leaves.get({ id }))
  expect([seen.reason, seen.files]).toEqual([null, null])
  const file = valueOf(await center.role('director').leaves.get({ id })).files![0]!
  expect(await center.role('supervision').leaves.file({ id, file: file.id })).toMatchObject({ ok: false })
  expect(valueOf(await center.role('director').leaves.file({ id, file: file.id })).filename).toBe(FILE.filename)
})
test('EP-ATT-15: a day later the three days stay absence', async () => {
  await center.setClock('2026-03-19 09:00')
  const counter = center.take(0)
  const [, late] = counter.people
  await center.push(late!, '2026-03-13', ['08:20', '14:25'])
  expect(await center.ask(late!, { kind: 'sick', ...whenOf('2026-03-10 08:30', '2026-03-12 17:30'), files: CERTIFICATE })).toMatchObject(problem('LEAVE_TOO_LATE', 'EP-ATT-15'))
  await center.expectDay(late!, '2026-03-12', ['absent 0.5d EP-ATT-17', 'absent 0.5d EP-ATT-17'])
})

test('EP-ATT-21, EP-ATT-22: overtime is asked for beforehand and granted with somebody on duty for all of it', async () => {
  await center.setClock('2026-04-10 16:00')
  const counter = center.take(0)
  const [head, clerk, guard] = counter.people
  const by = lead(counter)
  const span = whenOf('2026-04-11 09:00', '2026-04-11 12:00')
  const request = (from: string, to: string, duty: { person: string; from: string; to: string }[] = []) =>
    by.overtime.request({ center: 'enping', window: counter.window, ...whenOf(from, to), people: [clerk!], duty, reason: '集中办件', commandId: command() })
  const { id } = valueOf(await request('2026-04-11 09:00', '2026-04-11 12:00', [{ person: guard!, ...whenOf('2026-04-11 09:00', '2026-04-11 11:00') }]))
  await center.setClock('2026-04-10 17:00')
  const section = center.role('coordination')
  const refused = await section.overtime.decide({ id, agree: true, commandId: command() })
  expect(refused).toMatchObject(problem('DUTY_PERSON_MISSING', 'EP-ATT-22'))
  expect(refused).toMatchObject({ problem: { details: { from: '11:00', to: '12:00' } } })
  valueOf(await by.overtime.nameDuty({ id, duty: [{ person: guard!, ...span }], commandId: command() }))
  valueOf(await section.overtime.decide({ id, agree: true, commandId: command() }))
  expect(valueOf(await section.overtime.list({ center: 'enping' })).rows[0]).toMatchObject({ state: 'approved', occasion: 'weekend' })
  expect(valueOf(await by.overtime.preview({ center: 'enping', ...whenOf('2026-05-09 08:30', '2026-05-09 17:30') }))).toMatchObject({ needed: false, clause: 'EP-ATT-21' })
  await center.setClock('2026-04-11 09:01')
  expect(await request('2026-04-11 09:00', '2026-04-11 12:00')).toMatchObject(problem('OVERTIME_NOT_IN_ADVANCE', 'EP-ATT-21'))
  await center.push(clerk!, '2026-04-11', ['08:58'])
  await center.push(head!, '2026-04-11', ['08:59'])
  const { rows, clause } = valueOf(await section.overtime.unapproved({ center: 'enping', from: '2026-04-11', to: '2026-04-11' }))
  expect([clause, rows.map(({ person }) => person)]).toEqual(['EP-ATT-21', [head]])
})
