import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { at, command, type Counter, type LeaveCenter, openLeaveCenter } from '../src/leave-center.ts'

/** Plans: 0 a head and one, 1 three, 2 one alone. */
let center: LeaveCenter
beforeAll(async () => {
  center = await openLeaveCenter('wenshang', '2026-03-10T09:30:00', [{ size: 2, lead: true, count: 27 }, { size: 3, count: 1 }, { size: 1, count: 5 }])
})
afterAll(() => center?.[Symbol.asyncDispose]())

type Start = { reason: string; choice?: string; destination?: string; otherWindow?: string; recipients?: 'none' | 'waiting' | 'serving'; told?: boolean }
const problem = (code: string, clause?: string) => ({ ok: false, problem: { code, ...(clause && { clause }) } })
const whenOf = (from: string, to: string) => ({ from: at(`2026-03-10 ${from}`), to: at(`2026-03-10 ${to}`) })
const clock = (time: string) => center.setClock(`2026-03-10 ${time}`)
const start = (person: string, { destination = '档案室', recipients = 'none', ...rest }: Start) => center.staff(person).aways.start({ destination, recipients, ...rest, commandId: command() })
const back = async (person: string, id: string) => valueOf(await center.staff(person).aways.back({ id, commandId: command() }))
const lead = (counter: Counter) => center.role('window_lead', counter, counter.people[0])
const look = async (person: string, time: string, rest: { seenAt: string | null; board?: 'placed' | 'absent'; makingUp?: boolean }) =>
  valueOf(await center.role('supervision').aways.observe({ center: 'wenshang', person, at: at(`2026-03-10 ${time}`), ...rest, commandId: command() })).findings
const findingsOf = async (about: string) => valueOf(await center.role('supervision').postFindings.list({ center: 'wenshang', from: '2026-03-10', to: '2026-03-10', size: 200 })).rows.filter((row) => row.about === about)

test('WS-ATT-03: looking up materials, eight minutes are allowed and eleven are a finding', async () => {
  const [a, b] = [center.take(0), center.take(0)]
  await clock('09:40')
  const first = valueOf(await start(a.people[1]!, { reason: 'materials' }))
  const second = valueOf(await start(b.people[1]!, { reason: 'materials' }))
  expect(first.clause).toBe('WS-ATT-03')
  await clock('09:48')
  expect(await back(a.people[1]!, first.id)).toEqual({ overMinutes: 0, findings: [] })
  await clock('09:51')
  expect((await back(b.people[1]!, second.id)).findings).toEqual(['over_time'])
  expect(await findingsOf(second.id)).toMatchObject([{ kind: 'over_time', minutes: 11, clause: 'WS-ATT-02' }])
})

test('WS-ATT-02, WS-ATT-12: ten minutes, and one more; only while nobody waits; the head may excuse it', async () => {
  const [a, b, c] = [center.take(0), center.take(0), center.take(0)]
  await clock('10:00')
  const necessity = { reason: 'necessity', choice: 'telephone' }
  expect(await start(c.people[1]!, { ...necessity, recipients: 'waiting' })).toMatchObject(problem('RECIPIENTS_WAIT', 'WS-ATT-02'))
  const [inTime, late] = [valueOf(await start(a.people[1]!, necessity)), valueOf(await start(b.people[1]!, necessity))]
  await clock('10:10')
  expect(await back(a.people[1]!, inTime.id)).toEqual({ overMinutes: 0, findings: [] })
  await clock('10:11')
  await until(async () => valueOf(await lead(b).aways.list({ center: 'wenshang', open: true })).rows.some(({ id, overdue }) => id === late.id && overdue), 20_000)
  expect(await back(b.people[1]!, late.id)).toEqual({ overMinutes: 1, findings: ['over_time'] })
  const [finding] = await findingsOf(late.id)
  expect(finding).toMatchObject({ minutes: 11, state: 'open' })
  expect(await center.role('supervision').postFindings.excuse({ id: finding!.id, reason: '同意', commandId: command() })).toMatchObject(problem('NOT_YOUR_STEP'))
  valueOf(await lead(b).postFindings.excuse({ id: finding!.id, reason: '系统故障', commandId: command() }))
  expect((await findingsOf(late.id))[0]).toMatchObject({ state: 'excused', excuse: '系统故障' })
})

test('WS-ATT-15: of two one stays, of three one stays', async () => {
  const [two, three] = [center.take(0), center.take(1)]
  const toilet = { reason: 'necessity', choice: 'toilet' }
  const first = valueOf(await start(two.people[0]!, toilet))
  expect(await start(two.people[1]!, toilet)).toMatchObject(problem('WINDOW_EMPTY', 'WS-ATT-15'))
  await clock('10:12')
  await back(two.people[0]!, first.id)
  valueOf(await start(two.people[1]!, toilet))
  valueOf(await start(three.people[0]!, toilet))
  valueOf(await start(three.people[1]!, toilet))
  expect(await start(three.people[2]!, toilet)).toMatchObject(problem('WINDOW_EMPTY', 'WS-ATT-15'))
})

test('WS-ATT-10: where one goes is told to the windows beside', async () => {
  const [left, own, right] = [center.take(0), center.take(0), center.take(0)]
  expect(await start(own.people[1]!, { reason: 'materials', destination: '' })).toMatchObject(problem('DESTINATION_MISSING', 'WS-ATT-10'))
  const { back: until } = valueOf(await start(own.people[1]!, { reason: 'materials' }))
  expect(until).toContain('T10:22')
  for (const neighbour of [left.people[1]!, right.people[1]!]) {
    const { beside } = valueOf(await center.staff(neighbour).aways.terms({}))
    expect(beside).toContainEqual(expect.objectContaining({ window: own.window, destination: '档案室', back: until }))
  }
})

test('WS-ATT-13, WS-ATT-14: the display shows the sign and takes it back; boards missing or left are findings', async () => {
  const counter = center.take(0)
  const zhao = counter.people[1]!
  const { id } = valueOf(await start(zhao, { reason: 'materials' }))
  const shows = async () => valueOf(await center.role('supervision').aways.display({ center: 'wenshang', window: counter.window }))
  expect(await shows()).toMatchObject({ shows: 'away', clause: 'WS-ATT-13' })
  await clock('10:17')
  expect(await look(zhao, '10:17', { seenAt: null, board: 'absent' })).toEqual([{ kind: 'no_board', clause: 'WS-ATT-13' }])
  await clock('10:20')
  await back(zhao, id)
  expect(await shows()).toMatchObject({ shows: 'open', clause: 'WS-ATT-14', removedWithinMinutes: 1 })
  await clock('10:21')
  expect(await look(zhao, '10:21', { seenAt: counter.window, board: 'placed' })).toEqual([{ kind: 'board_left', clause: 'WS-ATT-14' }])
})

test('WS-ATT-04: conferring at another window is registered with it; unregistered it is wandering', async () => {
  const [own, other] = [center.take(0), center.take(0)]
  const [, zhao] = own.people
  expect(await start(zhao!, { reason: 'conferring' })).toMatchObject(problem('OTHER_WINDOW_MISSING', 'WS-ATT-04'))
  const { id } = valueOf(await start(zhao!, { reason: 'conferring', otherWindow: other.window }))
  await clock('10:24')
  expect(await look(zhao!, '10:24', { seenAt: other.window })).toEqual([])
  expect(await look(own.people[0]!, '10:24', { seenAt: other.window })).toEqual([{ kind: 'wandering', clause: 'WS-ATT-04' }])
  await back(zhao!, id)
})

test('WS-ATT-05: helping another window for ten minutes; longer needs an assignment', async () => {
  const [free, bound, assigned] = [center.take(0), center.take(0), center.take(0)]
  const helped = bound.window
  const holder = bound.people[0]!
  const helping = { reason: 'helping', otherWindow: helped }
  valueOf(await center.role('coordination').covers.name({ center: 'wenshang', holder, person: assigned.people[1]!, ...whenOf('10:20', '11:10'), commandId: command() }))
  const cover = valueOf(await center.staff(assigned.people[1]!).covers.mine({})).rows[0]!
  valueOf(await center.staff(assigned.people[1]!).covers.answer({ id: cover.id, agree: true, commandId: command() }))
  await clock('10:30')
  const [short, long] = [valueOf(await start(free.people[1]!, helping)), valueOf(await start(assigned.people[1]!, helping))]
  const unassigned = center.take(2).people[0]!
  const third = valueOf(await start(unassigned, helping))
  await clock('10:40')
  expect((await back(free.people[1]!, short.id)).findings).toEqual([])
  await clock('11:10')
  expect((await back(assigned.people[1]!, long.id)).findings).toEqual([])
  expect((await back(unassigned, third.id)).findings).toEqual(['over_time'])
  expect(await findingsOf(third.id)).toMatchObject([{ minutes: 40 }])
})

test('WS-ATT-06: the toilet within ten minutes is nothing; an emergency over it waits for the head\'s word', async () => {
  const [a, b] = [center.take(0), center.take(2)]
  expect(await start(a.people[1]!, { reason: 'necessity' })).toMatchObject(problem('AWAY_CHOICE_MISSING', 'WS-ATT-06'))
  const [toilet, emergency] = [valueOf(await start(a.people[1]!, { reason: 'necessity', choice: 'toilet' })), valueOf(await start(b.people[0]!, { reason: 'necessity', choice: 'emergency' }))]
  await clock('11:20')
  expect((await back(a.people[1]!, toilet.id)).findings).toEqual([])
  await clock('11:35')
  expect((await back(b.people[0]!, emergency.id)).findings).toEqual(['emergency_over_time'])
  expect(await findingsOf(emergency.id)).toMatchObject([{ state: 'to_confirm', clause: 'WS-ATT-06' }])
})

test('WS-ATT-01: an urgent call while serving, explained and within ten minutes', async () => {
  await clock('13:40')
  const counters = [center.take(0), center.take(0)] as const
  const call = { reason: 'urgent_call', choice: 'family_urgent', recipients: 'serving' as const }
  expect(await start(counters[0].people[1]!, { ...call, choice: 'friend_chatting', told: true })).toMatchObject(problem('AWAY_CHOICE_MISSING', 'WS-ATT-01'))
  const [told, untold] = [valueOf(await start(counters[0].people[1]!, { ...call, told: true })), valueOf(await start(counters[1].people[1]!, call))]
  await clock('13:50')
  expect((await back(counters[0].people[1]!, told.id)).findings).toEqual([])
  await clock('13:51')
  expect((await back(counters[1].people[1]!, untold.id)).findings).toEqual(['left_unexplained', 'over_time'])
  expect((await findingsOf(untold.id)).map(({ clause }) => clause)).toEqual(['WS-ATT-01', 'WS-ATT-01'])
})

test('WS-ATT-07: make-up in the changing room is a reason, at the window it is a finding', async () => {
  const counter = center.take(0)
  const [, liu] = counter.people
  const { id } = valueOf(await start(liu!, { reason: 'make_up', destination: '更衣室' }))
  await clock('13:58')
  expect((await back(liu!, id)).findings).toEqual([])
  expect(await look(liu!, '13:58', { seenAt: counter.window, makingUp: true })).toEqual([{ kind: 'make_up_at_window', clause: 'WS-ATT-07' }])
})

test('WS-ATT-08, WS-ATT-09, WS-ATT-11: a longer absence is approved with somebody free, and left once that person has confirmed', async () => {
  const own = counterOfTwo()
  const [head, zhao] = own.people
  const qian = counterOfTwo().people[1]!
  const span = { from: at('2026-03-10 14:30'), to: at('2026-03-10 15:30') }
  const asked = valueOf(await center.staff(zhao!).aways.askLonger({ reason: 'meeting', ...span, commandId: command() }))
  const decide = (cover: string | null) => center.role('window_lead', own, head).aways.decideLonger({ id: asked.id, agree: true, cover, commandId: command() })
  expect(await decide(null)).toMatchObject(problem('COVER_MISSING', 'WS-ATT-09'))
  const { id: away } = valueOf(await center.role('supervision').absences.register({ center: 'wenshang', person: qian, kind: 'meeting', from: at('2026-03-10 15:00'), to: at('2026-03-10 15:30'), reason: '会议', commandId: command() }))
  expect(await decide(qian)).toMatchObject({ ok: false, problem: { code: 'COVER_AWAY', clause: 'WS-ATT-09', details: { from: '15:00', to: '15:30' } } })
  valueOf(await center.role('supervision').absences.withdraw({ center: 'wenshang', id: away, reason: '取消', commandId: command() }))
  const depart = () => center.staff(zhao!).aways.depart({ id: asked.id, commandId: command() })
  expect(await depart()).toMatchObject(problem('AWAY_NOT_APPROVED', 'WS-ATT-08'))
  await clock('14:35')
  expect(await look(zhao!, '14:35', { seenAt: null })).toEqual([{ kind: 'left_without_approval', clause: 'WS-ATT-08' }])
  valueOf(await decide(qian))
  expect(await depart()).toMatchObject(problem('COVER_NOT_ACCEPTED', 'WS-ATT-11'))
  const cover = valueOf(await center.staff(qian).covers.mine({})).rows.find(({ holder }) => holder === zhao)!
  expect(cover).toMatchObject({ window: own.window, state: 'asked', from: '2026-03-10T14:30:00', to: '2026-03-10T15:30:00' })
  valueOf(await center.staff(qian).covers.answer({ id: cover.id, agree: true, commandId: command() }))
  valueOf(await depart())
})

test('WS-ATT-36: who must be replaced goes once the substitute is there', async () => {
  const early = counterOfOne()
  const holder = early.people[0]!
  const standIn = counterOfTwo().people[0]!
  const span = { from: at('2026-03-10 15:00'), to: at('2026-03-10 17:30') }
  const { id } = valueOf(await center.ask(holder, { kind: 'personal', ...span, covers: [{ person: standIn, ...span }] }))
  valueOf(await center.act(center.role('department_principal', early), id))
  valueOf(await center.act(center.role('supervision'), id))
  expect(await center.staff(holder).leaves.depart({ id, commandId: command() })).toMatchObject(problem('COVER_NOT_ACCEPTED', 'WS-ATT-35'))
  const cover = valueOf(await center.staff(standIn).covers.mine({})).rows.find((row) => row.leave === id)!
  valueOf(await center.staff(standIn).covers.answer({ id: cover.id, agree: true, commandId: command() }))
  await clock('15:04')
  // Gone a minute before the substitute comes.
  valueOf(await center.staff(holder).leaves.depart({ id, commandId: command() }))
  await clock('15:05')
  valueOf(await center.staff(standIn).covers.arrive({ id: cover.id, commandId: command() }))
  expect(await findingsOf(id)).toMatchObject([{ kind: 'left_before_cover', clause: 'WS-ATT-36' }])

  const inOrder = counterOfOne().people[0]!
  const other = counterOfTwo().people[0]!
  const later = { from: at('2026-03-10 16:00'), to: at('2026-03-10 17:30') }
  const second = valueOf(await center.ask(inOrder, { kind: 'personal', ...later, covers: [{ person: other, ...later }] })).id
  valueOf(await center.act(center.role('department_principal', early), second))
  valueOf(await center.act(center.role('supervision'), second))
  const named = valueOf(await center.staff(other).covers.mine({})).rows.find((row) => row.leave === second)!
  valueOf(await center.staff(other).covers.answer({ id: named.id, agree: true, commandId: command() }))
  await clock('16:05')
  valueOf(await center.staff(other).covers.arrive({ id: named.id, commandId: command() }))
  valueOf(await center.staff(inOrder).leaves.depart({ id: second, commandId: command() }))
  expect(await findingsOf(second)).toEqual([])
})

test('the cover grid names holders, covers and gaps, half day by half day', async () => {
  const { windows, dates, clause } = valueOf(await center.role('supervision').covers.grid({ center: 'wenshang', from: '2026-03-10', days: 5 }))
  expect([clause, dates]).toEqual(['WS-ATT-35', ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-16']])
  expect(windows.every(({ cells }) => cells.length === 10)).toBe(true)
  const covered = windows.flatMap(({ cells }) => cells).filter(({ covers }) => covers.length > 0)
  expect(covered.length).toBeGreaterThan(0)
})

test('a half-day shift: the other half is not expected and counts as away; the window never stands without anybody', async () => {
  const { people: [head, clerk] } = counterOfTwo()
  const section = center.role('coordination')
  const set = (person: string, works: 'whole' | 'morning' | 'afternoon', from = '2026-03-16', to = from) => section.shifts.set({ center: 'wenshang', person, from, to, works, commandId: command() })
  // Monday to Sunday: five working days.
  expect(valueOf(await set(clerk!, 'morning', '2026-03-16', '2026-03-22'))).toEqual({ days: 5, clause: 'WS-ATT-21' })
  expect(await set(head!, 'morning')).toMatchObject(problem('WINDOW_UNMANNED', 'WS-ATT-35'))
  expect(await set(counterOfOne().people[0]!, 'afternoon')).toMatchObject(problem('WINDOW_UNMANNED', 'WS-ATT-35'))
  expect(await set(clerk!, 'morning', '2026-03-09')).toMatchObject(problem('SHIFT_PAST'))
  expect(await set(clerk!, 'morning', '2026-03-21', '2026-03-22')).toMatchObject(problem('NO_WORKING_DAY'))
  expect(await center.role('coordination', undefined, clerk!).shifts.set({ center: 'wenshang', person: clerk!, from: '2026-03-16', to: '2026-03-16', works: 'whole', commandId: command() })).toMatchObject(problem('OWN_SHIFT'))
  valueOf(await set(clerk!, 'whole', '2026-03-18'))
  const { rows } = valueOf(await section.shifts.list({ center: 'wenshang', from: '2026-03-16', to: '2026-03-20' }))
  expect(rows.map(({ person, date, works }) => [person, date, works])).toEqual(['2026-03-16', '2026-03-17', '2026-03-19', '2026-03-20'].map((date) => [clerk, date, 'morning']))

  await center.setClock('2026-03-17 20:00')
  await center.push(clerk!, '2026-03-16', ['08:20', '12:01'])
  await center.expectDay(clerk!, '2026-03-16', 'normal')
  await center.expectDay(head!, '2026-03-16', ['absent 1d WS-ATT-31'])
  const { verdict } = valueOf(await section.days.get({ person: clerk!, date: '2026-03-16' }))
  expect(verdict.away).toEqual([{ kind: 'off_shift', halves: 1 }])
})

function counterOfTwo(): Counter { return center.take(0) }
function counterOfOne(): Counter { return center.take(2) }
