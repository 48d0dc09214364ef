import { type EventOf, eventSubject } from '@hall/contract'
import { supervisionContract } from '@hall/contract-supervision'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { id, ok, type Person, refusalOf } from '../src/register-center.ts'
import { type Center, director, enterAndConfirm, entriesAbout, lead, openSupervision, say, section, self } from '../src/supervision.ts'

let center: Center
beforeAll(async () => { center = await openSupervision('district', '2026-12-21T09:00:00') })
afterAll(() => center?.[Symbol.asyncDispose]())

const place = () => ({ center: 'district', department: 'construction', window: center.window('w1') })
const PEOPLE: Person[] = ['HEAD1', 'WANG', 'LI', 'SUN', 'HEAD2', 'CHEN', 'ZHAO']
const MAXIMA = { virtue: 15, ability: 15, diligence: 15, achievement: 30, study: 10, integrity: 15 }
const FACTORS = ['quantity', 'quality', 'efficiency', 'achievement', null, null] as const
const formOf = (maxima: Record<string, number>, kind: 'person' | 'window') => Object.entries(maxima).map(([aspect, max], nth) => ({
  id: `${kind}_${aspect}`, for: kind, aspect, name: aspect, max, factor: FACTORS[nth] ?? null, type: nth % 2 === 0 ? 'qualitative' as const : 'quantitative' as const,
}))
const PERSONS = formOf(MAXIMA, 'person')
const WINDOWS = formOf({ targets: 25, duties: 25, efficiency: 25, integrity: 25 }, 'window')
const opening = (over: object = {}) => ({
  center: 'district', year: 2026, indicators: [...PERSONS, ...WINDOWS], weights: { leader: 60, peer: 40 }, persons: true, windows: true,
  appraisers: [{ person: center.number('OFFICE'), source: 'leader' as const, windows: null }, { person: center.number('CLERK'), source: 'peer' as const, windows: null }], commandId: id(), ...over,
})
const ANNOUNCEMENT = { scope: '全体窗口', time: '12月', content: '德能勤绩学廉', method: '领导六成群众四成', procedure: '评分公布复议', grades: '四等' }
let round = ''
const inRound = () => ({ center: 'district', round })
const appraise = (by: 'OFFICE' | 'CLERK', kind: 'person' | 'window', subject: string, points: Record<string, number>, over: { period?: 'ordinary' | 'annual'; basis?: string } = {}) => self(center, by).appraisalRounds.enter({
  round, subject: { kind, id: subject }, period: over.period ?? 'annual', commandId: id(), marks: Object.entries(points).map(([aspect, given]) => ({ indicator: `${kind}_${aspect}`, points: given, basis: over.basis ?? '台账' })),
})
/** Points of a person on the six aspects that make a total. */
const made = (total: number) => {
  let left = Math.round((100 - total) * 100) / 100
  return Object.fromEntries(Object.entries(MAXIMA).map(([aspect, max]) => {
    const off = Math.min(max, left)
    left -= off
    return [aspect, Math.round((max - off) * 100) / 100]
  }))
}

test('DC-EVA-01, DC-EVA-02: a case late by its promise opens a breach, which ends with a handling and a decision on accountability; one in time opens none', async () => {
  const finished = (number: string, onTime: boolean) => say(center, ['cases', 'case-finished'], { case: id(), ...place(), number, item: 'T-1', handler: center.number('WANG'), outcome: 'granted', finishedAt: '2026-03-17T02:00:00Z', onTime })
  await finished('C-1', true)
  await finished('C-2', false)
  const [breach] = await entriesAbout(center, 'C-2')
  expect(breach).toMatchObject({ kind: 'promise_breach', state: 'proposed', person: center.number('WANG'), clause: 'DC-EVA-01' })
  expect((await ok(section(center).ledgerEntries.list({ center: 'district', search: 'C-1' }))).total).toBe(0)
  const confirm = (over: object) => section(center).ledgerEntries.confirm({ center: 'district', entry: breach!.id, heard: '系统故障', handling: 'talk', escalate: true, commandId: id(), ...over })
  expect(await refusalOf(confirm({ handling: null }))).toMatchObject({ code: 'HANDLING_MISSING', clause: 'DC-EVA-01' })
  expect(await refusalOf(confirm({ escalate: null }))).toMatchObject({ code: 'ESCALATION_MISSING', clause: 'DC-EVA-02' })
  const { matter } = await ok(confirm({}))
  expect((await ok(section(center).matters.get({ center: 'district', matter: matter! }))).matter).toMatchObject({ origin: 'breach', reference: 'C-2', people: [center.number('WANG')], groundClause: 'DC-EVA-02' })
})

test('DC-EVA-27, DC-EVA-31, DC-EVA-32, DC-EVA-37: a round opens only with the aspects of the forms, the factors, and the emphasis on results', async () => {
  const open = (over: object) => section(center).appraisalRounds.open(opening(over))
  expect(await refusalOf(open({ indicators: PERSONS }))).toMatchObject({ code: 'INDICATORS_INCOMPLETE', details: { missing: ['window'] } })
  expect(await refusalOf(open({ indicators: [...PERSONS.filter(({ aspect }) => aspect !== 'study'), ...WINDOWS] }))).toMatchObject({ clause: 'DC-EVA-37', details: { missing: ['study'] } })
  expect(await refusalOf(open({ indicators: [...formOf({ ...MAXIMA, virtue: 20, achievement: 20, diligence: 20 }, 'person'), ...WINDOWS] }))).toMatchObject({ clause: 'DC-EVA-37', details: { heaviest: 'achievement' } })
  expect(await refusalOf(open({ indicators: [...PERSONS, ...WINDOWS.slice(1)] }))).toMatchObject({ clause: 'DC-EVA-32', details: { missing: ['targets'] } })
  expect(await refusalOf(open({ indicators: [...PERSONS.map((one) => ({ ...one, factor: one.factor === 'achievement' ? null : one.factor })), ...WINDOWS] }))).toMatchObject({ clause: 'DC-EVA-31', details: { missing: ['achievement'] } })
})

test('DC-EVA-44, DC-EVA-30: people of a higher rank are appraised elsewhere; marks wait for the six parts to be announced', async () => {
  round = (await ok(section(center).appraisalRounds.open(opening({ elsewhere: [{ person: center.number('SUN'), reason: '由上级考核' }] })))).id
  const { subjects, elsewhere } = await ok(section(center).appraisalRounds.get(inRound()))
  expect(subjects.filter(({ subject }) => subject.kind === 'person').map(({ subject }) => subject.id).toSorted()).toEqual(PEOPLE.filter((person) => person !== 'SUN').map(center.number).toSorted())
  expect(elsewhere).toEqual([{ person: center.number('SUN'), reason: '由上级考核' }])
  expect(await refusalOf(appraise('OFFICE', 'person', center.number('WANG'), { virtue: 9 }))).toMatchObject({ code: 'APPRAISAL_ROUND_STATE' })
  const { grades: _grades, ...five } = ANNOUNCEMENT
  expect(await refusalOf(section(center).appraisalRounds.announce({ ...inRound(), announcement: five, commandId: id() }))).toMatchObject({ code: 'ANNOUNCEMENT_INCOMPLETE', clause: 'DC-EVA-30', details: { missing: ['grades'] } })
  await ok(section(center).appraisalRounds.announce({ ...inRound(), announcement: ANNOUNCEMENT, commandId: id() }))
  const seen = await ok(self(center, 'ZHAO').appraisalRounds.list({ center: 'district' }))
  expect(seen.rows[0]?.announcement).toEqual(ANNOUNCEMENT)
})

test('DC-EVA-29, DC-EVA-38, DC-EVA-39: a mark is on an indicator of the set, within its maximum, and says what it rests on', async () => {
  const wang = center.number('WANG')
  expect(await refusalOf(appraise('OFFICE', 'person', wang, { virtue: 16 }))).toMatchObject({ code: 'MARK_OVER', clause: 'DC-EVA-29' })
  expect(await refusalOf(appraise('OFFICE', 'person', wang, { ability: 7 }, { basis: '' }))).toMatchObject({ code: 'MARK_WITHOUT_BASIS', clause: 'DC-EVA-29' })
  expect(await refusalOf(appraise('OFFICE', 'person', wang, { mood: 7 }))).toMatchObject({ code: 'INDICATOR_UNKNOWN' })
  expect(await refusalOf(self(center, 'LI').appraisalRounds.enter({ round, subject: { kind: 'person', id: wang }, period: 'annual', marks: [{ indicator: 'person_virtue', points: 9, basis: '台账' }], commandId: id() }))).toMatchObject({ code: 'NOT_APPRAISER' })
  await ok(appraise('OFFICE', 'person', wang, { virtue: 14, ability: 14, diligence: 13, achievement: 28, integrity: 15 }))
  const { subjects } = await ok(section(center).appraisalRounds.get(inRound()))
  expect(subjects.find(({ subject }) => subject.id === wang)).toMatchObject({ total: null })
})

const TOTALS: Partial<Record<Person, number>> = { HEAD1: 95, WANG: 90, LI: 89.5, HEAD2: 70, CHEN: 69, ZHAO: 60 }

test('DC-EVA-43, DC-EVA-46: the sheet shows what was held against somebody; a round without a kind of input the regulation wants is not complete', async () => {
  await enterAndConfirm(center, 'LI', { clause: 'DC-EVA-43', fact: '吃请', on: '2026-05-12' })
  for (const person of PEOPLE.filter((one) => one !== 'SUN')) for (const by of ['OFFICE', 'CLERK'] as const) await ok(appraise(by, 'person', center.number(person), made(TOTALS[person]!)))
  const full = { targets: 25, duties: 23, efficiency: 22, integrity: 20 }
  for (const by of ['OFFICE', 'CLERK'] as const) await ok(appraise(by, 'window', center.window('w1'), { targets: 15, duties: 15, efficiency: 15, integrity: 14 }))
  await ok(appraise('OFFICE', 'window', center.window('w2'), full))
  const basis = await ok(section(center).appraisalRounds.basis({ ...inRound(), subject: { kind: 'person', id: center.number('LI') } }))
  expect(basis.entries).toMatchObject([{ fact: '吃请', clause: 'DC-EVA-43', state: 'in_force' }])
  const publish = (rectifyUntil: string | null = null) => director(center).appraisalRounds.publish({ ...inRound(), rectifyUntil, commandId: id() })
  expect(await refusalOf(publish())).toMatchObject({ code: 'MARKS_MISSING', details: { count: 1 } })
  await ok(appraise('CLERK', 'window', center.window('w2'), full))
  expect(await refusalOf(publish())).toMatchObject({ code: 'INPUT_KIND_MISSING', clause: 'DC-EVA-46', details: { missing: ['ordinary'] } })
  await ok(appraise('CLERK', 'person', center.number('ZHAO'), made(60), { period: 'ordinary' }))
})

test('DC-EVA-47, DC-EVA-50, DC-EVA-51: grades by their lower bounds; a unit of 59 mends by a day it is set; its people are barred from excellent', async () => {
  const publish = (rectifyUntil: string | null) => director(center).appraisalRounds.publish({ ...inRound(), rectifyUntil, commandId: id() })
  expect(await refusalOf(publish(null))).toMatchObject({ code: 'RECTIFY_DATE_MISSING', clause: 'DC-EVA-50' })
  expect(await ok(publish('2027-01-31'))).toEqual({ persons: 6, windows: 2, rectifications: 1 })
  const { rows } = await ok(section(center).results.list({ center: 'district', year: 2026, kind: 'person' }))
  expect(Object.fromEntries(rows.map(({ subject, points, grade, rank }) => [subject.id.slice(3), [points, grade, rank]]))).toEqual({
    HEAD1: [95, 'competent', 1], WANG: [90, 'competent', 2], LI: [89.5, 'competent', 3], HEAD2: [70, 'competent', 4], CHEN: [69, 'basically_competent', 5], ZHAO: [60, 'basically_competent', 6],
  })
  expect(rows.filter(({ capped }) => capped !== null).map(({ subject, capped }) => [subject.id, capped])).toEqual([[center.number('HEAD1'), 'DC-EVA-51'], [center.number('WANG'), 'DC-EVA-51']])
  const windows = await ok(section(center).results.list({ center: 'district', year: 2026, kind: 'window' }))
  expect(windows.rows.map(({ points, grade, last }) => [points, grade, last])).toEqual([[90, 'excellent', false], [59, 'incompetent', true]])
  const [order] = (await ok(section(center).rectifications.list({ center: 'district' }))).rows
  expect(order).toMatchObject({ window: center.window('w1'), state: 'ordered', until: '2027-01-31', clause: 'DC-EVA-50' })
  const verify = (accepted: boolean) => section(center).rectifications.verify({ center: 'district', rectification: order!.id, accepted, text: '到场核验', commandId: id() })
  expect(await refusalOf(verify(true))).toMatchObject({ code: 'RECTIFICATION_STATE' })
  await ok(lead(center, 'w1').rectifications.report({ center: 'district', rectification: order!.id, text: '已整改', commandId: id() }))
  await ok(verify(true))
  expect((await ok(section(center).rectifications.list({ center: 'district', state: 'closed' }))).total).toBe(1)
})

test('DC-EVA-48: whoever is put forward over a higher result is so for a reason; people of an incompetent unit are not put forward', async () => {
  const nominate = (person: Person, reason: string | null = null) => section(center).awards.nominate({ center: 'district', year: 2026, award: '年度先进个人', subject: { kind: 'person', id: center.number(person) }, reason, commandId: id() })
  expect(await refusalOf(nominate('HEAD1', '表现好'))).toMatchObject({ code: 'NOT_ELIGIBLE', clause: 'DC-EVA-51', details: { because: ['unit_incompetent'] } })
  expect(await refusalOf(nominate('ZHAO'))).toMatchObject({ code: 'LOWER_RESULT', clause: 'DC-EVA-48' })
  await ok(nominate('ZHAO', '抢险有功'))
  expect(await refusalOf(nominate('ZHAO', '抢险有功'))).toMatchObject({ code: 'NOMINATED_ALREADY' })
})

test('DC-EVA-45: one reconsideration of a result; provisional until decided; 69 raised to 70 is another grade, both figures kept; then it is sealed', async () => {
  const { 'appraisal-changed': changed } = supervisionContract.events
  const told: EventOf<typeof changed>[] = []
  const listening = center.city.nats.subscribe(eventSubject('supervision', 'appraisal-changed'), { callback: (_error, message) => { told.push(changed.data.parse(message.json<{ data: unknown }>().data)) } })
  const chen = self(center, 'CHEN')
  const own = (await ok(chen.results.mine({}))).rows[0]!
  expect(own).toMatchObject({ grade: 'basically_competent', mayObject: true })
  const request = await ok(chen.results.reconsider({ result: own.id, reasons: '漏记一项', commandId: id() }))
  expect((await ok(chen.results.mine({}))).rows[0]).toMatchObject({ provisional: true, mayObject: false })
  const seal = () => director(center).appraisalRounds.seal({ ...inRound(), commandId: id() })
  expect(await refusalOf(seal())).toMatchObject({ code: 'RECONSIDERATION_OPEN' })
  await ok(director(center).results.decide({ center: 'district', reconsideration: request.id, points: 70, decision: '补记', commandId: id() }))
  expect((await ok(chen.results.mine({}))).rows[0]).toMatchObject({ grade: 'competent', points: 70, pointsBefore: 69, provisional: false })
  expect(await refusalOf(chen.results.reconsider({ result: own.id, reasons: '再议', commandId: id() }))).toMatchObject({ code: 'RECONSIDERED', clause: 'DC-EVA-45' })
  await until(() => told.some(({ results }) => results.some(({ subject, grade, provisional }) => subject.id === center.number('CHEN') && grade === 'competent' && !provisional)))
  await ok(seal())
  expect(await refusalOf(self(center, 'ZHAO').results.reconsider({ result: (await ok(self(center, 'ZHAO').results.mine({}))).rows[0]!.id, reasons: '晚了', commandId: id() }))).toMatchObject({ code: 'APPRAISAL_ROUND_STATE' })
  listening.unsubscribe()
})
