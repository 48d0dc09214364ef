import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '@hall/testing'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, CONTENT, id, openCases, openCounts, refusalOf } from '../src/cases-center.ts'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
let five: string
let two: string
let simple: string
let joint: string
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('taigu', '2026-03-01T08:00:00+08:00')
  five = await center.item()
  two = await center.item({ twoPersons: true, siteCheck: true, examinationDays: 3, approvalDays: 2, promised: { days: 10, unit: 'workday' } })
  simple = await center.item({ twoPersons: true, siteCheck: true, simple: true })
  joint = await center.item({ kind: 'joint', departments: ['development-reform', 'tax', 'housing'], jointClass: 'capital_construction', promised: { days: 10, unit: 'workday' } }, '2026-01-05', 'development-reform')
  const give = (person: string, capacity: 'examiner' | 'approver' | 'carrier', item: string | null, isSimple = false) =>
    center.department.authorizations.give({ center: 'taigu', department: 'tax', item, person, capacity, simple: isSimple, from: '2026-01-05', commandId: id() }).then(valueOf)
  const [li, wang, zhao] = [center.desk('w0', 1), center.desk('w0', 2), center.desk('w0', 3)]
  await give(li.person, 'examiner', two)
  await give(li.person, 'approver', two)
  await give(wang.person, 'approver', two)
  await give(li.person, 'examiner', simple, true)
  await give(wang.person, 'approver', simple)
  await give(zhao.person, 'carrier', null)
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

const handedOut = (desk: ReturnType<CasesCenter['desk']>, file: string) => desk.client.intake.keepCopies({ case: file, given: true, kept: true, commandId: id() }).then(valueOf)

example('TG-CAS-07: accepted on paper it is entered the same working day; the next morning it is entered and flagged late', async (at) => {
  const desk = center.desk('w0', 1)
  const enter = async () => {
    const file = await desk.open(five)
    valueOf(await desk.tick(file))
    return { file, ...valueOf(await desk.accept(file, { onPaperAt: '2026-03-02T02:00:00Z' })) }
  }
  await at('2026-03-02T17:30')
  expect((await enter()).findings).toEqual([])
  await at('2026-03-03T08:35')
  const late = await enter()
  expect(late.findings).toEqual(['entered_late'])
  expect((await desk.view(late.file)).findings).toMatchObject([{ kind: 'entered_late', clause: 'TG-CAS-07' }])
})
example('TG-CAS-25, TG-PER-07: distributed the same day to each department; its chief representative signs what it says; only the lead window ends it, and only when all have answered', async (at) => {
  const lead = center.desk('w3')
  await at('2026-03-02T11:10')
  const [file, late] = [await lead.open(joint), await lead.open(joint)]
  for (const one of [file, late]) {
    valueOf(await lead.tick(one))
    valueOf(await lead.client.joint.meet({ case: one, complete: true, legalForm: true, decision: 'accept', present: ['tax', 'housing'], commandId: id() }))
    valueOf(await lead.accept(one))
    await handedOut(lead, one)
  }
  await at('2026-03-02T15:00')
  expect(valueOf(await lead.client.joint.distribute({ case: file, commandId: id() })).findings).toEqual([])
  expect((await lead.view(file)).parts).toHaveLength(3)
  await at('2026-03-03T09:30')
  expect(valueOf(await lead.client.joint.distribute({ case: late, commandId: id() })).findings).toEqual(['distributed_late'])
  const opine = (desk: ReturnType<CasesCenter['desk']>, department: string) => desk.client.joint.opine({ case: file, department, agree: true, opinion: '同意', commandId: id() }).then(valueOf)
  for (const [desk, department] of [[center.desk('w0', 1), 'tax'], [center.desk('w1'), 'tax']] as const) {
    expect(refusalOf(await desk.client.joint.opine({ case: file, department, agree: true, opinion: '同意', commandId: id() }))).toBe('NOT_AUTHORIZED TG-PER-07')
  }
  await opine(center.desk('w0'), 'tax')
  expect(refusalOf(await lead.conclude(file))).toBe('PART_OPEN TG-CAS-25')
  await opine(center.desk('w1'), 'housing')
  expect(refusalOf(await center.desk('w1').conclude(file))).toBe('NOT_LEAD TG-CAS-25')
  expect(valueOf(await lead.conclude(file)).state).toBe('concluded')
})
example('TG-CAS-26: a described disagreement goes to the center and the date stays; without one it does not', async (at) => {
  const lead = center.desk('w3')
  await at('2026-03-02T11:15')
  const file = await lead.open(joint)
  valueOf(await lead.tick(file))
  valueOf(await lead.client.joint.meet({ case: file, complete: true, legalForm: true, decision: 'accept', present: [], commandId: id() }))
  const { due } = valueOf(await lead.accept(file))
  const raise = (positions: string) => lead.client.joint.disagree({ case: file, positions, commandId: id() })
  await at('2026-03-04T09:00')
  expect(refusalOf(await raise(''))).toBe('DISAGREEMENT_MISSING TG-CAS-25')
  for (const [desk, department, agree] of [['w0', 'tax', true], ['w1', 'housing', false]] as const) valueOf(await center.desk(desk).client.joint.opine({ case: file, department, agree, opinion: '意见', commandId: id() }))
  expect(valueOf(await raise('税务同意，住建不同意')).due).toBe(due)
  expect(codeOf(await center.section.joint.coordinate({ case: file, taken: true, outcome: '已协调', commandId: id() }))).toBe('ok')
})
example('TG-CAS-27: the content of the application decides which window leads', async (at) => {
  const estate = await center.item({ kind: 'joint', departments: ['housing', 'tax'], jointClass: 'real_estate' }, '2026-01-05', 'housing')
  const industry = await center.item({ kind: 'joint', departments: ['economy-trade', 'tax'], jointClass: 'industrial_project' }, '2026-01-05', 'economy-trade')
  const company = await center.item({ kind: 'joint', departments: ['market', 'tax'], jointClass: 'enterprise_registration' }, '2026-01-05', 'market')
  await at('2026-03-02T09:00')
  const at3 = (window: 'w1' | 'w2' | 'w3' | 'w4', item: string) => center.desk(window).client.intake.register({ center: 'taigu', window: `taigu-${window}`, item, applicant: { name: '公司', kind: 'organization' }, commandId: id() })
  expect(codeOf(await at3('w3', joint))).toBe('ok')
  const redirected = await at3('w3', estate)
  expect(refusalOf(redirected)).toBe('WRONG_LEAD TG-CAS-25')
  expect(!redirected.ok && redirected.problem.details).toEqual({ lead: 'housing' })
  expect(codeOf(await at3('w1', estate))).toBe('ok')
  expect(codeOf(await at3('w4', industry))).toBe('ok')
  expect(codeOf(await at3('w2', company))).toBe('ok')
})
example('TG-CAS-29: the meeting is held on the day of receipt, whatever the hour; it needs both findings', async (at) => {
  const lead = center.desk('w3')
  const meet = (file: string, legalForm: boolean | null = true) => lead.client.joint.meet({ case: file, complete: true, legalForm, decision: 'accept', present: [], commandId: id() })
  await at('2026-03-02T09:02')
  const [held, late] = [await lead.open(joint), await lead.open(joint)]
  await at('2026-03-02T17:00')
  expect(refusalOf(await meet(held, null))).toBe('MEETING_FINDINGS_MISSING TG-CAS-25')
  expect(valueOf(await meet(held)).findings).toEqual([])
  await at('2026-03-03T08:30')
  expect(valueOf(await meet(late)).findings).toContain('meeting_late')
})
example('TG-CAS-30: the meeting decides; not to accept needs a reason', async (at) => {
  const lead = center.desk('w3')
  await at('2026-03-02T11:25')
  const file = await lead.open(joint)
  valueOf(await lead.tick(file))
  expect(refusalOf(await lead.client.joint.meet({ case: file, complete: true, legalForm: true, decision: 'not_accept', present: [], commandId: id() }))).toBe('REASON_MISSING TG-CAS-25')
  valueOf(await lead.client.joint.meet({ case: file, complete: true, legalForm: true, decision: 'accept', present: [], commandId: id() }))
  expect(valueOf(await lead.accept(file)).due).toBe('2026-03-16')
})
example('TG-CAS-31: a joint case has its own notice, with the window in its title, and none without the decision', async (at) => {
  const lead = center.desk('w3')
  await at('2026-03-02T11:30')
  const file = await lead.open(joint)
  valueOf(await lead.tick(file))
  expect(refusalOf(await lead.accept(file))).toBe('MEETING_FIRST TG-CAS-25')
  valueOf(await lead.client.joint.meet({ case: file, complete: true, legalForm: true, decision: 'accept', present: [], commandId: id() }))
  valueOf(await lead.accept(file))
  expect((await lead.view(file)).documents.map(({ title }) => title.zh)).toEqual(['测试中心w3窗口联办件受理通知书'])
})
example('TG-CAS-32: told everything by the fifth working day, counted across the May holiday to the exchanged Saturday', async (at) => {
  const lead = center.desk('w3')
  await at('2026-03-02T11:35')
  const file = await lead.open(joint)
  valueOf(await lead.tick(file, { M1: 'missing' }))
  await at('2026-03-09T17:00')
  expect(valueOf(await lead.notify(file, ['M1'])).findings).not.toContain('notice_late')
  await at('2026-04-29T09:00')
  const spring = await lead.open(joint)
  expect((await lead.view(spring)).clocks.find(({ name }) => name === 'notice')?.due?.date).toBe('2026-05-09')
})
example('TG-CAS-33: not told in five working days it counts as accepted from receipt; told on the fifth it waits', async (at) => {
  const lead = center.desk('w3')
  await at('2026-03-02T11:40')
  const [silent, told] = [await lead.open(joint), await lead.open(joint)]
  await at('2026-03-09T17:20')
  valueOf(await lead.tick(told, { M1: 'missing' }))
  valueOf(await lead.notify(told, ['M1']))
  await at('2026-03-10T00:00')
  const accepted = await until(async () => { const view = await lead.view(silent); return view.row.state === 'accepted' ? view : undefined }, 180_000)
  expect(accepted.row).toMatchObject({ dueOn: '2026-03-16' })
  expect(accepted.row.acceptedAt).toBe(accepted.row.receivedAt)
  expect((await lead.view(told)).row.state).toBe('incomplete')
  expect(codeOf(await lead.notify(silent, ['M1']))).toBe('CASE_DEEMED_ACCEPTED')
})
example('TG-CAS-34: outside its power, the window returns it with its notice, and no date is kept', async (at) => {
  const desk = center.desk('w2')
  await at('2026-03-02T11:45')
  const file = await desk.open(five)
  const back = valueOf(await desk.client.intake.giveBack({ case: file, reason: '不属本窗口职权', competentBody: '县住建局', commandId: id() }))
  expect(back).toMatchObject({ state: 'returned', due: null })
  expect((await desk.view(file)).documents[0]?.title.zh).toBe('测试中心w2窗口退回件通知书')
})
example('TG-CAS-35: examined and signed, then approved by another, who issues; nobody else may', async (at) => {
  const [desk, li, wang] = [center.desk(), center.desk('w0', 1), center.desk('w0', 2)]
  await at('2026-03-02T12:00')
  const file = await desk.accepted(two)
  await handedOut(desk, file)
  await at('2026-03-03T09:00')
  expect(refusalOf(await wang.client.handling.approve({ case: file, opinion: '同意', grant: true, commandId: id() }))).toBe('NOT_EXAMINED TG-CAS-35')
  expect(refusalOf(await center.desk('w0', 3).client.handling.examine({ case: file, opinion: '符合', grant: true, commandId: id() }))).toBe('NOT_AUTHORIZED TG-CAS-35')
  valueOf(await li.client.handling.examine({ case: file, opinion: '符合', grant: true, commandId: id() }))
  await at('2026-03-04T09:05')
  valueOf(await wang.client.handling.approve({ case: file, opinion: '同意', grant: true, commandId: id() }))
  expect(refusalOf(await li.conclude(file))).toBe('NOT_AUTHORIZED TG-CAS-35')
  expect(valueOf(await wang.conclude(file, { documentNumber: '太税许1号' })).state).toBe('concluded')
})
example('TG-CAS-37: three internal stages are proposed for two people, two are not; the list decides', async () => {
  const proposed = async (internalStages: number, twoPersons = false) => {
    const item = await center.item({ internalStages, twoPersons, siteCheck: true })
    return { item, proposed: valueOf(await center.section.items.get({ id: item })).item.proposedTwoPersons }
  }
  expect((await proposed(3)).proposed).toBe(true)
  expect((await proposed(2)).proposed).toBe(false)
  const listed = await proposed(2, true)
  expect(codeOf(await center.desk('w1').client.intake.register({ center: 'taigu', window: 'taigu-w1', item: listed.item, applicant: { name: '甲', kind: 'person' }, commandId: id() }))).toBe('APPROVERS_MISSING')
})
example('TG-CAS-38: listed, without site check and document, it is an immediate item; with a site check a committed one', async () => {
  const apply = (content: Partial<typeof CONTENT>) => center.department.itemChanges.apply({ center: 'taigu', department: 'tax', kind: 'entry', content: { ...CONTENT, twoPersons: true, code: `F-${id().slice(0, 6)}`, ...content }, commandId: id() })
  expect(refusalOf(await apply({ kind: 'promised', siteCheck: false, givesDocument: false }))).toBe('ITEM_KIND_WRONG TG-CAS-01')
  expect(codeOf(await apply({ kind: 'instant', siteCheck: false, givesDocument: false }))).toBe('ok')
  expect(codeOf(await apply({ kind: 'promised', siteCheck: true, givesDocument: false }))).toBe('ok')
})
example('TG-CAS-39: both stages are done inside the center; the site check of an examination may be elsewhere', async (at) => {
  const [desk, li, wang] = [center.desk(), center.desk('w0', 1), center.desk('w0', 2)]
  await at('2026-03-02T12:05')
  const file = await desk.accepted(two)
  await handedOut(desk, file)
  await at('2026-03-03T15:00')
  expect(refusalOf(await li.client.handling.examine({ case: file, opinion: '符合', grant: true, place: 'elsewhere', commandId: id() }))).toBe('OUTSIDE_CENTER TG-CAS-35')
  valueOf(await li.client.handling.examine({ case: file, opinion: '符合', grant: true, place: 'site', siteAt: '2026-03-03T10:00:00+08:00', siteWhere: '申请人处', siteWith: '两人', forms: ['site'], commandId: id() }))
  await at('2026-03-04T15:00')
  expect(refusalOf(await wang.client.handling.approve({ case: file, opinion: '同意', grant: true, place: 'elsewhere', commandId: id() }))).toBe('OUTSIDE_CENTER TG-CAS-35')
  expect(codeOf(await wang.client.handling.approve({ case: file, opinion: '同意', grant: true, commandId: id() }))).toBe('ok')
})
example('TG-CAS-41: one who may do both may not do both for one case', async (at) => {
  const [desk, li, wang] = [center.desk(), center.desk('w0', 1), center.desk('w0', 2)]
  await at('2026-03-02T12:10')
  const file = await desk.accepted(two)
  await handedOut(desk, file)
  await at('2026-03-03T09:10')
  valueOf(await li.client.handling.examine({ case: file, opinion: '符合', grant: true, commandId: id() }))
  await at('2026-03-04T09:10')
  expect(refusalOf(await li.client.handling.approve({ case: file, opinion: '同意', grant: true, commandId: id() }))).toBe('SAME_PERSON TG-CAS-35')
  expect(codeOf(await wang.client.handling.approve({ case: file, opinion: '同意', grant: true, commandId: id() }))).toBe('ok')
})
example('TG-CAS-42: the opinion signed on the third working day is on time, on the fourth one day late', async (at) => {
  const [desk, li] = [center.desk(), center.desk('w0', 1)]
  await at('2026-03-02T12:15')
  const [onTime, late] = [await desk.accepted(two), await desk.accepted(two)]
  for (const file of [onTime, late]) await handedOut(desk, file)
  const examine = (file: string) => li.client.handling.examine({ case: file, opinion: '符合', grant: true, commandId: id() }).then(valueOf)
  await at('2026-03-05T09:20')
  expect((await examine(onTime)).findings).toEqual([])
  expect((await desk.view(onTime)).row.state).toBe('examined')
  await at('2026-03-06T09:20')
  await examine(late)
  await until(async () => (await desk.view(late)).findings.some(({ kind }) => kind === 'stage_late'), 20_000)
})
example('TG-CAS-43: a simple item named in the authorization is approved by the examiner alone', async (at) => {
  const [desk, li] = [center.desk(), center.desk('w0', 1)]
  await at('2026-03-02T12:20')
  const [alone, other] = [await desk.accepted(simple), await desk.accepted(two)]
  for (const file of [alone, other]) await handedOut(desk, file)
  await at('2026-03-03T09:20')
  for (const file of [alone, other]) valueOf(await li.client.handling.examine({ case: file, opinion: '符合', grant: true, commandId: id() }))
  const approve = (file: string) => li.client.handling.approve({ case: file, opinion: '同意', grant: true, commandId: id() })
  expect(codeOf(await approve(alone))).toBe('ok')
  expect(codeOf(await li.conclude(alone))).toBe('ok')
  expect(codeOf(await approve(other))).toBe('SAME_PERSON')
})
example('TG-CAS-45: approval within two working days of the report, with an opinion', async (at) => {
  const [desk, li, wang] = [center.desk(), center.desk('w0', 1), center.desk('w0', 2)]
  await at('2026-03-02T12:25')
  const [onTime, late] = [await desk.accepted(two), await desk.accepted(two)]
  for (const file of [onTime, late]) await handedOut(desk, file)
  await at('2026-03-05T09:30')
  for (const file of [onTime, late]) valueOf(await li.client.handling.examine({ case: file, opinion: '符合', grant: true, commandId: id() }))
  await at('2026-03-09T09:00')
  expect(refusalOf(await wang.client.handling.approve({ case: onTime, grant: true, commandId: id() }))).toBe('CASE_OPINION_MISSING TG-CAS-35')
  expect(valueOf(await wang.client.handling.approve({ case: onTime, opinion: '同意', grant: true, commandId: id() })).findings).toEqual([])
  await at('2026-03-10T09:30')
  await until(async () => (await desk.view(late)).findings.some(({ kind }) => kind === 'stage_late'), 20_000)
})
example('TG-CAS-49: a material mandatory on the day of the list and asked for later is a breach; one that came after is none', async (at) => {
  const desk = center.desk()
  const grown = await center.item()
  await at('2026-03-03T10:00')
  const [breach, changed] = [await desk.open(five), await desk.open(grown)]
  for (const file of [breach, changed]) {
    valueOf(await desk.tick(file, { M1: 'missing' }))
    valueOf(await desk.notify(file, ['M1']))
  }
  await at('2026-03-04T10:05')
  await center.change(grown, { materials: [...CONTENT.materials, { code: 'M6', name: '第六项', required: true, form: 'paper', copies: 1, sample: false }] }, '2026-03-04')
  await at('2026-03-05T10:00')
  expect(valueOf(await desk.notify(breach, ['M2'])).findings).toEqual(['notice_second'])
  expect(valueOf(await desk.notify(changed, ['M6'])).findings).toEqual([])
})
example('TG-ITM-03: with one sheet left there is no finding, with none there is', async () => {
  valueOf(await center.section.items.sheets({ id: five, center: 'taigu', count: 1, commandId: id() }))
  const few = async () => valueOf(await center.section.items.checks({ center: 'taigu' })).rows.filter((row) => row.id === five && row.kind === 'few_sheets')
  expect(await few()).toEqual([])
  valueOf(await center.section.items.sheets({ id: five, center: 'taigu', count: 0, commandId: id() }))
  expect(await few()).toMatchObject([{ clause: 'TG-ITM-03' }])
})
example('TG-CAS-24 TG-CAS-28: a license of two departments is handled jointly under one window; without a class the one that took it first leads', async (at) => {
  const apply = (content: object) => center.department.itemChanges.apply({ center: 'taigu', department: 'tax', kind: 'entry', content: { ...CONTENT, code: `L-${id().slice(0, 6)}`, itemType: 'license', ...content }, commandId: id() })
  expect(codeOf(await apply({ departments: ['tax'] }))).toBe('ok')
  expect(refusalOf(await apply({ departments: ['tax', 'housing'] }))).toBe('ITEM_KIND_WRONG TG-CAS-25')
  const shared = await center.item({ kind: 'joint', itemType: 'license', departments: ['tax', 'housing'], jointClass: null })
  await at('2026-03-02T09:00')
  const desk = center.desk()
  const file = await desk.open(shared)
  expect(await desk.view(file)).toMatchObject({ row: { kind: 'joint', window: desk.window, department: 'tax' }, lead: 'tax' })
  const ordinary = await desk.open(await center.item({ itemType: 'license', departments: ['tax'], statutory: { days: 20, unit: 'workday' } }))
  expect(await desk.view(ordinary)).toMatchObject({ row: { kind: 'promised' }, lead: null })
})

test('what is counted as open is what the list shows', async () => {
  // A job may be at work between the two.
  await until(async () => { const { counted, listed } = await openCounts(center); return JSON.stringify(counted) === JSON.stringify(listed) }, 20_000)
})
