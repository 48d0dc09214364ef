import type { LeavingRequest } from '@hall/contract-personnel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CenterId, type CityOfStaff, detailsOf, id, letterOf, openCityOfStaff, outcomeOf, proposalOf, replyOf } from '../src/personnel.ts'

let city: CityOfStaff
beforeAll(async () => { city = await openCityOfStaff(['enping', 'qingpu', 'taigu']) })
afterAll(() => city?.[Symbol.asyncDispose]())

type Change = Partial<LeavingRequest>
const requestOf = (center: CenterId, person: string, change: Change = {}): LeavingRequest => ({
  center, person, kind: 'rotation', effective: '2026-04-10', letter: letterOf('2026-03-02'), formOn: '2026-03-02', successor: null, abolished: false, reason: null, ...change,
})
const request = (center: CenterId, person: string, change: Change = {}, on = '2026-03-02') =>
  city.department().leavings.request({ ...requestOf(center, person, change), on, commandId: id() })
const opine = (center: CenterId, leaving: string, on: string, reason: string | null = null, agreed = true) =>
  city.section(center).leavings.opine({ id: leaving, on, agreed, by: '窗口管理科', reply: replyOf(on), reason, commandId: id() })
const release = (center: CenterId, leaving: string, on: string) => city.section(center).leavings.release({ id: leaving, on, commandId: id() })
const demandsOf = async (center: CenterId, person: string, change: Change = {}) => valueOf(await city.section(center).leavings.check(requestOf(center, person, change))).demands
const demandOf = async (center: CenterId, person: string, demand: string, change: Change = {}) => (await demandsOf(center, person, change)).find((one) => one.id === demand)
const someone = (center: CenterId, since: string, window = city.nextWindow(center)) => city.post(center, window, { since })

/** Somebody in the way of the regulation into a window, from a day on. */
async function successor(center: CenterId, window: string, from: string) {
  const section = city.section(center)
  const person = city.person(center)
  const entry = valueOf(await city.department().entries.propose({ ...proposalOf({ center, window, person, occasion: 'replacement', start: from, letter: letterOf('2026-01-05') }), on: '2026-01-05', commandId: id() })).id
  valueOf(await section.entries.opine({ id: entry, on: '2026-01-06', agreed: true, by: '协调股', reply: replyOf('2026-01-06'), findings: [], reason: null, commandId: id() }))
  valueOf(await city.department().entries.register({ id: entry, on: '2026-01-06', photos: 2, commandId: id() }))
  if (center === 'enping') {
    valueOf(await section.entries.startProbation({ id: entry, on: '2026-01-06', commandId: id() }))
    valueOf(await section.entries.observe({ id: entry, on: '2026-02-06', commandId: id() }))
    valueOf(await section.entries.train({ id: entry, on: '2026-02-06', topics: ['规范'], by: '协调股', result: '合格', commandId: id() }))
    valueOf(await section.entries.assess({ id: entry, on: '2026-02-06', passed: true, reason: null, commandId: id() }))
  }
  valueOf(await section.entries.admit({ id: entry, from, attendanceNumber: null, commandId: id() }))
  return person
}

/** Every line of the hand-over signed by everybody who has to. */
async function handOver(center: CenterId, leaving: string, signers: readonly ('giver' | 'receiver' | 'supervision')[], lines = 1) {
  const section = city.section(center)
  for (let n = 1; n <= lines; n++) {
    const { line } = valueOf(await section.leavings.addLine({ id: leaving, kind: n % 2 ? 'materials' : 'items', what: `资料${n}`, commandId: id() }))
    for (const as of signers) valueOf(await section.leavings.sign({ id: leaving, line, as, commandId: id() }))
  }
}

test('EP-PER-05: a year to the day is ordinary; two days short needs a reason and consent; a return is exempt', async () => {
  const chen = await someone('enping', '2025-03-03')
  expect(await demandOf('enping', chen, 'min_term', { effective: '2026-03-03', letter: letterOf('2026-01-05') })).toMatchObject({ state: 'met' })
  const short = { effective: '2026-03-01', letter: letterOf('2026-01-05') }
  expect(await demandOf('enping', chen, 'min_term', short)).toMatchObject({ state: 'exception', clause: 'EP-PER-05', issues: ['2'] })
  expect(outcomeOf(await request('enping', chen, short, '2026-01-05'))).toBe('EXCEPTION_NEEDED EP-PER-05')
  const leaving = valueOf(await request('enping', chen, { ...short, reason: '家庭原因' }, '2026-01-05')).id
  expect(outcomeOf(await opine('enping', leaving, '2026-01-08'))).toBe('EXCEPTION_NEEDED EP-PER-05')
  expect(outcomeOf(await opine('enping', leaving, '2026-01-08', '同意提前'))).toBe('ok')
  const wu = await someone('enping', '2026-01-05')
  expect(await demandsOf('enping', wu, { kind: 'return', effective: '2026-06-08' })).toEqual([])
})

test('EP-PER-06: a month between word and change; a day less names the earliest day', async () => {
  const person = await someone('enping', '2024-01-02')
  const change = (on: string) => ({ effective: '2026-04-15', letter: { ...letterOf(on), form: 'communication' as const } })
  expect(await demandOf('enping', person, 'notice', change('2026-03-15'))).toMatchObject({ state: 'met' })
  expect(await demandOf('enping', person, 'notice', change('2026-03-16'))).toMatchObject({ state: 'exception', clause: 'EP-PER-06', earliest: '2026-04-16' })
  expect(outcomeOf(await request('enping', person, change('2026-03-16'), '2026-03-16'))).toBe('EXCEPTION_NEEDED EP-PER-06')
})

test('EP-PER-07: the replacement procedure begins after the center’s opinion, not before', async () => {
  const start = async () => valueOf(await request('enping', await someone('enping', '2024-01-02'))).id
  const opined = await start()
  valueOf(await opine('enping', opined, '2026-03-06'))
  expect(outcomeOf(await city.section('enping').leavings.closeAccounts({ id: opined, on: '2026-03-06', commandId: id() }))).toBe('ok')
  const waiting = await start()
  const refused = await city.section('enping').leavings.closeAccounts({ id: waiting, on: '2026-03-05', commandId: id() })
  expect(outcomeOf(refused)).toBe('OPINION_MISSING EP-PER-07')
  expect(detailsOf(refused)).toMatchObject({ status: 'requested' })
})

/** Chen leaves a window of Enping; everything is done but what the example is about. */
async function leaver({ effective = '2026-03-14', follows = '2026-03-09' as string | null, handed = true, closed = true } = {}) {
  const window = city.nextWindow('enping')
  const chen = await someone('enping', '2024-01-02', window)
  const li = follows === null ? null : await successor('enping', window, follows)
  const leaving = valueOf(await request('enping', chen, { effective, successor: li, letter: letterOf('2026-01-12') }, '2026-01-12')).id
  valueOf(await opine('enping', leaving, '2026-01-15'))
  if (handed) await handOver('enping', leaving, ['receiver'])
  if (closed) valueOf(await city.section('enping').leavings.closeAccounts({ id: leaving, on: '2026-01-16', commandId: id() }))
  return { leaving, chen, li, window }
}
async function shadowed(leaving: string, days: readonly string[]) {
  for (const on of days) valueOf(await city.section('enping').leavings.shadow({ id: leaving, on, commandId: id() }))
}
const WEEK = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']

test('EP-PER-08: the new one is in before the old one is out', async () => {
  const { leaving } = await leaver()
  await shadowed(leaving, WEEK)
  expect(outcomeOf(await release('enping', leaving, '2026-03-13'))).toBe('ok')
  const early = await leaver({ effective: '2026-03-07' })
  expect(outcomeOf(await release('enping', early.leaving, '2026-03-06'))).toBe('SUCCESSOR_MISSING EP-PER-08')
})

test('EP-PER-09: five working days together, rest days not counted', async () => {
  const { leaving } = await leaver()
  await shadowed(leaving, WEEK.slice(0, 4))
  const refused = await release('enping', leaving, '2026-03-12')
  expect(outcomeOf(refused)).toBe('SHADOWING_SHORT EP-PER-09')
  expect(detailsOf(refused)).toMatchObject({ days: 4, needed: 5 })
  await shadowed(leaving, WEEK.slice(4))
  expect(outcomeOf(await release('enping', leaving, '2026-03-13'))).toBe('ok')
  const holiday = await leaver({ effective: '2026-04-10', follows: '2026-04-02' })
  expect(outcomeOf(await city.section('enping').leavings.shadow({ id: holiday.leaving, on: '2026-04-06', commandId: id() }))).toBe('NOT_SHADOWED EP-PER-09')
  await shadowed(holiday.leaving, ['2026-04-02', '2026-04-03', '2026-04-07', '2026-04-08'])
  expect(outcomeOf(await release('enping', holiday.leaving, '2026-04-08'))).toBe('SHADOWING_SHORT EP-PER-09')
  await shadowed(holiday.leaving, ['2026-04-09'])
  expect(outcomeOf(await release('enping', holiday.leaving, '2026-04-09'))).toBe('ok')
})

test('EP-PER-19: released with the form and consent; refused without either', async () => {
  const { leaving } = await leaver()
  await shadowed(leaving, WEEK)
  expect(outcomeOf(await release('enping', leaving, '2026-03-13'))).toBe('ok')
  const { steps, file } = valueOf(await city.section('enping').leavings.get({ id: leaving }))
  expect(file).toMatchObject({ formOn: '2026-03-02', opinion: { on: '2026-01-15' } })
  expect(steps.map(({ type }) => type)).toContain('StaffReleased')
  const undecided = valueOf(await request('enping', await someone('enping', '2024-01-02'))).id
  expect(outcomeOf(await release('enping', undecided, '2026-03-06'))).toBe('OPINION_MISSING EP-PER-19')
  const formless = valueOf(await request('enping', await someone('enping', '2024-01-02'), { formOn: null })).id
  valueOf(await opine('enping', formless, '2026-03-05'))
  const refused = await release('enping', formless, '2026-03-13')
  expect(outcomeOf(refused)).toBe('FORM_MISSING EP-PER-19')
  expect(detailsOf(refused)['issues']).toEqual(['《行政服务中心窗口工作人员调离申请表》'])
})

test('EP-PER-20: formalities are complete before the handover to the home unit', async () => {
  const { leaving } = await leaver({ closed: false })
  await shadowed(leaving, WEEK)
  const refused = await release('enping', leaving, '2026-03-13')
  expect(outcomeOf(refused)).toBe('STEP_OPEN EP-PER-20')
  expect(detailsOf(refused)['issues']).toEqual(['accounts'])
  valueOf(await city.section('enping').leavings.closeAccounts({ id: leaving, on: '2026-03-12', commandId: id() }))
  expect(outcomeOf(await release('enping', leaving, '2026-03-13'))).toBe('ok')
})

test('EP-PER-21: seven lines signed close the day; with six the open one is named', async () => {
  const { leaving } = await leaver({ handed: false })
  await shadowed(leaving, WEEK)
  await handOver('enping', leaving, ['receiver'], 6)
  const { line } = valueOf(await city.section('enping').leavings.addLine({ id: leaving, kind: 'items', what: '打印机', commandId: id() }))
  const refused = await release('enping', leaving, '2026-03-13')
  expect(outcomeOf(refused)).toBe('STEP_OPEN EP-PER-21')
  expect(detailsOf(refused)['issues']).toEqual(['打印机 (receiver)'])
  valueOf(await city.section('enping').leavings.sign({ id: leaving, line, as: 'receiver', commandId: id() }))
  expect(outcomeOf(await release('enping', leaving, '2026-03-13'))).toBe('ok')
})

test('QP-PER-12: two years to the day; a day short needs reason and consent', async () => {
  const wang = await someone('qingpu', '2024-04-10')
  expect(await demandOf('qingpu', wang, 'min_term', { effective: '2026-04-10' })).toMatchObject({ state: 'met' })
  expect(await demandOf('qingpu', wang, 'min_term', { effective: '2026-04-09' })).toMatchObject({ state: 'exception', issues: ['1'], clause: 'QP-PER-12' })
})

test('QP-PER-15: a letter ten working days ahead, over holidays; never by telephone', async () => {
  const wang = await someone('qingpu', '2023-01-03')
  const noticed = async (received: string, effective: string) => (await demandOf('qingpu', wang, 'notice', { letter: letterOf(received), effective }))!
  expect(await noticed('2026-03-26', '2026-04-10')).toMatchObject({ state: 'met' })
  expect(await noticed('2026-03-26', '2026-04-09')).toMatchObject({ state: 'refused', earliest: '2026-04-10', clause: 'QP-PER-15' })
  expect(await noticed('2026-07-01', '2026-07-15')).toMatchObject({ state: 'met' })
  expect(await noticed('2026-07-01', '2026-07-14')).toMatchObject({ state: 'refused' })
  const telephoned = await request('qingpu', wang, { letter: { ...letterOf('2026-03-02'), form: 'communication' } })
  expect(outcomeOf(telephoned)).toBe('PROPOSAL_INCOMPLETE QP-PER-15')
  expect(detailsOf(telephoned)['issues']).toEqual(['official_letter'])
})

test('QP-PER-16: within a rotation month, or with reason and consent', async () => {
  const wang = await someone('qingpu', '2023-01-03')
  expect(await demandOf('qingpu', wang, 'season', { effective: '2026-04-30', letter: letterOf('2026-03-26') })).toMatchObject({ state: 'met' })
  expect(await demandOf('qingpu', wang, 'season', { effective: '2026-05-06', letter: letterOf('2026-03-26') })).toMatchObject({ state: 'exception', clause: 'QP-PER-16' })
})

test('QP-PER-17: three of ten may change in a rotation month, the fourth and one of three need an exception', async () => {
  const ten = city.nextWindow('qingpu')
  const people: string[] = []
  for (let n = 0; n < 10; n++) people.push(await someone('qingpu', '2023-01-03', ten))
  for (const person of people.slice(0, 2)) valueOf(await request('qingpu', person, { effective: '2026-04-10' }))
  expect(outcomeOf(await request('qingpu', people[2]!, { effective: '2026-04-20' }))).toBe('ok')
  const fourth = await request('qingpu', people[3]!, { effective: '2026-04-20' })
  expect(outcomeOf(fourth)).toBe('EXCEPTION_NEEDED QP-PER-17')
  expect(detailsOf(fourth)).toMatchObject({ found: '4/10' })
  expect(await demandOf('qingpu', people[3]!, 'share', { effective: '2026-07-10' })).toMatchObject({ state: 'met', found: '1/10' })
  const three = city.nextWindow('qingpu')
  const [one] = [await someone('qingpu', '2023-01-03', three), await someone('qingpu', '2023-01-03', three), await someone('qingpu', '2023-01-03', three)]
  expect(await demandOf('qingpu', one, 'share', { effective: '2026-04-10' })).toMatchObject({ state: 'exception', found: '1/3' })
})

test('QP-PER-20: formalities after the center’s approval of the form, and the posting ends on the approved day', async () => {
  const wang = await someone('qingpu', '2023-01-03', city.nextWindow('qingpu'))
  // The only one of the window: one of one needs the exception.
  const leaving = valueOf(await request('qingpu', wang, { formOn: '2026-04-07', reason: '工作需要', letter: letterOf('2026-03-20') }, '2026-04-07')).id
  const close = (on: string) => city.section('qingpu').leavings.closeAccounts({ id: leaving, on, commandId: id() })
  expect(outcomeOf(await close('2026-04-08'))).toBe('OPINION_MISSING QP-PER-20')
  valueOf(await opine('qingpu', leaving, '2026-04-09', '同意'))
  expect(outcomeOf(await close('2026-04-09'))).toBe('ok')
  valueOf(await release('qingpu', leaving, '2026-04-09'))
  const there = async (on: string) => valueOf(await city.organization.people.list({ center: 'qingpu', on, search: wang })).rows.length
  await expect.poll(() => there('2026-04-10'), { timeout: 90_000 }).toBe(0)
  expect(await there('2026-04-09')).toBe(1)
})

test('TG-PER-31: the hand-over under the supervision office, three signatures', async () => {
  const clerk = await someone('taigu', '2024-01-02')
  const leaving = valueOf(await request('taigu', clerk, { effective: '2026-03-21', letter: letterOf('2026-03-02') })).id
  valueOf(await opine('taigu', leaving, '2026-03-06'))
  const section = city.section('taigu')
  const { line } = valueOf(await section.leavings.addLine({ id: leaving, kind: 'materials', what: '交接单', commandId: id() }))
  for (const as of ['giver', 'receiver'] as const) valueOf(await section.leavings.sign({ id: leaving, line, as, commandId: id() }))
  const refused = await release('taigu', leaving, '2026-03-20')
  expect(outcomeOf(refused)).toBe('STEP_OPEN TG-PER-31')
  expect(detailsOf(refused)['issues']).toEqual(['交接单 (supervision)'])
  valueOf(await section.leavings.sign({ id: leaving, line, as: 'supervision', commandId: id() }))
  expect(outcomeOf(await release('taigu', leaving, '2026-03-20'))).toBe('ok')
})

test('TG-PER-32: two years to the day; a day before it is a change during the term', async () => {
  const clerk = await someone('taigu', '2024-03-20')
  expect(await demandOf('taigu', clerk, 'min_term', { effective: '2026-03-20' })).toMatchObject({ state: 'met' })
  expect(await demandOf('taigu', clerk, 'min_term', { effective: '2026-03-19' })).toMatchObject({ state: 'exception', clause: 'TG-PER-32' })
  expect(outcomeOf(await request('taigu', clerk, { effective: '2026-03-19' }))).toBe('EXCEPTION_NEEDED TG-PER-32')
})

test('TG-PER-33: replacements by 31 March; later ones as a change during the year; a first dispatch is free', async () => {
  const clerk = await someone('taigu', '2023-03-20')
  expect(await demandOf('taigu', clerk, 'season', { effective: '2026-03-31' })).toMatchObject({ state: 'met' })
  expect(await demandOf('taigu', clerk, 'season', { effective: '2026-04-01' })).toMatchObject({ state: 'exception', clause: 'TG-PER-33' })
  expect(outcomeOf(await request('taigu', clerk, { effective: '2026-04-01' }))).toBe('EXCEPTION_NEEDED TG-PER-33')
  const first = proposalOf({ center: 'taigu', start: '2026-06-01', letter: letterOf('2026-05-11') })
  expect(valueOf(await city.section('taigu').entries.check(first)).demands.every(({ state }) => state === 'met')).toBe(true)
})

test('TG-PER-34: a change during the term with reason and consent; temporary cover for its days and no longer', async () => {
  const clerk = await someone('taigu', '2025-06-02')
  const change = { effective: '2026-06-01', letter: letterOf('2026-05-11') }
  expect(outcomeOf(await request('taigu', clerk, change, '2026-05-11'))).toBe('EXCEPTION_NEEDED TG-PER-32')
  const leaving = valueOf(await request('taigu', clerk, { ...change, reason: '调动' }, '2026-05-11')).id
  expect(outcomeOf(await release('taigu', leaving, '2026-05-29'))).toBe('OPINION_MISSING')
  valueOf(await opine('taigu', leaving, '2026-05-15', '同意'))
  await handOver('taigu', leaving, ['giver', 'receiver', 'supervision'])
  expect(outcomeOf(await release('taigu', leaving, '2026-05-29'))).toBe('ok')

  const window = city.nextWindow('taigu')
  const cover = { ...proposalOf({ center: 'taigu', window, person: city.person('taigu'), occasion: 'temporary_cover', start: '2026-03-04', until: '2026-03-06', letter: null }), on: '2026-03-02' }
  expect(outcomeOf(await city.department().entries.propose({ ...cover, commandId: id() }))).toBe('EXCEPTION_NEEDED TG-PER-34')
  const entry = valueOf(await city.department().entries.propose({ ...cover, reason: '病假顶岗', commandId: id() })).id
  const section = city.section('taigu')
  valueOf(await section.entries.opine({ id: entry, on: '2026-03-03', agreed: true, by: '中心', reply: replyOf('2026-03-03'), reason: '同意', commandId: id(),
    findings: ['good_character', 'skilled', 'capable', 'good_service', 'knows_items', 'explains_at_once', 'independent', 'computer_skills'].map((found) => ({ id: found, positive: true, remark: null })) }))
  valueOf(await section.entries.register({ id: entry, on: '2026-03-03', photos: 2, commandId: id() }))
  valueOf(await section.entries.admit({ id: entry, from: '2026-03-04', attendanceNumber: null, commandId: id() }))
  const there = async (on: string) => valueOf(await city.organization.people.list({ center: 'taigu', window, on })).rows.length
  await expect.poll(() => there('2026-03-06'), { timeout: 90_000 }).toBe(1)
  await expect.poll(() => there('2026-03-09'), { timeout: 90_000 }).toBe(0)
})

test('what is forced: a change without consent leaves its trace: nobody is released, and what is forced names who and why', async () => {
  const { leaving, chen } = await leaver({ handed: false })
  const director = city.as('DIR001', 'director@center:enping')
  const forced = await director.leavings.forceRelease({ id: leaving, on: '2026-03-13', approver: '王主任', reason: '部门擅自换人', commandId: id() })
  expect(outcomeOf(forced)).toBe('ok')
  const board = valueOf(await city.as('CTY001', 'city_authority@city').staff.city({}))
  expect(board.forced).toContainEqual(expect.objectContaining({ person: chen, approver: '王主任', reason: '部门擅自换人', openLines: expect.arrayContaining(['shadowing:0/5']) }))
})
