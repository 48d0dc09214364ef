import { organizationContract } from '@hall/contract-organization'
import { regulationContract } from '@hall/contract-regulation'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { id, ok, type Person, refusalOf } from '../src/register-center.ts'
import { type Center, director, enterAndConfirm, entriesAbout, importYear, lead, openSupervision, say, section, self, yearFile } from '../src/supervision.ts'

let qingpu: Center
let enping: Center
let taigu: Center
let wenshang: Center
beforeAll(async () => { [qingpu, enping, taigu, wenshang] = await Promise.all([openSupervision('qingpu'), openSupervision('enping', '2026-01-15T09:00:00'), openSupervision('taigu'), openSupervision('wenshang', '2026-04-01T09:00:00')]) as [Center, Center, Center, Center] })
afterAll(() => Promise.all([qingpu, enping, taigu, wenshang].map((center) => center?.[Symbol.asyncDispose]())))

const followUps = async (center: Center, year: number) => (await ok(section(center).followUps.list({ center: center.id, year }))).rows
const inCenter = (center: Center, person: Person, at: 'w1' | 'w2' = 'w1') => ({ center: center.id, department: at === 'w1' ? 'construction' : 'market', window: center.window(at), person: center.number(person) })

test('EP-EVA-01: last in the yearly ranking two years running, a shared last place counting for each; two years apart do not count', async () => {
  const years: [number, [string, string, number][]][] = [
    [2023, [['EP-HE', '何', 70], ['EP-LUO', '罗', 60], ['EP-MO', '莫', 90]]], [2024, [['EP-HE', '何', 60], ['EP-LUO', '罗', 70], ['EP-MO', '莫', 90]]], [2025, [['EP-HE', '何', 60], ['EP-LUO', '罗', 60], ['EP-MO', '莫', 90]]],
  ]
  for (const [year, rows] of years) await importYear(enping, year, rows.map(([number, name, points]) => ['人员', number, name, points]))
  expect(await followUps(enping, 2025)).toMatchObject([{ kind: 'last_twice', clause: 'EP-EVA-01', subject: { id: 'EP-HE' }, years: [2025, 2024] }])
  expect(await followUps(enping, 2024)).toEqual([])
})

test('EP-EVA-01: a year from a spreadsheet is seen first, with its errors by row; the same file twice changes nothing', async () => {
  const bad = await ok(section(enping).history.preview({ center: 'enping', year: 2022, file: yearFile([['人员', 'EP-HE', '何', ''], ['窗口', 'Z9', '无', 80], ['人员', 'EP-LUO', '罗', 80], ['人员', 'EP-LUO', '罗', 81]]) }))
  expect(bad.errors.map(({ row }) => row)).toEqual([2, 3, 5])
  const rows = [['人员', 'EP-HE', '何', '', 2], ['人员', 'EP-LUO', '罗', '', 1], ['窗口', 'W1', '建设', 88]] as Parameters<typeof yearFile>[0]
  expect(await importYear(enping, 2022, rows)).toEqual({ created: 3, changed: 0, unchanged: 0, removed: 0 })
  expect(await importYear(enping, 2022, rows)).toEqual({ created: 0, changed: 0, unchanged: 3, removed: 0 })
  const listed = await ok(section(enping).results.list({ center: 'enping', year: 2022, kind: 'person' }))
  expect(listed.rows.map(({ subject, rank, points }) => [subject.id, rank, points])).toEqual([['EP-LUO', 1, null], ['EP-HE', 2, null]])
  expect(await refusalOf(section(enping).history.preview({ center: 'enping', year: 2026, file: yearFile(rows) }))).toMatchObject({ code: 'IN_FUTURE' })
})

test('EP-EVA-02: the year is not closed before the attendance of its twelve months is', async () => {
  const indicators = [{ id: 'work', for: 'person' as const, aspect: 'work', name: '工作', max: 100, factor: null, type: 'qualitative' as const }]
  const { id: round } = await ok(section(enping).appraisalRounds.open({ center: 'enping', year: 2021, indicators, weights: { leader: 100, peer: 0 }, persons: true, windows: false, appraisers: [{ person: enping.number('OFFICE'), source: 'leader', windows: null }], commandId: id() }))
  await ok(section(enping).appraisalRounds.announce({ center: 'enping', round, announcement: { scope: '窗口人员', method: '领导评分' }, commandId: id() }))
  const months = Array.from({ length: 12 }, (_, nth) => `2021-${String(nth + 1).padStart(2, '0')}`)
  const publish = () => director(enping).appraisalRounds.publish({ center: 'enping', round, rectifyUntil: null, commandId: id() })
  for (const month of months.slice(0, 11)) await say(enping, ['attendance', 'month-closed'], { center: 'enping', month, people: 7 })
  await until(async () => (await ok(section(enping).appraisalRounds.get({ center: 'enping', round }))).monthsMissing.length === 1)
  expect(await refusalOf(publish())).toMatchObject({ code: 'MONTHS_OPEN', clause: 'EP-EVA-02', details: { months: ['2021-12'] } })
  await say(enping, ['attendance', 'month-closed'], { center: 'enping', month: '2021-12', people: 7 })
  await until(async () => (await ok(section(enping).appraisalRounds.get({ center: 'enping', round }))).monthsMissing.length === 0)
  // No weight is attached to attendance: the marks alone are missing now.
  expect(await refusalOf(publish())).toMatchObject({ code: 'MARKS_MISSING' })
})

test('QP-EVA-01: the window leader says what is known of the own window and its people; the section reads it beside the marks', async () => {
  const indicators = [{ id: 'work', for: 'person' as const, aspect: 'work', name: '工作', max: 100, factor: null, type: 'qualitative' as const }]
  const { id: round } = await ok(section(qingpu).appraisalRounds.open({ center: 'qingpu', year: 2026, indicators, weights: { leader: 100, peer: 0 }, persons: true, windows: false, appraisers: [{ person: qingpu.number('OFFICE'), source: 'leader', windows: null }], commandId: id() }))
  await ok(section(qingpu).appraisalRounds.announce({ center: 'qingpu', round, announcement: { scope: '窗口人员', method: '领导评分' }, commandId: id() }))
  const subject = { kind: 'person' as const, id: qingpu.number('WANG') }
  const opine = (at: 'w1' | 'w2') => lead(qingpu, at).appraisalRounds.opine({ center: 'qingpu', round, subject, text: '业务熟', commandId: id() })
  expect(await refusalOf(opine('w2'))).toMatchObject({ code: 'SUBJECT_UNKNOWN' })
  await ok(opine('w1'))
  expect((await ok(section(qingpu).appraisalRounds.basis({ center: 'qingpu', round, subject }))).opinions).toMatchObject([{ by: qingpu.number('HEAD1'), text: '业务熟' }])
})

test('QP-EVA-02: a window among the last three two years running needs another leader; the fourth from last, and years apart, do not', async () => {
  const { directory } = qingpu.city.client(organizationContract, 'IT0001', ['it@city'])
  for (const nth of [3, 4, 5, 6]) await ok(directory.registerWindow({ id: `qingpu-w${nth}`, center: 'qingpu', department: 'market', number: `W${nth}`, name: { zh: `窗口${nth}`, en: `Window ${nth}` }, commandId: id() }))
  await until(async () => (await ok(section(qingpu).scores.list({ center: 'qingpu', kind: 'window', year: 2026 }))).total === 6)
  const ranked = (...order: number[]) => order.map((nth, place): Parameters<typeof yearFile>[0][number] => ['窗口', `W${nth}`, `窗口${nth}`, 100 - place])
  await importYear(qingpu, 2023, ranked(2, 3, 1, 4, 5, 6))
  await importYear(qingpu, 2024, ranked(2, 3, 4, 5, 1, 6))
  await importYear(qingpu, 2025, ranked(6, 3, 5, 4, 1, 2))
  const replaced = async (year: number) => (await followUps(qingpu, year)).filter(({ kind }) => kind === 'replace_window_leader')
  // Window 1 is fifth of six both years and its leader is named; window 2 is last in one year only, window 5 third from last, then fourth.
  expect(await replaced(2025)).toMatchObject([{ clause: 'QP-EVA-02', subject: { id: qingpu.window('w1') }, leader: qingpu.number('HEAD1'), since: '2024-01-02', years: [2025, 2024] }])
  expect((await replaced(2024)).map(({ subject }) => subject.id).toSorted()).toEqual(['qingpu-w5', 'qingpu-w6'])
})

test('QP-EVA-05, QP-EVA-06: a broken promise held by the section is a criticism and bars from the awards of the year; a further one proposes another post', async () => {
  const finished = (number: string, finishedAt: string) => say(qingpu, ['cases', 'case-finished'], { case: id(), center: 'qingpu', department: 'construction', window: qingpu.window('w1'), number, item: 'T-1', handler: qingpu.number('LI'), outcome: 'granted', finishedAt, onTime: false })
  await finished('Q-1', '2026-03-10T02:00:00Z')
  const [breach] = await entriesAbout(qingpu, 'Q-1')
  const nominate = (person: Person) => section(qingpu).awards.nominate({ center: 'qingpu', year: 2026, award: '服务明星', subject: { kind: 'person', id: qingpu.number(person) }, reason: null, commandId: id() })
  const confirm = (entry: string, heard: string | null = null) => section(qingpu).ledgerEntries.confirm({ center: 'qingpu', entry, heard, handling: 'criticism', escalate: null, commandId: id() })
  expect(await refusalOf(confirm(breach!.id))).toMatchObject({ code: 'NOT_HEARD' })
  await ok(self(qingpu, 'LI').ledgerEntries.answer({ entry: breach!.id, text: '材料晚到', commandId: id() }))
  await ok(confirm(breach!.id))
  expect(await refusalOf(nominate('LI'))).toMatchObject({ code: 'NOT_ELIGIBLE', clause: 'QP-EVA-05', details: { because: ['2026-03-10 Q-1'] } })
  expect((await followUps(qingpu, 2026)).filter(({ kind }) => kind === 'change_of_post')).toEqual([])
  await finished('Q-2', '2026-03-17T02:00:00Z')
  const [second] = await entriesAbout(qingpu, 'Q-2')
  await ok(confirm(second!.id, '口头说明'))
  expect(await followUps(qingpu, 2026)).toMatchObject([{ kind: 'change_of_post', clause: 'QP-EVA-06', subject: { id: qingpu.number('LI') }, facts: ['2026-03-10 Q-1', '2026-03-17 Q-2'] }])
  await finished('Q-3', '2026-03-17T02:00:00Z')
  const [third] = await entriesAbout(qingpu, 'Q-3')
  await ok(section(qingpu).ledgerEntries.drop({ center: 'qingpu', entry: third!.id, reason: '申请人要求延后', escalate: null, commandId: id() }))
  await ok(nominate('WANG'))
})

test('QP-EVA-05: what complaints raise is held while it stands; overturned it is withdrawn, in whatever order the words come', async () => {
  const raised = (consequence: string, complaint: string) => say(qingpu, ['complaints', 'consequence-raised'], { id: consequence, complaint, number: 'QP2026-00007', ...inCenter(qingpu, 'SUN'), kind: 'award_loss', clause: 'QP-CMP-22', result: 'substantiated', points: null, basis: null, year: 2026, factsOn: '2026-03-02' })
  const withdrawn = (consequence: string, complaint: string) => say(qingpu, ['complaints', 'consequence-withdrawn', '2026-03-19T02:00:00Z'], { id: consequence, complaint, ...inCenter(qingpu, 'SUN'), kind: 'award_loss', clause: 'QP-CMP-22', reason: '复核不属实' })
  const [one, two] = [id(), id()]
  await raised(one, id())
  expect(await entriesAbout(qingpu, 'QP2026-00007')).toMatchObject([{ state: 'in_force', window: qingpu.window('w1'), clause: 'QP-CMP-22' }])
  await withdrawn(two, id())
  await raised(two, id())
  await withdrawn(one, id())
  await until(async () => (await entriesAbout(qingpu, 'QP2026-00007', 2)).every(({ state, decision }) => state === 'withdrawn' && decision === '复核不属实'))
  const mine = await ok(self(qingpu, 'SUN').ledgerEntries.mine({ year: 2026 }))
  expect(mine.rows.map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
})

test('TG-EVA-02, TG-EVA-03: negligence is a criticism; the third of a year, or one with serious consequences, proposes the loss of the qualification; an objection upheld takes it back', async () => {
  const at = (nth: number) => ({ clause: 'TG-EVA-02', fact: `审核差错 ${nth}`, on: `2026-03-${10 + nth}` })
  await enterAndConfirm(taigu, 'LI', at(1))
  await enterAndConfirm(taigu, 'LI', at(2))
  expect(await followUps(taigu, 2026)).toEqual([])
  const third = await enterAndConfirm(taigu, 'LI', at(3))
  expect(await followUps(taigu, 2026)).toMatchObject([{ kind: 'withdraw_qualification', clause: 'TG-EVA-03', subject: { id: taigu.number('LI') } }])
  await ok(self(taigu, 'LI').ledgerEntries.object({ entry: third, text: '不是本人审核', commandId: id() }))
  expect(await refusalOf(section(taigu).ledgerEntries.decideObjection({ center: 'taigu', entry: third, withdraw: true, reason: '查实', commandId: id() }))).toMatchObject({ code: 'OWN_DECISION' })
  await ok(director(taigu).ledgerEntries.decideObjection({ center: 'taigu', entry: third, withdraw: true, reason: '查实不是本人', commandId: id() }))
  expect(await followUps(taigu, 2026)).toEqual([])
  await enterAndConfirm(taigu, 'WANG', { clause: 'TG-EVA-02', fact: '重大差错', serious: true })
  expect(await followUps(taigu, 2026)).toMatchObject([{ kind: 'withdraw_qualification', subject: { id: taigu.number('WANG') } }])
})

test('TG-EVA-01, TG-EVA-05: buck-passing that caused a mistake goes to the register with who examined and approved; without a mistake it does not', async () => {
  const open = (...keys: string[]) => section(taigu).matters.open({ center: 'taigu', window: taigu.window('w1'), ground: 'buck_passing', about: '办件 T-9', facts: keys.map((key) => ({ key, text: '见卷' })), commandId: id() })
  expect(await refusalOf(open('conduct'))).toMatchObject({ code: 'FACTS_MISSING', clause: 'TG-EVA-05', details: { missing: ['mistake'] } })
  const { id: matter } = await ok(open('conduct', 'mistake'))
  const stages = [{ stage: '审查', person: taigu.number('WANG'), role: 'handler' as const, act: '推给他人', fault: true }, { stage: '核准', person: taigu.number('SUN'), role: 'approver' as const, act: '', fault: false }]
  const { liable } = await ok(section(taigu).matters.attribute({ center: 'taigu', matter, stages, circumstances: {}, commandId: id() }))
  expect(liable).toMatchObject([{ person: taigu.number('WANG'), clause: 'TG-EVA-05' }])
  const [row] = (await ok(section(taigu).matters.list({ center: 'taigu', search: 'T-9' }))).rows
  expect(row).toMatchObject({ about: '办件 T-9', ground: 'buck_passing', people: [taigu.number('WANG')] })
})

test('TG-EVA-05: accountability raised by a complaint opens a matter, and is withdrawn with it', async () => {
  const consequence = id()
  const of = { id: consequence, complaint: id(), ...inCenter(taigu, 'SUN'), kind: 'accountability' as const, clause: 'TG-CMP-18' }
  await say(taigu, ['complaints', 'consequence-raised'], { ...of, number: 'TG2026-00003', result: 'substantiated', points: null, basis: null, year: null, factsOn: '2026-03-02' })
  const found = async () => (await ok(section(taigu).matters.list({ center: 'taigu', search: 'TG2026-00003' }))).rows[0]
  await until(async () => (await found())?.state === 'open')
  expect(await found()).toMatchObject({ origin: 'complaints', people: [taigu.number('SUN')], groundClause: 'TG-CMP-18' })
  await say(taigu, ['complaints', 'consequence-withdrawn'], { ...of, reason: '复核不属实' })
  await until(async () => (await found())?.state === 'withdrawn')
})

test('WS-EVA-01: by the center\'s table of points an entry counts for the person and the window; without a table there is no number; a reversal takes it from both', async () => {
  const late = (date: string, revoked: boolean) => say(wenshang, ['attendance', 'deduction-entered', revoked ? '2026-03-31T02:00:00Z' : '2026-03-20T02:00:00Z'], { ...inCenter(wenshang, 'ZHAO', 'w2'), date, finding: 'late', point: 'am_in', clause: 'WS-ATT-17', points: null, revoked })
  await late('2026-03-10', false)
  await late('2026-03-11', false)
  await entriesAbout(wenshang, 'late', 2)
  const scoreOf = async (kind: 'person' | 'window', name: string) => (await ok(section(wenshang).scores.list({ center: 'wenshang', kind, year: 2026, month: 3 }))).rows.find(({ subject }) => subject.id === name)
  const both = async () => [await scoreOf('person', wenshang.number('ZHAO')), await scoreOf('window', wenshang.window('w2'))].map((row) => [row?.entries, row?.points])
  expect(await both()).toEqual([[2, null], [2, null]])
  await publishScale(wenshang)
  await until(async () => (await both())[0]?.[1] === 2)
  expect(await both()).toEqual([[2, 2], [2, 2]])
  expect((await ok(self(wenshang, 'ZHAO').scores.mine({ year: 2026 }))).year).toMatchObject({ base: 100, points: 2, score: 98, clause: 'WS-EVA-01' })
  await late('2026-03-11', true)
  await until(async () => (await both())[0]?.[0] === 1)
  expect(await both()).toEqual([[1, 1], [1, 1]])
  const others = await ok(wenshang.as('ADMIN1', 'department_admin@department:market').scores.of({ people: [wenshang.number('ZHAO'), wenshang.number('WANG')], year: 2026 }))
  expect(others.rows.map(({ subject, score }) => [subject.id, score])).toEqual([[wenshang.number('ZHAO'), 99]])
})

/** The center sets what a lateness costs. */
async function publishScale(center: Center): Promise<void> {
  const as = (person: string) => center.city.client(regulationContract, person, [`director@center:${center.id}`])
  const key = { center: center.id, area: 'evaluation' as const }
  const { policy } = await ok(as('DIR1').policies.get(key))
  const scale = { value: { base: 100, each: { deduction: 1 } }, clause: 'WS-EVA-01', setting: true }
  const { version } = await ok(as('DIR1').policies.draft({ ...key, effectiveFrom: '2026-04-01', policy: { ...policy, scale }, commandId: id() }))
  await ok(as('DIR2').policies.review({ ...key, version, commandId: id() }))
  await ok(as('DIR2').policies.publish({ ...key, version, commandId: id() }))
}
