import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { entrySteps } from '../src/entry-steps.ts'
import { type CityOfStaff, detailsOf, id, openCityOfStaff, outcomeOf, proposalOf, replyOf } from '../src/personnel.ts'

let city: CityOfStaff
beforeAll(async () => { city = await openCityOfStaff(['enping', 'qingpu']) })
afterAll(() => city?.[Symbol.asyncDispose]())

const { agreed, demandOf, opine, propose } = entrySteps(() => city)

test('EP-PER-01: a nomination with all five requirements confirmed is passed on; with four the open one is named', async () => {
  expect(outcomeOf(await propose('enping', {}, '2026-03-02'))).toBe('ok')
  const refused = await propose('enping', { confirmations: ['good_quality', 'expert', 'capable', 'good_service'] }, '2026-03-02')
  expect(outcomeOf(refused)).toBe('PROPOSAL_INCOMPLETE EP-PER-01')
  expect(detailsOf(refused)['issues']).toEqual(['熟练电脑操作'])
})

test('EP-PER-03: filed after a favourable opinion, refused without one, held by an unfavourable one', async () => {
  const section = city.section('enping')
  const chen = valueOf(await propose('enping', {}, '2026-03-02')).id
  valueOf(await opine('enping', chen, { on: '2026-03-04' }))
  expect(valueOf(await city.department().entries.register({ id: chen, on: '2026-03-05', photos: 0, commandId: id() }))).toMatchObject({ status: 'registered' })
  expect(valueOf(await section.entries.get({ id: chen })).file.registration).toMatchObject({ on: '2026-03-05', number: expect.stringMatching(/^EN-2026-\d+$/) })
  expect(outcomeOf(await section.entries.startProbation({ id: chen, on: '2026-03-05', commandId: id() }))).toBe('ok')

  const wu = valueOf(await propose('enping', {}, '2026-03-02')).id
  expect(outcomeOf(await city.department().entries.register({ id: wu, on: '2026-03-03', photos: 0, commandId: id() }))).toBe('OPINION_MISSING EP-PER-03')

  const zhou = valueOf(await propose('enping', {}, '2026-03-02')).id
  valueOf(await opine('enping', zhou, { on: '2026-03-04', agreed: false, reason: '业务不熟' }))
  const held = await city.department().entries.register({ id: zhou, on: '2026-03-05', photos: 0, commandId: id() })
  expect(outcomeOf(held)).toBe('OPINION_MISSING EP-PER-03')
  expect(detailsOf(held)['issues']).toEqual(['业务不熟'])
  expect(outcomeOf(await section.entries.admit({ id: zhou, from: '2026-04-06', attendanceNumber: null, commandId: id() }))).toBe('STEP_OPEN EP-PER-03')
})

test('EP-PER-10: middle rank is enough to lead a window; below it is refused whatever the years', async () => {
  const lead = (rank: 'middle' | 'staff', approvalExperience = true) => propose('enping', { lead: true, rank, approvalExperience, window: city.nextWindow('enping') }, '2026-03-02')
  expect(outcomeOf(await lead('middle'))).toBe('ok')
  expect(outcomeOf(await lead('staff'))).toBe('DEMAND_UNMET EP-PER-10')
  expect(outcomeOf(await lead('middle', false))).toBe('DEMAND_UNMET EP-PER-10')
})

test('EP-PER-12: an outside duty of a window lead stands only with a reason and the center’s approval', async () => {
  const window = city.nextWindow('enping')
  expect((await demandOf('enping', 'outside_duties', { window, lead: true, rank: 'middle' }))?.state).toBe('met')
  const change = { window, lead: true, rank: 'middle' as const, outsideDuties: 1 }
  expect(outcomeOf(await propose('enping', change, '2026-03-16'))).toBe('EXCEPTION_NEEDED EP-PER-12')
  const huang = valueOf(await propose('enping', { ...change, reason: '兼管科室' }, '2026-03-16')).id
  expect(outcomeOf(await opine('enping', huang, { on: '2026-03-17' }))).toBe('EXCEPTION_NEEDED EP-PER-12')
  expect(outcomeOf(await opine('enping', huang, { on: '2026-03-17', reason: '暂无人选' }))).toBe('ok')
  expect(valueOf(await city.section('enping').entries.get({ id: huang })).file.exception).toMatchObject({ reason: '暂无人选', by: '窗口管理科', clauses: ['EP-PER-12'] })
})

/** On probation since a day. */
async function onProbation(from: string) {
  const entry = await agreed('enping', {}, from)
  valueOf(await city.department().entries.register({ id: entry, on: from, photos: 0, commandId: id() }))
  valueOf(await city.section('enping').entries.startProbation({ id: entry, on: from, commandId: id() }))
  return entry
}
const assess = (entry: string, on: string, passed: boolean, reason: string | null = null) => city.section('enping').entries.assess({ id: entry, on, passed, reason, commandId: id() })
const observed = (entry: string, on: string) => city.section('enping').entries.observe({ id: entry, on, commandId: id() })
const trained = (entry: string, on: string) => city.section('enping').entries.train({ id: entry, on, topics: ['受理规范'], by: '协调股', result: '合格', commandId: id() })
const admit = (entry: string, from: string) => city.section('enping').entries.admit({ id: entry, from, attendanceNumber: null, commandId: id() })
const probationOf = async (entry: string) => valueOf(await city.section('enping').entries.get({ id: entry })).file.probation!

test('EP-PER-14, EP-TRN-01: entry is approved once observation, training and assessment are closed', async () => {
  const li = await onProbation('2026-03-02')
  valueOf(await observed(li, '2026-03-31'))
  valueOf(await assess(li, '2026-04-02', true))
  const open = await admit(li, '2026-04-02')
  expect(outcomeOf(open)).toBe('STEP_OPEN EP-PER-14')
  expect(detailsOf(open)['issues']).toEqual(['training'])
  valueOf(await trained(li, '2026-03-31'))
  expect(outcomeOf(await admit(li, '2026-04-02'))).toBe('ok')
  const { steps } = valueOf(await city.section('enping').entries.get({ id: li }))
  expect(steps.find(({ type }) => type === 'NewcomerTrained')?.data).toMatchObject({ topics: ['受理规范'], by: '协调股', result: '合格' })
})

test('EP-PER-15: assessed after a month; a day early needs a reason; the day moves off a holiday', async () => {
  const li = await onProbation('2026-03-02')
  expect(await probationOf(li)).toMatchObject({ due: '2026-04-02' })
  const early = await assess(li, '2026-04-01', true)
  expect(outcomeOf(early)).toBe('TOO_EARLY EP-PER-15')
  expect(detailsOf(early)['until']).toBe('2026-04-02')
  valueOf(await assess(li, '2026-04-02', true))
  expect((await probationOf(li)).assessments).toMatchObject([{ on: '2026-04-02', late: false }])
  const hurried = await onProbation('2026-03-02')
  expect(outcomeOf(await assess(hurried, '2026-04-01', true, '窗口急需'))).toBe('ok')
  const holiday = await onProbation('2026-03-06')
  expect(await probationOf(holiday)).toMatchObject({ due: '2026-04-07' })
  valueOf(await assess(holiday, '2026-04-07', true))
  expect((await probationOf(holiday)).assessments).toMatchObject([{ late: false }])
  const late = await onProbation('2026-03-02')
  valueOf(await assess(late, '2026-04-03', true))
  expect((await probationOf(late)).assessments).toMatchObject([{ late: true }])
})

test('EP-PER-16: the certificate is issued on entry, and from its day on the person is on the roster', async () => {
  const window = city.nextWindow('enping')
  const li = await agreed('enping', { window }, '2026-03-02')
  valueOf(await city.department().entries.register({ id: li, on: '2026-03-02', photos: 0, commandId: id() }))
  valueOf(await city.section('enping').entries.startProbation({ id: li, on: '2026-03-02', commandId: id() }))
  valueOf(await observed(li, '2026-04-02'))
  valueOf(await trained(li, '2026-04-02'))
  valueOf(await assess(li, '2026-04-02', true))
  valueOf(await admit(li, '2026-04-03'))
  expect(valueOf(await city.section('enping').entries.get({ id: li })).file.certificate).toMatchObject({ from: '2026-04-03' })
  const peopleAt = async (on: string) => valueOf(await city.organization.people.list({ center: 'enping', window, on })).rows.length
  await expect.poll(() => peopleAt('2026-04-03'), { timeout: 90_000 }).toBe(1)
  expect(await peopleAt('2026-04-02')).toBe(0)
})

test('EP-PER-17: a failure sets a second assessment a month later, not a day before', async () => {
  const li = await onProbation('2026-03-02')
  valueOf(await assess(li, '2026-04-02', false))
  expect(await probationOf(li)).toMatchObject({ due: '2026-05-06', extensions: 1 })
  const wu = await onProbation('2026-02-09')
  valueOf(await assess(wu, '2026-03-09', false))
  const early = await assess(wu, '2026-04-08', true)
  expect(outcomeOf(early)).toBe('TOO_EARLY EP-PER-17')
  expect(detailsOf(early)['until']).toBe('2026-04-09')
  valueOf(await observed(wu, '2026-04-09'))
  valueOf(await trained(wu, '2026-04-09'))
  valueOf(await assess(wu, '2026-04-09', true))
  expect(outcomeOf(await admit(wu, '2026-04-10'))).toBe('ok')
})

test('EP-PER-18: failing again sends back; after one failure there is no sending back, and no third time', async () => {
  const wu = await onProbation('2026-02-09')
  valueOf(await assess(wu, '2026-03-09', false))
  expect(outcomeOf(await city.section('enping').entries.sendBack({ id: wu, on: '2026-03-10', commandId: id() }))).toBe('TOO_EARLY EP-PER-18')
  expect(valueOf(await assess(wu, '2026-04-09', false))).toMatchObject({ status: 'sent_back' })
  expect(valueOf(await city.department().entries.get({ id: wu })).file).toMatchObject({ sentBackOn: '2026-04-09' })
  expect(outcomeOf(await assess(wu, '2026-05-11', true))).toBe('NOT_POSSIBLE_NOW')
})

test('QP-PER-07: civil servants and institution staff of the department itself; another status with a reason and consent', async () => {
  const window = city.nextWindow('qingpu')
  expect((await demandOf('qingpu', 'employment', { window, employment: 'civil_servant' }))?.state).toBe('met')
  expect(outcomeOf(await propose('qingpu', { window, employment: 'agency' }, '2026-02-25'))).toBe('EXCEPTION_NEEDED QP-PER-07')
  const liu = valueOf(await propose('qingpu', { window, employment: 'agency', reason: '人手不足' }, '2026-02-25')).id
  valueOf(await opine('qingpu', liu, { on: '2026-02-27', reason: '同意作为例外' }))
  expect(valueOf(await city.section('qingpu').entries.get({ id: liu })).file).toMatchObject({ status: 'agreed', exception: { on: '2026-02-27', clauses: ['QP-PER-07'] } })
  expect(outcomeOf(await propose('qingpu', { window, employment: 'institution_staff', employedBy: 'police' }, '2026-02-25'))).toBe('DEMAND_UNMET QP-PER-07')
})

test.for([
  ['QP-PER-08', 'represents_department', '能代表部门形象'],
  ['QP-PER-09', 'window_business', '熟悉窗口业务'],
  ['QP-PER-10', 'office_automation', '办公自动化系统'],
] as const)('%s: all points confirmed are complete; one missing is named', async ([clause, missing, named]) => {
  const window = city.nextWindow('qingpu')
  expect(outcomeOf(await propose('qingpu', { window }, '2026-02-25'))).toBe('ok')
  const all = proposalOf({ center: 'qingpu' }).confirmations
  const refused = await propose('qingpu', { window, confirmations: all.filter((one) => one !== missing) }, '2026-02-25')
  expect(outcomeOf(refused)).toBe(`PROPOSAL_INCOMPLETE ${clause}`)
  expect(detailsOf(refused)['issues']).toEqual([named])
})

test('QP-PER-01: one lead a department; after the first one’s term the next', async () => {
  const window = city.nextWindow('qingpu', 'police')
  const zhang = await city.post('qingpu', window, { since: '2026-01-05', lead: true, department: 'police' })
  const li = { window, department: 'police', employedBy: 'police', lead: true, start: '2026-03-03' }
  const second = await propose('qingpu', li, '2026-03-02')
  expect(outcomeOf(second)).toBe('DEMAND_UNMET QP-PER-01')
  expect(detailsOf(second)['issues']).toEqual([zhang])
  expect(outcomeOf(await propose('qingpu', { ...li, replaces: zhang }, '2026-03-02'))).toBe('ok')
  const listed = valueOf(await city.section('qingpu').staff.gaps({ center: 'qingpu', on: '2026-03-02' })).rows.filter(({ rule }) => rule === 'leads')
  expect(listed.map(({ department }) => department)).not.toContain('police')
  await city.post('qingpu', city.nextWindow('qingpu'), { since: '2026-01-05' })
  await expect.poll(async () => valueOf(await city.section('qingpu').staff.gaps({ center: 'qingpu', on: '2026-03-02' })).rows.filter(({ rule }) => rule === 'leads'), { timeout: 90_000 })
    .toMatchObject([{ department: 'tax', clause: 'QP-PER-01' }])
})

test('QP-PER-03: entry and exit are opened by the window lead of the department, not by another’s', async () => {
  const window = city.nextWindow('qingpu')
  const lead = city.as('QP7001', `window_lead@window:qingpu/${window}`)
  const own = proposalOf({ center: 'qingpu', window, person: city.person('qingpu') })
  expect(outcomeOf(await lead.entries.propose({ ...own, commandId: id() }))).toBe('ok')
  const foreign = proposalOf({ center: 'qingpu', window: city.nextWindow('qingpu', 'police'), department: 'police', employedBy: 'police', person: city.person('qingpu') })
  expect(outcomeOf(await lead.entries.propose({ ...foreign, commandId: id() }))).toBe('FORBIDDEN')
})

test('QP-PER-14: whoever is posted without a registration form is listed until it is filled in', async () => {
  const window = city.nextWindow('qingpu')
  const person = await city.post('qingpu', window, { since: '2026-01-05' })
  const listed = async () => valueOf(await city.section('qingpu').staff.gaps({ center: 'qingpu' })).rows.filter((row) => row.rule === 'registration' && row.person === person)
  await expect.poll(listed, { timeout: 90_000 }).toMatchObject([{ clause: 'QP-PER-14', issues: ['《青浦区行政服务中心人员登记表》'] }])
  const entry = await agreed('qingpu', { window, person }, '2026-01-05')
  valueOf(await city.department().entries.register({ id: entry, photos: 0, commandId: id() }))
  expect(await listed()).toEqual([])
})

test('QP-PER-26, QP-PER-27: department and center both see the file; the center decides, the department proposes', async () => {
  const window = city.nextWindow('qingpu')
  const entry = valueOf(await propose('qingpu', { window }, '2026-03-02')).id
  expect(outcomeOf(await city.department().entries.get({ id: entry }))).toBe('ok')
  expect(outcomeOf(await city.section('qingpu').entries.get({ id: entry }))).toBe('ok')
  expect(outcomeOf(await city.department('police').entries.get({ id: entry }))).toBe('NOT_FOUND')
  const opinion = { id: entry, agreed: true, by: '税务局', reply: replyOf('2026-03-03'), findings: [], reason: null, commandId: id() }
  expect(outcomeOf(await city.department().entries.opine(opinion))).toBe('FORBIDDEN')
})
