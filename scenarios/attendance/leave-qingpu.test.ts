import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { at, command, type Counter, FILE, type LeaveCenter, openLeaveCenter } from '../src/leave-center.ts'

/** Windows of a head and three, the head and the first clerk being A and B of its post. */
let center: LeaveCenter
beforeAll(async () => {
  center = await openLeaveCenter('qingpu', '2026-03-02T08:00:00', [{ size: 4, lead: true, count: 17 }, { size: 3, pair: true, count: 2 }])
})
afterAll(() => center?.[Symbol.asyncDispose]())

const problem = (code: string, clause?: string) => ({ ok: false, problem: { code, ...(clause && { clause }) } })
const whenOf = (from: string, to: string) => ({ from: at(from), to: at(to) })
const PROOF = [{ document: 'proof' as const, ...FILE }]
const CERTIFICATE = [{ document: 'certificate' as const, ...FILE }]
const lead = (counter: Counter) => center.role('window_lead', counter, counter.people[0])
const section = () => center.role('coordination')
const DAY = (date: string, last = date) => whenOf(`${date} 08:30`, `${last} 17:00`)

test('QP-ATT-06, QP-ATT-03: the noon roster by date and person; who serves at which minute', async () => {
  const [a, b] = [center.take(0), center.take(0)]
  const [, chen, zhou] = a.people
  for (const date of ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12']) valueOf(await lead(a).noonService.setRoster({ center: 'qingpu', window: a.window, date, people: [chen!], commandId: command() }))
  const roster = async () => valueOf(await lead(a).noonService.roster({ center: 'qingpu', window: a.window, from: '2026-03-09', to: '2026-03-13' })).days.map(({ date, covered }) => [date.slice(8), covered])
  expect(await roster()).toEqual([['09', true], ['10', true], ['11', true], ['12', true], ['13', false]])
  valueOf(await section().noonService.takePart({ center: 'qingpu', window: b.window, takesPart: false, commandId: command() }))
  const serving = async (counter: Counter, time: string) => {
    const { by, people, closedUntil, clause } = valueOf(await section().noonService.serving({ center: 'qingpu', window: counter.window, at: at(`2026-03-10 ${time}`) }))
    expect(clause).toBe('QP-ATT-03')
    return by === 'roster' ? people : by === 'anyone' ? by : `closed until ${closedUntil}`
  }
  expect([await serving(a, '11:29'), await serving(a, '11:30'), await serving(a, '11:59'), await serving(a, '12:00')]).toEqual(['anyone', [chen], [chen], 'closed until 13:00'])
  expect(await serving(b, '11:30')).toBe('closed until 13:00')
  valueOf(await section().absences.register({ center: 'qingpu', person: chen!, kind: 'leave', ...whenOf('2026-03-10 08:30', '2026-03-10 12:00'), reason: '已批', commandId: command() }))
  expect((await roster())[1]).toEqual(['10', false])
  valueOf(await lead(a).noonService.setRoster({ center: 'qingpu', window: a.window, date: '2026-03-10', people: [chen!, zhou!], commandId: command() }))
  expect((await roster())[1]).toEqual(['10', true])
})

test('QP-ATT-14: a reason is one of those listed; own illness brings the certificate rule', async () => {
  const { people: [, wang] } = center.take(0)
  expect(await center.ask(wang!, { kind: 'marriage', ...DAY('2026-03-16') })).toMatchObject(problem('LEAVE_KIND_UNKNOWN', 'QP-ATT-14'))
  expect(await center.staff(wang!).leaves.request({ center: 'qingpu', kind: 'other', ...DAY('2026-03-16'), reason: ' ', commandId: command() })).toMatchObject(problem('BAD_INPUT'))
  const preview = valueOf(await center.staff(wang!).leaves.preview({ center: 'qingpu', kind: 'sick', ...DAY('2026-03-16') }))
  expect(preview.missing).toEqual([])
  expect(preview.documents).toContainEqual({ document: 'certificate', clause: 'QP-ATT-18', checkedAt: 'last_step' })
})

test('QP-ATT-08, QP-ATT-09: rest for a Saturday worked, arranged beforehand, once; it counts as attended', async () => {
  const counter = center.take(0)
  const [, zhou, chen, paper] = counter.people
  valueOf(await section().rests.openWindow({ center: 'qingpu', window: counter.window, date: '2026-03-07', commandId: command() }))
  await center.setClock('2026-03-11 08:29')
  await center.push(zhou!, '2026-03-07', ['08:25', '17:05'])
  await center.push(chen!, '2026-03-07', ['08:25', '17:05'])
  const arrange = (person: string, from: string, to: string) => lead(counter).rests.arrange({ center: 'qingpu', person, workedOn: '2026-03-07', ...whenOf(from, to), commandId: command() })
  expect(valueOf(await arrange(zhou!, '2026-03-11 08:30', '2026-03-11 17:00'))).toMatchObject({ clause: 'QP-ATT-08' })
  expect(await arrange(paper!, '2026-03-11 08:30', '2026-03-11 17:00')).toMatchObject(problem('NOT_A_SATURDAY_WORKED', 'QP-ATT-08'))
  expect(await arrange(zhou!, '2026-03-18 08:30', '2026-03-18 17:00')).toMatchObject(problem('REST_USED', 'QP-ATT-08'))
  valueOf(await arrange(chen!, '2026-03-11 13:00', '2026-03-11 17:00'))
  await center.setClock('2026-03-11 08:30')
  expect(await arrange(chen!, '2026-03-11 08:30', '2026-03-11 12:00')).toMatchObject(problem('REST_NOT_IN_ADVANCE', 'QP-ATT-08'))
  await center.push(chen!, '2026-03-11', ['08:20'])
  const rest = valueOf(await center.staff(zhou!).balances.get({})).accounts.find(({ account }) => account === 'rest')
  expect(rest).toMatchObject({ account: 'rest', leftDays: 0, lines: [{ kind: 'earned', days: 1 }, { kind: 'used', days: -1 }] })
  await center.setClock('2026-03-12 00:01')
  await center.expectDay(zhou!, '2026-03-11', 'normal')
  await center.expectDay(chen!, '2026-03-11', 'normal')
  await center.expectDay(paper!, '2026-03-11', ['missing_in - QP-ATT-05', 'missing_out - QP-ATT-05'])
})

test('QP-ATT-07: who served at noon leaves as much earlier, once it is registered', async () => {
  const counter = center.take(0)
  const [, chen, early, unregistered] = counter.people
  const zhou = center.take(0)
  valueOf(await lead(counter).noonService.setRoster({ center: 'qingpu', window: counter.window, date: '2026-03-10', people: [chen!, early!, unregistered!], commandId: command() }))
  await center.push(chen!, '2026-03-10', ['08:20', '16:30:00'])
  await center.push(early!, '2026-03-10', ['08:20', '16:29:59'])
  await center.push(unregistered!, '2026-03-10', ['08:20', '16:40'])
  await center.push(zhou.people[1]!, '2026-03-10', ['08:20', '16:45'])
  const register = (by: Counter, person: string) => lead(by).noonService.registerLeaving({ center: 'qingpu', person, date: '2026-03-10', commandId: command() })
  expect(valueOf(await register(counter, chen!))).toEqual({ from: '2026-03-10T16:30:00', to: '2026-03-10T17:00:00', clause: 'QP-ATT-07' })
  valueOf(await register(counter, early!))
  expect(await register(zhou, zhou.people[1]!)).toMatchObject(problem('NOT_ON_NOON_ROSTER', 'QP-ATT-07'))
  await center.expectDay(chen!, '2026-03-10', 'normal')
  await center.expectDay(early!, '2026-03-10', ['early_leave 1s QP-ATT-02'])
  await center.expectDay(zhou.people[1]!, '2026-03-10', ['early_leave 900s QP-ATT-02'])
  const final = async () => valueOf(await section().days.get({ person: unregistered!, date: '2026-03-10' })).verdict
  expect((await final()).final).toBe(false)
  await center.setClock('2026-03-12 10:00')
})

test('QP-ATT-15: half a day takes entry and proof and no slip; two halves that join are one day', async () => {
  const counter = center.take(0)
  const [, wang, joined, across] = counter.people
  const morning = whenOf('2026-03-12 08:30', '2026-03-12 12:00')
  const { id } = valueOf(await center.ask(wang!, { kind: 'other', ...morning, files: PROOF }))
  valueOf(await center.act(lead(counter), id))
  valueOf(await center.act(section(), id))
  const { chain } = valueOf(await center.staff(wang!).leaves.get({ id }))
  expect([chain.clause, chain.slip]).toEqual(['QP-ATT-15', false])
  await center.push(wang!, '2026-03-12', ['17:02'])
  valueOf(await center.ask(joined!, { kind: 'other', ...morning, files: PROOF }))
  expect(await center.ask(joined!, { kind: 'other', ...whenOf('2026-03-12 13:00', '2026-03-12 17:00'), files: PROOF })).toMatchObject(problem('LEAVE_SPLIT', 'QP-ATT-15'))
  const one = valueOf(await center.staff(across!).leaves.preview({ center: 'qingpu', kind: 'other', ...whenOf('2026-03-12 13:00', '2026-03-13 12:00') }))
  expect([one.days, one.chain!.slip, one.chain!.clause]).toEqual([1, true, 'QP-ATT-16'])
  const twoMornings = center.take(0).people[1]!
  for (const date of ['2026-03-12', '2026-03-13']) {
    const each = valueOf(await center.staff(twoMornings).leaves.preview({ center: 'qingpu', kind: 'other', ...whenOf(`${date} 08:30`, `${date} 12:00`) }))
    expect(each.chain!.slip).toBe(false)
    valueOf(await center.ask(twoMornings, { kind: 'other', ...whenOf(`${date} 08:30`, `${date} 12:00`), files: PROOF }))
  }
})

test('QP-ATT-18: a slip for own illness is not filed without the hospital\'s certificate; half a day takes any proof', async () => {
  const counter = center.take(0)
  const [, wang, half] = counter.people
  const { id } = valueOf(await center.ask(wang!, { kind: 'sick', ...DAY('2026-03-16') }))
  valueOf(await center.act(lead(counter), id))
  expect(await center.act(section(), id)).toMatchObject(problem('DOCUMENT_MISSING', 'QP-ATT-18'))
  valueOf(await center.staff(wang!).leaves.supplement({ id, files: CERTIFICATE, commandId: command() }))
  expect(valueOf(await center.act(section(), id)).state).toBe('approved')
  const other = valueOf(await center.ask(half!, { kind: 'sick', ...whenOf('2026-03-16 08:30', '2026-03-16 12:00'), files: PROOF }))
  valueOf(await center.act(lead(counter), other.id))
  expect(valueOf(await center.act(section(), other.id)).state).toBe('approved')
})

test('QP-ATT-19: absent without a slip, made up within two working days of the return, all three together', async () => {
  await center.setClock('2026-03-13 23:59')
  const counter = center.take(0)
  const [, wang, late, noProof] = counter.people
  const away = DAY('2026-03-09', '2026-03-10')
  for (const person of [wang!, late!, noProof!]) await center.push(person, '2026-03-11', ['08:20', '17:01'])
  await center.expectDay(wang!, '2026-03-09', ['missing_in - QP-ATT-05', 'missing_out - QP-ATT-05'])
  const { id } = valueOf(await center.ask(wang!, { kind: 'family', ...away, lateReason: '家中突发急事', files: PROOF }))
  expect(await center.ask(noProof!, { kind: 'family', ...away, lateReason: '家中突发急事' })).toMatchObject(problem('DOCUMENT_MISSING', 'QP-ATT-19'))
  await center.setClock('2026-03-16 08:00')
  valueOf(await center.act(lead(counter), id))
  valueOf(await center.act(section(), id))
  for (const day of ['2026-03-09', '2026-03-10']) await center.expectDay(wang!, day, 'on_leave')
  for (const person of [late!, noProof!]) {
    expect(await center.ask(person, { kind: 'family', ...away, lateReason: '家中突发急事', files: PROOF })).toMatchObject(problem('LEAVE_TOO_LATE', 'QP-ATT-19'))
    await center.expectDay(person, '2026-03-10', ['missing_in - QP-ATT-05', 'missing_out - QP-ATT-05'])
  }
  expect(valueOf(await section().days.get({ person: late!, date: '2026-03-10' })).verdict.final).toBe(true)
})

test('QP-ATT-07: the earlier leaving nobody registered counts as early once the time for it is over', async () => {
  await until(async () => {
    const { rows } = valueOf(await section().days.list({ center: 'qingpu', from: '2026-03-10', to: '2026-03-10', finding: 'early_leave' }))
    const days = await Promise.all(rows.map(async ({ person, date }) => valueOf(await section().days.get({ person, date })).verdict))
    return days.length === 3 && days.every(({ final }) => final)
  }, 180_000)
})

test('QP-ATT-16: signed, handed over and registered by 08:29 the slip is valid; at 08:30 it is made up', async () => {
  const counter = center.take(0)
  const [, wang, late] = counter.people
  const span = DAY('2026-03-16', '2026-03-17')
  const [first, second] = [valueOf(await center.ask(wang!, { kind: 'annual', ...span })).id, valueOf(await center.ask(late!, { kind: 'family', ...span })).id]
  expect(await center.act(section(), first)).toMatchObject(problem('PREVIOUS_STEP_MISSING', 'QP-ATT-16'))
  for (const id of [first, second]) valueOf(await center.act(lead(counter), id))
  await center.setClock('2026-03-16 08:29')
  expect(valueOf(await center.act(section(), first)).state).toBe('approved')
  const slip = valueOf(await center.staff(wang!).leaves.get({ id: first })).document!
  expect(slip.number).toContain('青政假〔2026〕')
  expect(valueOf(await center.staff(wang!).leaves.slipPage({ id: slip.id })).html).toContain('请假报告单')
  await center.setClock('2026-03-16 08:30')
  expect(await center.act(section(), second)).toMatchObject(problem('LEAVE_NOT_BEFOREHAND', 'QP-ATT-19'))
  valueOf(await center.staff(late!).leaves.supplement({ id: second, lateReason: '单据送达晚了', files: PROOF, commandId: command() }))
  expect(valueOf(await center.act(section(), second)).state).toBe('approved')
  await center.expectDay(late!, '2026-03-16', 'on_leave')
})

test('QP-ATT-20: with A and B both away the unit is told and somebody stands in', async () => {
  const { people: [wang, chen, liu] } = center.take(1)
  const day = DAY('2026-03-23')
  expect(valueOf(await center.staff(wang!).leaves.preview({ center: 'qingpu', kind: 'family', ...day })).cover).toMatchObject({ required: false })
  valueOf(await section().absences.register({ center: 'qingpu', person: chen!, kind: 'leave', ...day, reason: '已批', commandId: command() }))
  expect(await center.ask(wang!, { kind: 'family', ...day })).toMatchObject(problem('BOTH_AWAY', 'QP-PER-34'))
  const cover = [{ person: liu!, ...day }]
  expect(await center.ask(wang!, { kind: 'family', ...day, covers: cover })).toMatchObject(problem('UNIT_NOT_INFORMED', 'QP-ATT-20'))
  const { id } = valueOf(await center.ask(wang!, { kind: 'family', ...day, covers: cover, unitInformed: '孙科长 3月20日' }))
  expect(valueOf(await center.act(section(), id)).state).toBe('approved')
  // Nobody covers two places at once.
  const { people: [other] } = center.take(1)
  expect(await section().covers.name({ center: 'qingpu', holder: other!, person: liu!, ...day, commandId: command() })).toMatchObject(problem('COVER_BUSY'))
})

test('QP-ATT-21: on a day with a stand-in a round looks for what a stand-in should know; what is lacking goes to the window', async () => {
  const day = '2026-03-18'
  const { window, people: [holder, standsIn] } = center.take(0)
  const cover = valueOf(await section().covers.name({ center: 'qingpu', holder: holder!, person: standsIn!, from: `${day}T08:30:00`, to: `${day}T17:00:00`, commandId: command() }))
  await center.setClock(`${day} 10:00`)
  const { id } = valueOf(await section().rounds.start({ center: 'qingpu', kind: 'patrol', commandId: command() }))
  const { standIns } = valueOf(await section().rounds.get({ center: 'qingpu', id }))
  expect(standIns).toEqual([expect.objectContaining({ cover: cover.id, window, person: standsIn, holder, checks: ['window_business', 'service_norms'], clause: 'QP-ATT-21' })])
  const looks = [{ window, person: standsIn!, state: 'present' as const }]
  const record = (standIn: string, met: ('window_business' | 'service_norms')[]) => section().rounds.record({ center: 'qingpu', id, looks, standIns: [{ cover: standIn, met }], commandId: command() })
  expect(await record('nobody', [])).toMatchObject(problem('COVER_UNKNOWN'))
  valueOf(await record(cover.id, ['window_business', 'service_norms']))
  const found = async () => valueOf(await center.role('window_lead', { window, department: 'tax', people: [] }).postFindings.list({ center: 'qingpu', from: day, to: day })).rows
  expect(await found()).toEqual([])
  valueOf(await record(cover.id, ['service_norms']))
  expect(await found()).toEqual([expect.objectContaining({ kind: 'stand_in_window_business', clause: 'QP-ATT-21', window, person: standsIn, state: 'open' })])
  valueOf(await section().rounds.finish({ center: 'qingpu', id, commandId: command() }))
})

test('QP-ATT-17: an outing of the center for named people needs no slip', async () => {
  const { people: [, wang, chen, zhou] } = center.take(0)
  valueOf(await section().leaves.arrangeOuting({ center: 'qingpu', people: [wang!, chen!], ...DAY('2026-03-19'), reason: '集体外出学习', commandId: command() }))
  const own = valueOf(await center.staff(zhou!).leaves.preview({ center: 'qingpu', kind: 'meeting', ...DAY('2026-03-19') }))
  expect(own.chain).toMatchObject({ slip: true, clause: 'QP-ATT-16' })
  await center.setClock('2026-03-20 00:01')
  await center.expectDay(wang!, '2026-03-19', 'normal')
  await center.expectDay(chen!, '2026-03-19', 'normal')
  await center.expectDay(zhou!, '2026-03-19', ['missing_in - QP-ATT-05', 'missing_out - QP-ATT-05'])
})

test('QP-ATT-19: over the October holiday the second working day is 10-09', async () => {
  await center.setClock('2026-10-09 20:00')
  const counter = center.take(0)
  const wang = counter.people[1]!
  await center.push(wang, '2026-09-30', ['08:20', '17:01'])
  const { id } = valueOf(await center.ask(wang, { kind: 'family', ...DAY('2026-09-28', '2026-09-29'), lateReason: '急事', files: PROOF }))
  valueOf(await center.act(lead(counter), id))
  expect(valueOf(await center.act(section(), id)).state).toBe('approved')
})
