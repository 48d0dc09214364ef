import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { at, command, type Counter, type LeaveCenter, openLeaveCenter } from '../src/leave-center.ts'

/** Plans: 0 a head and three, 1 one clerk alone. */
let center: LeaveCenter
beforeAll(async () => {
  center = await openLeaveCenter('wenshang', '2026-03-09T14:00:00', [{ size: 4, lead: true, count: 17 }, { size: 1, count: 3 }])
})
afterAll(() => center?.[Symbol.asyncDispose]())

const problem = (code: string, clause?: string) => ({ ok: false, problem: { code, ...(clause && { clause }) } })
const whenOf = (from: string, to: string) => ({ from: at(from), to: at(to) })
const DAY = (date: string, last = date) => whenOf(`${date} 08:30`, `${last} 17:30`)
const FULL = ['08:25', '12:02', '13:25', '17:31']
const department = (counter: Counter) => center.role('department_principal', counter)
const section = () => center.role('supervision')
const lead = (counter: Counter) => center.role('window_lead', counter, counter.people[0])
const ask = async (person: string, kind: 'personal' | 'sick' | 'annual', span: ReturnType<typeof whenOf>, rest: object = {}) => valueOf(await center.ask(person, { kind, ...span, ...rest })).id
const grant = async (counter: Counter, id: string, rest: { wholeTime?: boolean; reason?: string } = {}) => {
  valueOf(await center.act(department(counter), id))
  return valueOf(await center.act(section(), id, rest))
}

let returning: { counter: Counter; id: string; person: string }

test('WS-ATT-25: first the own department, then the section; refused by the first it does not reach the second', async () => {
  const counter = center.take(0)
  const [, zhao, other] = counter.people
  const id = await ask(zhao!, 'personal', DAY('2026-03-10'))
  const refused = await ask(other!, 'personal', DAY('2026-03-17'))
  expect(await center.act(section(), id)).toMatchObject(problem('PREVIOUS_STEP_MISSING', 'WS-ATT-25'))
  await center.setClock('2026-03-09 15:00')
  valueOf(await center.act(department(counter), id))
  expect(await center.act(department(counter), refused, { agree: false })).toMatchObject(problem('REASON_MISSING'))
  expect(valueOf(await center.act(department(counter), refused, { agree: false, reason: '业务高峰' })).state).toBe('refused')
  expect(valueOf(await section().leaves.queue({})).rows.map((row) => row.id)).not.toContain(refused)
  await center.setClock('2026-03-09 16:00')
  expect(valueOf(await center.act(section(), id)).state).toBe('approved')
})

test('WS-ATT-26: leave granted is a task for the head, done by naming a colleague; not done it is a finding', async () => {
  const [done, left] = [center.take(0), center.take(0)]
  const [named, missing] = [await ask(done.people[1]!, 'personal', DAY('2026-03-10')), await ask(left.people[1]!, 'personal', DAY('2026-03-10'))]
  await grant(done, named)
  await grant(left, missing)
  valueOf(await lead(done).covers.name({ center: 'wenshang', holder: done.people[1]!, person: done.people[2]!, ...DAY('2026-03-10'), leave: named, commandId: command() }))
  const cover = valueOf(await center.staff(done.people[2]!).covers.mine({})).rows[0]!
  valueOf(await center.staff(done.people[2]!).covers.answer({ id: cover.id, agree: true, commandId: command() }))
})

test('WS-ATT-27: annual leave takes both approvals like any other', async () => {
  const counter = center.take(0)
  const liu = counter.people[1]!
  const id = await ask(liu, 'annual', DAY('2026-03-16', '2026-03-20'))
  valueOf(await center.act(department(counter), id))
  const half = valueOf(await center.staff(liu).leaves.get({ id }))
  expect([half.leave.state, half.leave.days, half.chain.clause]).toEqual(['asked', 5, 'WS-ATT-27'])
  valueOf(await center.act(section(), id))
  expect(valueOf(await center.staff(liu).leaves.get({ id })).leave.state).toBe('approved')
})

test('WS-ATT-30: ten days a year, eight used: two are within, three are one over and both who approve see it', async () => {
  const counter = center.take(0)
  const zhao = counter.people[1]!
  valueOf(await section().balances.setService({ center: 'wenshang', person: zhao, since: '2012-07-01', commandId: command() }))
  valueOf(await section().balances.adjust({ center: 'wenshang', person: zhao, days: -8, reason: '启用前已休 8 天', commandId: command() }))
  const account = valueOf(await center.staff(zhao).balances.get({})).accounts[0]!
  expect([account.account, account.leftDays, account.lines.map(({ kind, days }) => [kind, days]), account.source?.zh.includes('514号')]).toEqual(['annual', 2, [['entitled', 10], ['opening', -8]], true])
  const preview = async (last: string) => valueOf(await center.staff(zhao).leaves.preview({ center: 'wenshang', kind: 'annual', ...DAY('2026-03-16', last) })).balance
  expect(await preview('2026-03-17')).toMatchObject({ leftDays: 2, askedDays: 2, overBy: 0, clause: 'WS-ATT-30' })
  expect(await preview('2026-03-18')).toMatchObject({ askedDays: 3, overBy: 1 })
  const id = await ask(zhao, 'annual', DAY('2026-03-16', '2026-03-18'))
  for (const who of [department(counter), section()]) {
    expect(valueOf(await who.leaves.get({ id })).leave.marks).toEqual([{ mark: 'over_entitlement', clause: 'WS-ATT-30', amount: 1 }])
  }
  await grant(counter, id)
  expect(valueOf(await center.staff(zhao).balances.get({})).accounts[0]!.leftDays).toBe(-1)
})

test('WS-ATT-35: overlapping leave and a window of one are not granted without a substitute', async () => {
  const alone = center.take(1)
  const id = await ask(alone.people[0]!, 'personal', DAY('2026-03-10'))
  valueOf(await center.act(department(alone), id))
  expect(await center.act(section(), id)).toMatchObject(problem('COVER_MISSING', 'WS-ATT-35'))
  const counter = center.take(0)
  const [, qian, sun, li] = counter.people
  await grant(counter, await ask(qian!, 'personal', DAY('2026-03-10')))
  const overlapping = await ask(sun!, 'personal', DAY('2026-03-10', '2026-03-11'))
  valueOf(await center.act(department(counter), overlapping))
  const refused = await center.act(section(), overlapping)
  expect(refused).toMatchObject(problem('COVER_MISSING', 'WS-ATT-35'))
  expect(refused).toMatchObject({ problem: { details: { first: '2026-03-10 am' } } })
  const after = await ask(li!, 'personal', DAY('2026-03-11'))
  expect((await grant(counter, after)).state).toBe('approved')
})

test('WS-ATT-37: somebody from the home unit is filed beforehand; a colleague posted here is not', async () => {
  const counter = center.take(1)
  const holder = counter.people[0]!
  const name = async (outsider: string | null, person: string | null, from: string) => valueOf(await department(counter).covers.name({
    center: 'wenshang', holder, person, outsider, ...whenOf(from, '2026-03-10 17:30'), commandId: command(),
  })).id
  await center.setClock('2026-03-09 17:00')
  const [first, second, posted] = [await name('李某（本单位）', null, '2026-03-10 08:30'), await name('周某（本单位）', null, '2026-03-10 08:30'), await name(null, center.take(0).people[3]!, '2026-03-10 08:30')]
  expect(await section().covers.arrive({ id: first, commandId: command() })).toMatchObject(problem('COVER_NOT_FILED', 'WS-ATT-37'))
  expect(valueOf(await section().covers.file({ id: first, commandId: command() }))).toEqual({ inTime: true, clause: 'WS-ATT-37' })
  expect(await section().covers.file({ id: posted, commandId: command() })).toMatchObject(problem('FILING_NOT_NEEDED', 'WS-ATT-37'))
  await center.setClock('2026-03-10 08:31')
  expect(valueOf(await section().covers.file({ id: second, commandId: command() }))).toEqual({ inTime: false, clause: 'WS-ATT-37' })
  const { rows } = valueOf(await section().postFindings.list({ center: 'wenshang', from: '2026-03-10', to: '2026-03-10', size: 100 }))
  expect(rows.filter(({ about }) => about === second)).toMatchObject([{ kind: 'filed_after_start', clause: 'WS-ATT-37' }])
})

test('WS-ATT-26: the window without a substitute when the leave began', async () => {
  await until(async () => {
    const { rows } = valueOf(await section().postFindings.list({ center: 'wenshang', from: '2026-03-10', to: '2026-03-10', size: 100 }))
    return rows.some(({ kind, clause }) => kind === 'no_substitute' && clause === 'WS-ATT-26')
  }, 180_000)
})

test('WS-ATT-25: granted at 10:00, the time before it waits for the section\'s word', async () => {
  const counter = center.take(0)
  const zhao = counter.people[1]!
  await center.setClock('2026-03-10 09:00')
  const id = await ask(zhao, 'sick', DAY('2026-03-10'), { lateReason: '突发疾病' })
  const early = await ask(counter.people[2]!, 'personal', DAY('2026-03-11'))
  returning = { counter, id: early, person: counter.people[2]! }
  await center.setClock('2026-03-10 10:00')
  await grant(counter, id)
  await grant(counter, early)
  expect(valueOf(await center.staff(zhao).leaves.get({ id })).countsFrom).toBe('2026-03-10T08:30:00')
})

test('WS-ATT-28, WS-ATT-24: an extension counts once granted before the end; the check on return reports back', async () => {
  const counter = center.take(0)
  const [, granted] = counter.people
  const late = center.take(0)
  const leaveOf = async (of: Counter, person: string) => {
    const id = await ask(person, 'personal', DAY('2026-03-11'))
    await grant(of, id)
    return id
  }
  const parent = await leaveOf(counter, granted!)
  const other = await leaveOf(late, late.people[1]!)
  await center.setClock('2026-03-11 17:00')
  const extension = valueOf(await center.ask(granted!, { kind: 'personal', ...DAY('2026-03-12', '2026-03-13'), parent })).id
  await grant(counter, extension)
  valueOf(await center.ask(late.people[1]!, { kind: 'personal', ...DAY('2026-03-12'), parent: other }))
  await center.setClock('2026-03-12 08:30')
  await center.push(returning.person, '2026-03-12', ['08:28'])
  await until(async () => {
    const { leave, returnedBy } = valueOf(await center.staff(returning.person).leaves.get({ id: returning.id }))
    return leave.state === 'returned' && returnedBy === 'check'
  }, 180_000)
  await until(async () => valueOf(await section().leaves.list({ center: 'wenshang', state: 'overdue' })).rows.some(({ id }) => id === other), 20_000)
  expect(await center.ask(late.people[1]!, { kind: 'personal', ...DAY('2026-03-16'), parent: other })).toMatchObject(problem('EXTENSION_TOO_LATE', 'WS-ATT-28'))
  await center.setClock('2026-03-13 00:01')
  await center.expectDay(granted!, '2026-03-12', 'on_leave')
  await center.expectDay(late.people[1]!, '2026-03-12', ['absent 1d WS-ATT-32'])
})

test('WS-ATT-33: overstaying is absence under case 3, until the section records a proper reason', async () => {
  const counter = center.take(0)
  const person = counter.people[1]!
  const id = await ask(person, 'personal', DAY('2026-03-13'))
  await grant(counter, id)
  await center.setClock('2026-03-17 00:01')
  await until(async () => valueOf(await center.staff(person).leaves.get({ id })).leave.overdueSince === '2026-03-16T08:30:00', 20_000)
  await center.expectDay(person, '2026-03-16', ['absent 1d WS-ATT-33'])
  const excuse = (by: ReturnType<typeof section>) => by.leaves.excuse({ id, ...DAY('2026-03-16'), kind: 'sick', reason: '住院，有证明', commandId: command() })
  expect(await excuse(center.role('coordination'))).toMatchObject(problem('NOT_YOUR_STEP', 'WS-ATT-33'))
  valueOf(await excuse(section()))
  await center.expectDay(person, '2026-03-16', 'on_leave')
})

test('WS-ATT-29: each working day after the end without a check is absence; a weekend or a holiday is not', async () => {
  const counter = center.take(0)
  const other = center.take(0)
  const [returned, away] = [counter.people[1], other.people[1]]
  await center.setClock('2026-03-19 16:00')
  const [first, second] = [await ask(returned!, 'personal', DAY('2026-03-20')), await ask(away!, 'annual', whenOf('2026-03-20 08:30', '2026-03-20 12:00'))]
  await grant(counter, first)
  await grant(other, second)
  await center.setClock('2026-03-23 18:00')
  await center.push(returned!, '2026-03-23', FULL)
  await until(async () => valueOf(await center.staff(away!).leaves.get({ id: second })).leave.overdueSince !== null, 40_000)
  await center.setClock('2026-03-25 00:01')
  await until(async () => valueOf(await center.staff(returned!).leaves.get({ id: first })).leave.overdueSince === null && valueOf(await center.staff(returned!).leaves.get({ id: first })).leave.state === 'returned', 20_000)
  await center.expectDay(returned!, '2026-03-23', 'normal')
  for (const day of ['2026-03-23', '2026-03-24']) await center.expectDay(away!, day, ['absent 1d WS-ATT-33'])
})

test('WS-ATT-32: away under a refused request is case 2; granted afterwards the absence is withdrawn', async () => {
  const counter = center.take(0)
  const [, refusedOne, waitingOne] = counter.people
  await center.setClock('2026-03-25 16:00')
  const [refused, waiting] = [await ask(refusedOne!, 'personal', DAY('2026-03-26')), await ask(waitingOne!, 'personal', DAY('2026-03-26'))]
  valueOf(await center.act(department(counter), refused, { agree: false, reason: '人手不足' }))
  await center.setClock('2026-03-27 00:01')
  await center.expectDay(refusedOne!, '2026-03-26', ['absent 1d WS-ATT-32'])
  await center.expectDay(waitingOne!, '2026-03-26', ['absent 1d WS-ATT-32'])
  await grant(counter, waiting, { wholeTime: true, reason: '情况属实，追认' })
  await center.expectDay(waitingOne!, '2026-03-26', 'on_leave')
  const { earlier } = valueOf(await section().days.get({ person: waitingOne!, date: '2026-03-26' }))
  expect(earlier[0]).toMatchObject({ cause: 'absence', verdict: { outcome: 'exception' } })
})

test('WS-ATT-34: sick leave by deception is turned into absence, annual leave is not', async () => {
  const counter = center.take(0)
  const [, sick, annual] = counter.people
  await center.setClock('2026-03-30 16:00')
  const span = DAY('2026-03-31', '2026-04-02')
  const [first, second] = [await ask(sick!, 'sick', span), await ask(annual!, 'annual', DAY('2026-04-07'))]
  await grant(counter, first)
  await grant(counter, second)
  await center.setClock('2026-04-08 08:00')
  await center.expectDay(sick!, '2026-04-01', 'on_leave')
  const revoke = (id: string) => section().leaves.revoke({ id, reason: '诊断证明系伪造', commandId: command() })
  expect(await revoke(second)).toMatchObject(problem('LEAVE_KIND_NOT_REVOCABLE', 'WS-ATT-34'))
  valueOf(await revoke(first))
  for (const day of ['2026-03-31', '2026-04-01', '2026-04-02']) await center.expectDay(sick!, day, ['absent 1d WS-ATT-34'])
})
