import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CenterId, type CityOfStaff, detailsOf, findings, id, letterOf, openCityOfStaff, outcomeOf, PARTICULARS, proposalOf, replyOf } from '../src/personnel.ts'

let city: CityOfStaff
beforeAll(async () => { city = await openCityOfStaff() })
afterAll(() => city?.[Symbol.asyncDispose]())

type Change = Partial<Parameters<typeof proposalOf>[0]>
const propose = (center: CenterId, change: Change = {}, on?: string) =>
  city.department(change.department).entries.propose({ ...proposalOf({ center, person: city.person(center), ...change }), ...(on && { on }), commandId: id() })
const opine = (center: CenterId, entry: string, on: string, rest: { agreed?: boolean; reason?: string; found?: readonly string[] } = {}) => city.section(center).entries.opine({
  id: entry, on, agreed: rest.agreed ?? true, by: '窗口管理科', reply: replyOf(on), findings: findings(rest.found), reason: rest.reason ?? null, commandId: id(),
})
const check = async (center: CenterId, change: Change = {}) => valueOf(await city.section(center).entries.check(proposalOf({ center, ...change }))).demands
const demandOf = async (center: CenterId, demand: string, change: Change = {}) => (await check(center, change)).find((one) => one.id === demand)

/** Proposed and agreed to. */
async function agreed(center: CenterId, change: Change = {}, on = '2026-03-02') {
  const { id: entry } = valueOf(await propose(center, change, on))
  valueOf(await opine(center, entry, on))
  return entry
}

test('EP-PER-01: a nomination with all five requirements confirmed is passed on; with four the open one is named', async () => {
  expect(outcomeOf(await propose('enping', {}, '2026-03-02'))).toBe('ok')
  const refused = await propose('enping', { confirmations: ['good_quality', 'expert', 'capable', 'good_service'] }, '2026-03-02')
  expect(outcomeOf(refused)).toBe('PROPOSAL_INCOMPLETE EP-PER-01')
  expect(detailsOf(refused)['issues']).toEqual(['熟练电脑操作'])
})

test('EP-PER-03: filed after a favourable opinion, refused without one, held by an unfavourable one', async () => {
  const section = city.section('enping')
  const chen = valueOf(await propose('enping', {}, '2026-03-02')).id
  valueOf(await opine('enping', chen, '2026-03-04'))
  expect(valueOf(await city.department().entries.register({ id: chen, on: '2026-03-05', photos: 0, commandId: id() }))).toMatchObject({ status: 'registered' })
  expect(valueOf(await section.entries.get({ id: chen })).file.registration).toMatchObject({ on: '2026-03-05', number: expect.stringMatching(/^EN-2026-\d+$/) })
  expect(outcomeOf(await section.entries.startProbation({ id: chen, on: '2026-03-05', commandId: id() }))).toBe('ok')

  const wu = valueOf(await propose('enping', {}, '2026-03-02')).id
  expect(outcomeOf(await city.department().entries.register({ id: wu, on: '2026-03-03', photos: 0, commandId: id() }))).toBe('OPINION_MISSING EP-PER-03')

  const zhou = valueOf(await propose('enping', {}, '2026-03-02')).id
  valueOf(await opine('enping', zhou, '2026-03-04', { agreed: false, reason: '业务不熟' }))
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
  expect(outcomeOf(await opine('enping', huang, '2026-03-17'))).toBe('EXCEPTION_NEEDED EP-PER-12')
  expect(outcomeOf(await opine('enping', huang, '2026-03-17', { reason: '暂无人选' }))).toBe('ok')
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
  await expect.poll(() => peopleAt('2026-04-03'), { timeout: 20_000 }).toBe(1)
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
  valueOf(await opine('qingpu', liu, '2026-02-27', { reason: '同意作为例外' }))
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
  const zhang = await city.post('qingpu', window, '2026-01-05', { lead: true, department: 'police' })
  const li = { window, department: 'police', employedBy: 'police', lead: true, start: '2026-03-03' }
  const second = await propose('qingpu', li, '2026-03-02')
  expect(outcomeOf(second)).toBe('DEMAND_UNMET QP-PER-01')
  expect(detailsOf(second)['issues']).toEqual([zhang])
  expect(outcomeOf(await propose('qingpu', { ...li, replaces: zhang }, '2026-03-02'))).toBe('ok')
  const listed = valueOf(await city.section('qingpu').staff.gaps({ center: 'qingpu', on: '2026-03-02' })).rows.filter(({ rule }) => rule === 'leads')
  expect(listed.map(({ department }) => department)).not.toContain('police')
  await city.post('qingpu', city.nextWindow('qingpu'), '2026-01-05')
  await expect.poll(async () => valueOf(await city.section('qingpu').staff.gaps({ center: 'qingpu', on: '2026-03-02' })).rows.filter(({ rule }) => rule === 'leads'), { timeout: 20_000 })
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
  const person = await city.post('qingpu', window, '2026-01-05')
  const listed = async () => valueOf(await city.section('qingpu').staff.gaps({ center: 'qingpu' })).rows.filter((row) => row.rule === 'registration' && row.person === person)
  await expect.poll(listed, { timeout: 20_000 }).toMatchObject([{ clause: 'QP-PER-14', issues: ['《青浦区行政服务中心人员登记表》'] }])
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

test('TG-PER-21: civil servants with approval qualification or regular staff; others are refused', async () => {
  const stateOf = async (change: Change) => (await demandOf('taigu', 'employment', change))!.state
  expect(await stateOf({ employment: 'civil_servant', approvalQualification: true })).toBe('met')
  expect(await stateOf({ employment: 'civil_servant', approvalQualification: false })).toBe('refused')
  expect(await stateOf({ employment: 'institution_staff', approvalQualification: false })).toBe('met')
  expect(await stateOf({ employment: 'contract' })).toBe('refused')
  const entry = valueOf(await propose('taigu', { employment: 'contract' }, '2026-03-02')).id
  expect(outcomeOf(await opine('taigu', entry, '2026-03-13'))).toBe('DEMAND_UNMET TG-PER-21')
})

test('TG-PER-22: the center’s findings on the four requirements are recorded with the file', async () => {
  const entry = valueOf(await propose('taigu', {}, '2026-03-02')).id
  valueOf(await opine('taigu', entry, '2026-03-13'))
  const { findings: kept } = valueOf(await city.section('taigu').entries.get({ id: entry })).file.opinion!
  expect(kept.filter((found) => ['good_character', 'skilled', 'capable', 'good_service'].includes(found.id) && found.positive)).toHaveLength(4)
})

test('TG-PER-23: three years at the unit, to the day', async () => {
  const of = async (employedSince: string) => demandOf('taigu', 'service_years', { employedSince, start: '2026-03-20' })
  expect(await of('2023-03-20')).toMatchObject({ state: 'met' })
  expect(await of('2023-03-23')).toMatchObject({ state: 'refused', issues: ['3'], earliest: '2026-03-23' })
  // Five years in public service, two of them here.
  expect(await of('2024-03-20')).toMatchObject({ state: 'refused', clause: 'TG-PER-23' })
})

test('TG-PER-24: all four abilities before consent; the missing one is named', async () => {
  const entry = valueOf(await propose('taigu', {}, '2026-03-02')).id
  const refused = await opine('taigu', entry, '2026-03-13', { found: findings().map((found) => found.id).filter((found) => found !== 'independent') })
  expect(outcomeOf(refused)).toBe('FINDING_MISSING TG-PER-24')
  expect(detailsOf(refused)['issues']).toEqual(['独立处理问题'])
  expect(outcomeOf(await opine('taigu', entry, '2026-03-13'))).toBe('ok')
})

test('TG-PER-25: a window of two has a lead of middle level; a single clerk needs none', async () => {
  const two = city.nextWindow('taigu')
  await city.post('taigu', two, '2026-01-05')
  expect(outcomeOf(await propose('taigu', { window: two, lead: true, rank: 'middle' }, '2026-03-02'))).toBe('ok')
  expect(outcomeOf(await propose('taigu', { window: two, lead: true, rank: 'staff' }, '2026-03-02'))).toBe('DEMAND_UNMET TG-PER-25')
  const one = city.nextWindow('taigu')
  expect(outcomeOf(await propose('taigu', { window: one, lead: true, rank: 'staff' }, '2026-03-02'))).toBe('ok')
  await city.post('taigu', two, '2026-01-05')
  await city.post('taigu', one, '2026-01-05')
  const leads = async () => valueOf(await city.section('taigu').staff.gaps({ center: 'taigu' })).rows.filter(({ rule }) => rule === 'lead').map(({ window }) => window)
  await expect.poll(leads, { timeout: 20_000 }).toEqual([two])
})

test('TG-PER-26: the letter ten days ahead; nine are refused with the earliest day', async () => {
  expect(outcomeOf(await propose('taigu', { letter: letterOf('2026-03-10'), start: '2026-03-20' }, '2026-03-10'))).toBe('ok')
  const late = await propose('taigu', { letter: letterOf('2026-03-11'), start: '2026-03-20' }, '2026-03-11')
  expect(outcomeOf(late)).toBe('DEMAND_UNMET TG-PER-26')
  expect(detailsOf(late)['earliest']).toBe('2026-03-23')
})

test('TG-PER-27: a letter without the basic particulars is not vetted', async () => {
  const given = proposalOf({ center: 'taigu', person: city.person('taigu') })
  const refused = await city.department().entries.propose({ ...given, particulars: { ...PARTICULARS, birth: null }, commandId: id() })
  expect(outcomeOf(refused)).toBe('PROPOSAL_INCOMPLETE TG-PER-27')
  expect(detailsOf(refused)['issues']).toEqual(['birth'])
})

test('TG-PER-28: agreed when every condition is met; with two years of service refused for it', async () => {
  const met = valueOf(await propose('taigu', {}, '2026-03-02')).id
  expect(valueOf(await opine('taigu', met, '2026-03-13'))).toMatchObject({ status: 'agreed' })
  const unmet = valueOf(await propose('taigu', { employedSince: '2024-03-20' }, '2026-03-02')).id
  expect(outcomeOf(await opine('taigu', unmet, '2026-03-13'))).toBe('DEMAND_UNMET TG-PER-23')
  expect(valueOf(await opine('taigu', unmet, '2026-03-13', { agreed: false, reason: '年限不足' }))).toMatchObject({ status: 'disagreed' })
})

test('TG-PER-29: the form after consent with two photographs, and only then a badge', async () => {
  const person = city.person('taigu')
  const section = city.section('taigu')
  const entry = valueOf(await propose('taigu', { person }, '2026-03-02')).id
  const register = (photos: number) => city.department().entries.register({ id: entry, photos, commandId: id() })
  expect(outcomeOf(await register(2))).toBe('OPINION_MISSING TG-PER-28')
  valueOf(await opine('taigu', entry, '2026-03-13'))
  const badge = { center: 'taigu', serial: '0901', person, replaces: null }
  expect(outcomeOf(await section.badges.make({ ...badge, commandId: id() }))).toBe('REGISTRATION_INCOMPLETE TG-PER-29')
  expect(outcomeOf(await register(1))).toBe('REGISTRATION_INCOMPLETE TG-PER-29')
  expect(outcomeOf(await register(2))).toBe('ok')
  expect(outcomeOf(await section.badges.make({ ...badge, commandId: id() }))).toBe('ok')
})

test('TG-PER-30: a replacement learns one full working day before the switch', async () => {
  const replacing = async () => {
    const entry = await agreed('taigu', { occasion: 'replacement', window: city.nextWindow('taigu') })
    valueOf(await city.department().entries.register({ id: entry, photos: 2, commandId: id() }))
    return entry
  }
  const section = city.section('taigu')
  const induct = (entry: string, on: string) => section.entries.induct({ id: entry, on, contents: ['procedures', 'rules'], commandId: id() })
  const into = (entry: string) => section.entries.admit({ id: entry, from: '2026-03-20', attendanceNumber: null, commandId: id() })
  const none = await replacing()
  expect(outcomeOf(await into(none))).toBe('STEP_OPEN TG-PER-30')
  const one = await replacing()
  valueOf(await induct(one, '2026-03-19'))
  expect(outcomeOf(await into(one))).toBe('ok')
  const two = await replacing()
  valueOf(await induct(two, '2026-03-18'))
  valueOf(await induct(two, '2026-03-19'))
  expect(outcomeOf(await into(two))).toBe('ok')
})

test('one person is ordered to one post at a time, whoever orders it', async () => {
  const person = city.person('wenshang')
  const order = async (window: string) => {
    const entry = await agreed('wenshang', { person, window, start: '2026-04-01' })
    return city.section('wenshang').entries.admit({ id: entry, from: '2026-04-01', attendanceNumber: null, commandId: id() })
  }
  const [first, second] = [city.nextWindow('wenshang'), city.nextWindow('wenshang')]
  expect(outcomeOf(await order(first))).toBe('ok')
  expect(outcomeOf(await order(second))).toBe('POSTED_ALREADY')
})

test('DC-PER-01: badges are made by the center’s office alone', async () => {
  const person = await city.post('district', city.nextWindow('district'), '2026-01-05')
  const badge = { center: 'district', serial: '0500', person, replaces: null }
  expect(outcomeOf(await city.as('X1', 'coordination@center:district', 'department_admin@department:tax').badges.make({ ...badge, commandId: id() }))).toBe('FORBIDDEN')
  const office = city.as('X2', 'general_office@center:district')
  valueOf(await office.badges.make({ ...badge, commandId: id() }))
  valueOf(await office.badges.issue({ center: 'district', serial: '0500', on: '2026-03-02', commandId: id() }))
  expect(valueOf(await office.badges.list({ center: 'district', person })).rows).toMatchObject([{ serial: '0500', state: 'issued', issuedOn: '2026-03-02' }])
})

/** Somebody with a badge. */
async function badged(serial: string) {
  const person = await city.post('district', city.nextWindow('district'), '2026-01-05')
  const office = city.section('district')
  valueOf(await office.badges.make({ center: 'district', serial, person, replaces: null, commandId: id() }))
  valueOf(await office.badges.issue({ center: 'district', serial, on: '2026-01-05', commandId: id() }))
  return { person, office }
}

test('DC-PER-02: a departure is not closed while the badge is out', async () => {
  const { person, office } = await badged('0117')
  const request = { center: 'district', person, kind: 'transfer' as const, effective: '2026-03-21', letter: null, formOn: null, successor: null, abolished: false, reason: null }
  const leaving = valueOf(await city.department().leavings.request({ ...request, on: '2026-03-02', commandId: id() })).id
  valueOf(await office.leavings.opine({ id: leaving, on: '2026-03-05', agreed: true, by: '办公室', reply: replyOf('2026-03-05'), reason: null, commandId: id() }))
  const refused = await office.leavings.release({ id: leaving, on: '2026-03-20', commandId: id() })
  expect(outcomeOf(refused)).toBe('HOLDINGS_OPEN DC-PER-02')
  expect(detailsOf(refused)['issues']).toEqual(['badge:0117'])
  valueOf(await office.badges.takeBack({ center: 'district', serial: '0117', on: '2026-03-20', commandId: id() }))
  expect(outcomeOf(await office.leavings.release({ id: leaving, on: '2026-03-20', commandId: id() }))).toBe('ok')
  expect(outcomeOf(await office.badges.cancel({ center: 'district', serial: '0117', commandId: id() }))).toBe('ok')
})

test('DC-PER-03: a lost badge is void at once, reported within a working day, replaced by the center’s office', async () => {
  const { person, office } = await badged('0201')
  const lost = (serial: string, on: string) => city.as(person, `staff@self:${person}`).badges.reportLoss({ center: 'district', serial, lostAt: '2026-03-11T15:00:00', on, commandId: id() })
  expect(valueOf(await lost('0201', '2026-03-12'))).toMatchObject({ state: 'lost', inTime: true })
  const other = await badged('0202')
  expect(valueOf(await city.section('district').badges.reportLoss({ center: 'district', serial: '0202', lostAt: '2026-03-11T15:00:00', on: '2026-03-13', commandId: id() }))).toMatchObject({ inTime: false })
  expect(other.person).toBeTruthy()
  valueOf(await office.badges.make({ center: 'district', serial: '0345', person, replaces: '0201', commandId: id() }))
  valueOf(await office.badges.issue({ center: 'district', serial: '0345', on: '2026-03-16', commandId: id() }))
  expect(valueOf(await office.badges.worn({ center: 'district', serial: '0201' }))).toEqual({ person, state: 'lost', valid: false })
  expect(valueOf(await office.badges.worn({ center: 'district', serial: '0345' }))).toMatchObject({ valid: true })
})
