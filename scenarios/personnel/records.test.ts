import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CenterId, type CityOfStaff, detailsOf, id, openCityOfStaff, outcomeOf } from '../src/personnel.ts'

let city: CityOfStaff
beforeAll(async () => { city = await openCityOfStaff(['enping', 'qingpu', 'taigu', 'district']) })
afterAll(() => city?.[Symbol.asyncDispose]())

const someone = (center: CenterId, since = '2024-01-02', window = city.nextWindow(center)) => city.post(center, window, { since })
const ELEMENTS = { work_content: '受理', service_quality: '满意', procedure: '按指南', standard: '零差错', time_limit: '当场', authority: '受理权', responsibility: '对受理负责' }
const DUTY = { what: '收件', procedure: '按指南', standard: '零差错', timeLimit: '当场', indicator: '差错率' }

type Sheet = Parameters<ReturnType<CityOfStaff['section']>['sheets']['draft']>[0]
const draft = async (post: string, change: Partial<Sheet> = {}) =>
  valueOf(await city.section('district').sheets.draft({ center: 'district', post, elements: ELEMENTS, duties: [DUTY], authorities: [], on: '2026-03-16', ...change, commandId: id() })).id
const publish = (sheet: string, on = '2026-03-16') => city.section('district').sheets.publish({ id: sheet, on, commandId: id() })
const gapsOf = async (center: CenterId, rule: string) => valueOf(await city.section(center).staff.gaps({ center })).rows.filter((gap) => gap.rule === rule)

test('DC-PER-04: a sheet says all seven things; posts without one are listed', async () => {
  const post = `${city.nextWindow('district')}-p1`
  const { responsibility: _left, ...six } = ELEMENTS
  const refused = await publish(await draft(post, { elements: six }))
  expect([outcomeOf(refused), detailsOf(refused)['issues']]).toEqual(['SHEET_INCOMPLETE DC-PER-04', ['responsibility']])
  expect((await gapsOf('district', 'sheet')).map(({ issues }) => issues[0])).toContain(post)
  valueOf(await publish(await draft(post)))
  expect((await gapsOf('district', 'sheet')).map(({ issues }) => issues[0])).not.toContain(post)
})

test('DC-PER-05: a post without work is not put into force; when the last work is withdrawn it is listed', async () => {
  const post = `${city.nextWindow('district')}-p1`
  expect(outcomeOf(await publish(await draft(post, { duties: [] })))).toBe('SHEET_INCOMPLETE DC-PER-05')
  const sheet = await draft(post)
  expect(outcomeOf(await publish(sheet))).toBe('ok')
  const { duties } = valueOf(await city.section('district').sheets.list({ center: 'district', status: 'published' })).rows.find((row) => row.id === sheet)!
  valueOf(await city.section('district').sheets.withdrawDuty({ id: sheet, duty: duties[0]!.id, on: '2026-03-20', commandId: id() }))
  expect(await gapsOf('district', 'sheet')).toContainEqual(expect.objectContaining({ clause: 'DC-PER-04', issues: [post] }))
})

test('DC-PER-06: an authority answers to a responsibility', async () => {
  const post = `${city.nextWindow('district')}-p1`
  const refused = await publish(await draft(post, { authorities: [{ what: 'approve', responsibility: null }] }))
  expect([outcomeOf(refused), detailsOf(refused)['issues']]).toEqual(['SHEET_INCOMPLETE DC-PER-06', ['approve']])
  expect(outcomeOf(await publish(await draft(post, { authorities: [{ what: 'approve', responsibility: '对审批的正确性负责' }] })))).toBe('ok')
})

test('DC-PER-07: a task has its procedure, standard and time limit', async () => {
  const post = `${city.nextWindow('district')}-p1`
  const refused = await publish(await draft(post, { duties: [{ ...DUTY, timeLimit: null }] }))
  expect([outcomeOf(refused), detailsOf(refused)['issues']]).toEqual(['SHEET_INCOMPLETE DC-PER-07', ['收件: time_limit']])
  expect(outcomeOf(await publish(await draft(post)))).toBe('ok')
})

test('DC-PER-08: one named person answers for a duty; a second one is a backup, and none is reported', async () => {
  const window = city.nextWindow('district')
  const section = city.section('district')
  const [zhang, li] = [await someone('district', '2024-01-02', window), await someone('district', '2024-01-02', window)]
  const sheet = await draft(`${window}-p1`)
  valueOf(await publish(sheet))
  const { duties } = valueOf(await section.sheets.list({ center: 'district', window })).rows.find((row) => row.id === sheet)!
  const assign = (person: string, backup: boolean, from: string, until: string | null) => section.sheets.assign({ id: sheet, duty: duties[0]!.id, person, backup, from, until, commandId: id() })
  valueOf(await assign(zhang, false, '2026-01-05', '2026-03-31'))
  const twice = await assign(li, false, '2026-03-31', null)
  expect([outcomeOf(twice), detailsOf(twice)['held_by']]).toEqual(['DUTY_HELD DC-PER-08', zhang])
  expect(outcomeOf(await assign(li, true, '2026-03-31', null))).toBe('ok')
  const on = async (day: string) => valueOf(await section.sheets.duties({ center: 'district', on: day })).rows.find((row) => row.sheet === sheet)
  expect(await on('2026-03-31')).toMatchObject({ person: zhang, backups: [li] })
  expect(await on('2026-04-01')).toMatchObject({ person: null, clause: 'DC-PER-08' })
})

test('EP-PER-04: both responsibilities of everybody posted are on record; who lacks one is listed', async () => {
  const person = await someone('enping')
  const keep = (details: Record<string, string>) => city.department().records.keep({ center: 'enping', kind: 'responsibility', department: 'tax', window: null, person, on: '2026-03-02', details, commandId: id() })
  const lacking = async () => (await gapsOf('enping', 'responsibilities')).find((gap) => gap.person === person)?.issues
  expect(await lacking()).toEqual(['post_responsibility', 'enforcement_responsibility'])
  expect(outcomeOf(await keep({}))).toBe('RECORD_INCOMPLETE EP-PER-04')
  valueOf(await keep({ post_responsibility: '收件、审核' }))
  expect(await lacking()).toEqual(['enforcement_responsibility'])
  valueOf(await keep({ enforcement_responsibility: '现场核查' }))
  expect(await lacking()).toBeUndefined()
})

test('EP-PER-22: a change without consent is on record; with harm confirmed the department answers, with the cases as evidence', async () => {
  const [chen, sun] = [await someone('enping'), city.person('enping')]
  const section = city.section('enping')
  const open = () => section.incidents.open({ center: 'enping', department: 'tax', window: null, person: sun, replaced: chen, since: '2026-03-16', what: '未经同意换人', on: '2026-03-17', commandId: id() })
  const harmed = valueOf(await open()).id
  expect(outcomeOf(await section.incidents.conclude({ id: harmed, on: '2026-03-20', harm: true, evidence: [], commandId: id() }))).toBe('EVIDENCE_MISSING EP-PER-22')
  valueOf(await section.incidents.conclude({ id: harmed, on: '2026-03-20', harm: true, evidence: ['件1', '件2'], commandId: id() }))
  const unharmed = valueOf(await open()).id
  valueOf(await section.incidents.conclude({ id: unharmed, on: '2026-03-20', harm: false, evidence: [], commandId: id() }))
  const files = valueOf(await city.department().incidents.list({ center: 'enping' })).rows
  expect(files.find((file) => file.id === harmed)).toMatchObject({ status: 'answered', evidence: ['件1', '件2'], clause: 'EP-PER-22' })
  expect(files.find((file) => file.id === unharmed)).toMatchObject({ status: 'closed', evidence: [] })
})

test('QP-PER-11: approval only by who has the item’s qualification on file and valid', async () => {
  const [wang, chen] = [await someone('qingpu'), await someone('qingpu')]
  const section = city.section('qingpu')
  valueOf(await section.records.keep({ center: 'qingpu', kind: 'item_qualification', department: null, window: null, person: null, on: '2026-01-05', details: { item: 'I-17', qualification: 'Q' }, commandId: id() }))
  const give = (person: string, item: string) => section.capabilities.set({ center: 'qingpu', person, item, levels: ['approve'], on: '2026-03-10', commandId: id() })
  valueOf(await section.capabilities.qualify({ center: 'qingpu', person: wang, name: 'Q', until: '2026-06-30', on: '2026-03-02', commandId: id() }))
  expect(outcomeOf(await give(wang, 'I-17'))).toBe('ok')
  const may = async (on: string) => valueOf(await section.capabilities.check({ center: 'qingpu', person: wang, item: 'I-17', level: 'approve', on }))
  expect(await may('2026-06-30')).toMatchObject({ may: true })
  expect(await may('2026-07-01')).toEqual({ may: false, because: 'qualification_expired', clause: 'QP-PER-11' })
  expect(outcomeOf(await give(chen, 'I-17'))).toBe('QUALIFICATION_MISSING QP-PER-11')
  expect(outcomeOf(await give(chen, 'I-18'))).toBe('ok')
  const { items } = valueOf(await section.capabilities.matrix({ center: 'qingpu' }))
  expect(items.find(({ item }) => item === 'I-17')).toMatchObject({ deciders: 1, needs: 'Q', cells: [{ person: wang, levels: ['approve'] }] })
})

test('QP-PER-13: work for the department only on days of a secondment the center agreed to', async () => {
  const [wang, zhao] = [await someone('qingpu'), await someone('qingpu')]
  const work = (person: string, on: string) => city.department().records.keep({ center: 'qingpu', kind: 'department_work', department: 'tax', window: null, person, on, details: { what: '年度统计' }, commandId: id() })
  expect(outcomeOf(await work(zhao, '2026-03-10'))).toBe('SECONDMENT_NEEDED QP-PER-13')
  const asked = valueOf(await city.department().secondments.request({ center: 'qingpu', person: wang, from: '2026-03-10', until: '2026-03-13', purpose: '年度统计', on: '2026-03-06', commandId: id() })).id
  valueOf(await city.section('qingpu').secondments.decide({ id: asked, agreed: true, reason: null, at: '2026-03-09T15:00:00', commandId: id() }))
  expect(outcomeOf(await work(wang, '2026-03-13'))).toBe('ok')
  expect(outcomeOf(await work(wang, '2026-03-16'))).toBe('SECONDMENT_NEEDED QP-PER-13')
})

test('QP-PER-18: an intern enters after the lead’s report and the center’s consent', async () => {
  const window = city.nextWindow('qingpu')
  const wang = await someone('qingpu', '2024-01-02', window)
  const lead = city.as('LEAD01', `window_lead@window:qingpu/${window}`)
  const report = async () => valueOf(await lead.interns.report({ center: 'qingpu', window, person: 'LIU0001', name: '刘实习', mentor: wang, from: '2026-03-04', until: '2026-06-30', on: '2026-03-02', commandId: id() })).id
  const enter = (of: string, on: string) => city.section('qingpu').interns.enter({ id: of, on, commandId: id() })
  const liu = await report()
  expect(outcomeOf(await enter(liu, '2026-03-03'))).toBe('OPINION_MISSING QP-PER-18')
  valueOf(await city.section('qingpu').interns.decide({ id: liu, agreed: true, on: '2026-03-04', commandId: id() }))
  expect(outcomeOf(await enter(liu, '2026-03-03'))).toBe('OPINION_MISSING QP-PER-18')
  expect(valueOf(await enter(liu, '2026-03-04'))).toMatchObject({ status: 'entered' })
})

test('QP-PER-28: members whose papers have not moved to the center are listed', async () => {
  const [moved, not] = [await someone('qingpu'), await someone('qingpu')]
  const keep = (person: string, details: Record<string, string>) => city.section('qingpu').records.keep({ center: 'qingpu', kind: 'membership', department: null, window: null, person, on: '2026-03-02', details, commandId: id() })
  valueOf(await keep(moved, { membership: 'party', moved_in: '2026-02-27' }))
  valueOf(await keep(not, { membership: 'youth_league' }))
  const listed = (await gapsOf('qingpu', 'membership')).map(({ person, clause }) => [person, clause])
  expect(listed).toEqual([[not, 'QP-PER-28']])
})

test('TG-PER-36: care for staff is on record by window, with no figure and no consequence', async () => {
  const window = city.nextWindow('taigu')
  const kept = { center: 'taigu' as const, kind: 'care' as const, department: 'tax', window, person: null, on: '2026-03-04' }
  expect(outcomeOf(await city.section('taigu').records.keep({ ...kept, details: {}, commandId: id() }))).toBe('RECORD_INCOMPLETE')
  const record = valueOf(await city.section('taigu').records.keep({ ...kept, details: { what: '谈心谈话，了解生活困难' }, commandId: id() })).id
  const rows = valueOf(await city.as('LEAD02', `window_lead@window:taigu/${window}`).records.list({ center: 'taigu', kind: 'care' })).rows
  expect(rows).toMatchObject([{ id: record, window, details: { what: '谈心谈话，了解生活困难' } }])
})

test('QP-PER-02, QP-PER-03: the lead of a window has its rights over the own window and no other', async () => {
  const [own, other] = [city.nextWindow('qingpu'), city.nextWindow('qingpu', 'police')]
  const [mine, theirs] = [await someone('qingpu', '2023-01-03', own), await city.post('qingpu', other, { since: '2023-01-03', department: 'police' })]
  const lead = city.as('LEAD03', `window_lead@window:qingpu/${own}`)
  const ask = (person: string) => lead.leavings.request({ center: 'qingpu', person, kind: 'rotation', effective: '2026-04-10', letter: { number: '函9号', form: 'official_letter', on: '2026-03-02', approvedBy: '张局长' }, formOn: '2026-03-02', successor: null, abolished: false, reason: '工作需要', on: '2026-03-02', commandId: id() })
  expect(outcomeOf(await ask(mine))).toBe('ok')
  expect(outcomeOf(await ask(theirs))).toMatch(/^(FORBIDDEN|PERSON_NOT_HERE)/)
  expect(outcomeOf(await lead.entries.list({ center: 'qingpu', window: other }))).toBe('FORBIDDEN')
})
