import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CenterUnderTest, openCenter, valueOf } from '../src/center.ts'
import { commandId, dayBecomes, holds, onceJudged, settlers } from '../src/settling.ts'

let center: CenterUnderTest
beforeAll(async () => { center = await openCenter('taigu', '2026-02-25T01:00:00Z') }, 300_000)
afterAll(() => center[Symbol.asyncDispose]())

const at = (local: string) => center.setClock(`${local}+08:00`)
const key = (month: string) => ({ center: 'taigu', month })
const monthOf = async (month: string) => valueOf(await settlers(center).supervision.months.get(key(month)))
const stateOf = async (month: string) => (await monthOf(month)).month.state
const rowOf = async (month: string, person: string) => valueOf(await settlers(center).supervision.months.people({ ...key(month), search: person })).rows[0]
const confirm = (month: string) => settlers(center).supervision.months.confirm({ ...key(month), commandId: commandId() })
const post = (month: string) => onceJudged(() => settlers(center).director.months.post({ ...key(month), commandId: commandId() }))
const close = (month: string) => onceJudged(() => settlers(center).supervision.months.close({ ...key(month), commandId: commandId() }))
const people: Record<string, string> = {}

test('TG-ATT-15: February ends for the summary on its exchanged Saturday, the 28th, not on Friday the 27th', async () => {
  const person = await center.nextPerson()
  await at('2026-02-27T18:00:00')
  await center.push(person, '2026-02-27', ['fingerprint 08:31', 'fingerprint 17:30'])
  await expect.poll(async () => (await rowOf('2026-02', person))?.figures.late, { timeout: 90_000 }).toBe(1)
  expect(await stateOf('2026-02')).toBe('running')
  expect((await monthOf('2026-02')).month.readyAt).toBe('2026-02-28T09:30:00Z')
  expect(await confirm('2026-02')).toMatchObject({ ok: false, problem: { code: 'MONTH_NOT_READY', clause: 'TG-ATT-15' } })
  await at('2026-02-28T17:30:00')
  await expect.poll(() => stateOf('2026-02')).toBe('ready')
})

test('TG-ATT-15: after closing on 31 March the draft covers everybody, and an absence approved on 1 April appears as leave on the 2nd', async () => {
  // The clock goes on by itself: a minute before the end leaves a slow machine time to look.
  await at('2026-03-31T17:29:00')
  for (const name of ['ill', 'late', 'fine']) people[name] = await center.nextPerson()
  expect((await monthOf('2026-03')).month).toMatchObject({ state: 'running', readyAt: '2026-03-31T09:30:00Z', columns: ['due', 'present', 'leave', 'business', 'late', 'early_leave', 'absent'], columnsClause: 'TG-ATT-15' })
  await at('2026-03-31T17:30:00')
  expect(await stateOf('2026-03')).toBe('ready')
  await center.push(people['late']!, '2026-03-31', ['fingerprint 08:45', 'fingerprint 17:30'])
  await at('2026-04-01T09:00:00')
  await center.push(people['ill']!, '2026-04-01', ['fingerprint 08:20'])
  await dayBecomes(center, { person: people['ill']!, date: '2026-03-31' }, (day) => expect(day.day).toMatchObject({ outcome: 'exception', findings: ['absent'] }))
  // The days of a month that passed at once are judged one after the other: 22 working days without a check.
  await expect.poll(async () => (await rowOf('2026-03', people['ill']!))!.figures.absentHalves, { timeout: 90_000 }).toBe(44)
  const before = (await rowOf('2026-03', people['ill']!))!
  await center.registerAbsence(people['ill']!, '2026-03-31', '08:30-17:30 leave')
  await holds(center, { person: people['ill']!, date: '2026-03-31' }, [])
  await expect.poll(async () => (await rowOf('2026-03', people['ill']!))!.figures, { timeout: 90_000 }).toMatchObject({
    leaveHalves: before.figures.leaveHalves + 2, absentHalves: before.figures.absentHalves - 2,
  })
  expect((await monthOf('2026-03')).month.people).toBe(80)
})

test('TG-ATT-15: only the supervision office confirms', async () => {
  await at('2026-04-02T10:00:00')
  const other = await settlers(center).coordination.months.confirm({ ...key('2026-03'), commandId: commandId() })
  expect(other).toMatchObject({ ok: false, problem: { code: 'SECTION_NOT_COMPETENT', clause: 'TG-ATT-15' } })
  expect(await post('2026-03')).toMatchObject({ ok: false, problem: { code: 'MONTH_NOT_CONFIRMED' } })
  valueOf(await confirm('2026-03'))
  expect(await confirm('2026-03')).toMatchObject({ ok: false, problem: { code: 'MONTH_CONFIRMED' } })
})

test('TG-ATT-16: put up on 8 April, the fifth working day, it is in time; everybody at the centers reads it as it was', async () => {
  await at('2026-04-08T10:00:00')
  expect((await monthOf('2026-03')).month.posting).toMatchObject({ latest: '2026-04-08', missing: false, place: 'internal_network' })
  expect((await monthOf('2026-02')).month.posting).toMatchObject({ missing: true })
  expect(valueOf(await post('2026-03'))).toEqual({ number: '2026-001', late: false })
  expect(await post('2026-03')).toMatchObject({ ok: false, problem: { code: 'MONTH_POSTED' } })
  const reader = settlers(center).self(people['fine']!)
  const { rows } = valueOf(await reader.board.list({ center: 'taigu' }))
  expect(rows).toEqual([expect.objectContaining({ number: '2026-001', months: ['2026-03'], clause: 'TG-ATT-16', people: 80 })])
  const { rows: shown } = valueOf(await reader.board.get({ id: rows[0]!.id, size: 500 }))
  expect(shown.find(({ person }) => person === people['ill'])?.figures.leaveHalves).toBe(2)
})

test('TG-ATT-16: on 9 April it is flagged late', async () => {
  await at('2026-04-09T10:00:00')
  valueOf(await confirm('2026-02'))
  expect(valueOf(await post('2026-02'))).toMatchObject({ late: true })
})

test('TG-ATT-15: closed, statements go to the departments; what comes later leaves both figures and the reason', async () => {
  const closed = valueOf(await close('2026-03'))
  expect(closed).toEqual({ people: 80, statements: 1 })
  expect(await close('2026-03')).toMatchObject({ ok: false, problem: { code: 'MONTH_CLOSED' } })
  const { department } = settlers(center)
  const [statement] = valueOf(await department.statements.list({})).rows
  expect(statement).toMatchObject({ department: 'tax', month: '2026-03', state: 'issued', due: '2026-04-16', people: 80, changes: 0 })

  const person = people['late']!
  const before = (await rowOf('2026-03', person))!
  valueOf(await settlers(center).supervision.corrections.make({ center: 'taigu', person, date: '2026-03-31', finding: 'late', point: 'am_in', ruling: 'lifted', reason: '经核实为设备时钟偏差', commandId: commandId() }))
  await expect.poll(async () => (await rowOf('2026-03', person))!.asClosed, { timeout: 90_000 }).toEqual(before.figures)
  expect((await rowOf('2026-03', person))!.figures.late).toBe(before.figures.late - 1)
  const { rows: changes } = valueOf(await settlers(center).supervision.months.changes(key('2026-03')))
  expect(changes).toEqual([expect.objectContaining({ person, date: '2026-03-31', cause: 'correction', reason: '经核实为设备时钟偏差', before: expect.objectContaining({ late: 1 }), after: expect.objectContaining({ late: 0 }) })])

  await at('2026-04-17T09:00:00')
  expect(valueOf(await department.statements.list({ state: 'overdue' })).rows).toEqual([expect.objectContaining({ id: statement!.id, changes: 1 })])
  expect(valueOf(await department.statements.acknowledge({ id: statement!.id, note: '已阅', commandId: commandId() }))).toEqual({ state: 'acknowledged' })
  expect(await department.statements.acknowledge({ id: statement!.id, commandId: commandId() })).toMatchObject({ ok: false, problem: { code: 'STATEMENT_ACKNOWLEDGED' } })
})
