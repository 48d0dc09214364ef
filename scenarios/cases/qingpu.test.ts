import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, CONTENT, id, openCases, openCounts, refusalOf } from '../src/cases-center.ts'
import { until } from '@hall/testing'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
let five: string
let instant: string
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('qingpu', '2026-03-01T08:00:00+08:00')
  five = await center.item()
  instant = await center.item({ kind: 'instant', promised: null, statutory: null, onSpot: true, procedures: [] })
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

const dueOf = async (file: string) => (await center.desk().view(file)).row.dueOn
const promised = async (file: string) => (await center.desk().view(file)).clocks.find(({ clock }) => clock === 'promised')
const findings = async (file: string) => (await center.desk().view(file)).findings.map(({ kind, clause }) => `${kind} ${clause}`)

example('QP-CAS-08: finished at 23:59 of the fifth working day is in time, open at midnight is overdue', async (at) => {
  const desk = center.desk()
  await at('2026-03-02T09:00')
  const [one, other] = [await desk.accepted(five), await desk.accepted(five)]
  expect(await dueOf(one)).toBe('2026-03-09')
  await at('2026-03-09T23:59')
  valueOf(await desk.conclude(one))
  expect((await promised(one))?.timing?.state).toBe('on_time')
  await at('2026-03-10T00:00')
  expect((await promised(other))?.status).toBe('expired')
})
example('QP-CAS-08: a limit of three working days accepted before a holiday', async (at) => {
  const three = await center.item({ promised: { days: 3, unit: 'workday' }, statutory: { days: 3, unit: 'workday' } })
  await at('2026-04-30T09:00')
  expect(await dueOf(await center.desk().accepted(three))).toBe('2026-05-08')
})
example('QP-CAS-09: the limit begins when the last of what was asked for is in', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T10:00')
  const files = [await desk.open(five), await desk.open(five)]
  for (const file of files) {
    valueOf(await desk.tick(file, { M1: 'missing', M2: 'missing' }))
    valueOf(await desk.notify(file, ['M1', 'M2']))
    expect(await dueOf(file)).toBeNull()
  }
  const [both, halves] = files as [string, string]
  await at('2026-03-12T10:00')
  expect(valueOf(await desk.client.intake.supply({ case: both, materials: ['M1', 'M2'], commandId: id() })).state).toBe('complete')
  expect(valueOf(await desk.client.intake.supply({ case: halves, materials: ['M1'], commandId: id() })).state).toBe('incomplete')
  expect(refusalOf(await desk.accept(halves))).toBe('STATE_WRONG')
  expect(valueOf(await desk.accept(both)).due).toBe('2026-03-19')
  await at('2026-03-13T10:00')
  valueOf(await desk.client.intake.supply({ case: halves, materials: ['M2'], commandId: id() }))
  expect(valueOf(await desk.accept(halves)).due).toBe('2026-03-20')
})
example('QP-CAS-09: asking for a third material afterwards is kept as a second request and reported', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T10:05')
  const file = await desk.open(five)
  valueOf(await desk.tick(file, { M1: 'missing', M2: 'missing' }))
  valueOf(await desk.notify(file, ['M1', 'M2']))
  await at('2026-03-12T11:00')
  valueOf(await desk.client.intake.supply({ case: file, materials: ['M1', 'M2'], commandId: id() }))
  expect(valueOf(await desk.notify(file, ['M3'])).findings).toEqual(['notice_second'])
  expect(await findings(file)).toEqual(['notice_second QP-CAS-29'])
})
example('QP-CAS-25: one day left on Friday, due on Monday, overdue by one on Tuesday', async (at) => {
  const desk = center.desk()
  await at('2026-03-02T09:05')
  const [file, done] = [await desk.accepted(five), await desk.accepted(five)]
  await at('2026-03-06T17:00')
  expect(await promised(file)).toMatchObject({ used: 4, left: 1 })
  await at('2026-03-09T08:00')
  expect(await promised(file)).toMatchObject({ used: 5, left: 0, status: 'running' })
  valueOf(await desk.conclude(done))
  expect(await promised(done)).toMatchObject({ used: 5, budget: 5 })
  await at('2026-03-10T08:00')
  expect(await promised(file)).toMatchObject({ status: 'expired', timing: { state: 'overdue', units: 1 } })
})
example('QP-CAS-25: with one of the three conditions not confirmed acceptance is refused and no limit runs', async (at) => {
  const desk = center.desk()
  await at('2026-03-02T09:10')
  const file = await desk.open(five)
  valueOf(await desk.tick(file))
  expect(refusalOf(await desk.accept(file, { formalitiesComplete: false }))).toBe('CONDITIONS_NOT_MET QP-CAS-25')
  expect(await dueOf(file)).toBeNull()
})
example('QP-CAS-25: two working days across the National Day holiday', async (at) => {
  const two = await center.item({ promised: { days: 2, unit: 'workday' } })
  await at('2026-09-30T09:00')
  expect(await dueOf(await center.desk().accepted(two))).toBe('2026-10-09')
})
example('QP-CAS-26: who nears the limit and who leads the window are told', async (at) => {
  await at('2026-03-02T09:15')
  const desk = center.desk('w1', 1)
  const file = await desk.accepted(five)
  await at('2026-03-06T08:00')
  await until(async () => (await desk.view(file)).entries.filter(({ type }) => type === 'LimitWarned').length >= 2)
  const raised = (await desk.view(file)).entries.filter(({ type }) => type === 'NoticeRaised').flatMap(({ data }) => data['recipients'] as string[])
  expect(raised).toEqual(expect.arrayContaining([desk.person, center.desk('w1').person]))
})
example('QP-CAS-27: an instant item finished in the visit is in time, open at 17:00 it is overdue', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:30')
  const [quick, left] = [await desk.open(instant), await desk.open(instant)]
  valueOf(await desk.tick(quick))
  valueOf(await desk.tick(left))
  await at('2026-03-10T09:45')
  expect(valueOf(await desk.conclude(quick)).findings).toEqual([])
  valueOf(await desk.client.intake.endVisit({ case: left, clientLeft: true, commandId: id() }))
  await at('2026-03-10T17:00')
  await until(async () => (await findings(left)).includes('not_immediate QP-CAS-27'))
})
example('QP-CAS-27: taken before closing and finished at 17:05 in the same visit is in time', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T16:58')
  const file = await desk.open(instant)
  valueOf(await desk.tick(file))
  await at('2026-03-10T17:05')
  expect(valueOf(await desk.conclude(file)).findings).toEqual([])
})
example('QP-CAS-28: complete and accepted in a quarter of an hour, the receipt bears the due date', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T10:10')
  const file = await desk.open(five)
  await at('2026-03-10T10:25')
  valueOf(await desk.tick(file))
  const accepted = valueOf(await desk.accept(file))
  const [paper] = (await desk.view(file)).documents
  expect(accepted.document).toBe(paper?.number)
  const page = valueOf(await desk.client.papers.page({ id: paper!.id }))
  expect(page.html).toContain('2026-03-17')
})
example('QP-CAS-28: undecided at the end of the day it is listed, with handler and lead', async (at) => {
  const desk = center.desk()
  await at('2026-03-11T10:00')
  const file = await desk.open(five)
  await at('2026-03-12T00:00')
  await until(async () => (await findings(file)).includes('not_reviewed_in_visit QP-CAS-28'))
  expect((await desk.view(file)).findings[0]?.person).toBe(desk.person)
})
example('QP-CAS-29: told in writing at once; by word of mouth only the case cannot wait for the applicant', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T10:15')
  const file = await desk.open(five)
  valueOf(await desk.tick(file, { M1: 'missing', M2: 'missing' }))
  expect(refusalOf(await desk.notify(file, ['M1', 'M2'], { form: 'oral' }))).toBe('NOTICE_NOT_WRITTEN QP-CAS-38')
  await at('2026-03-10T10:20')
  const told = valueOf(await desk.notify(file, ['M1', 'M2']))
  expect(told).toMatchObject({ state: 'incomplete', findings: [] })
  expect((await desk.view(file)).documents.map(({ number }) => number)).toEqual([told.document])
})
example('QP-CAS-29: a second notice is a breach when it names another material, and none when it repeats one', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T10:30')
  const [other, repeat] = [await desk.open(five), await desk.open(five)]
  for (const file of [other, repeat]) {
    valueOf(await desk.tick(file, { M1: 'missing', M2: 'missing' }))
    valueOf(await desk.notify(file, ['M1', 'M2']))
  }
  await at('2026-03-12T11:30')
  expect(valueOf(await desk.notify(other, ['M3']))).toMatchObject({ state: 'incomplete', findings: ['notice_second'] })
  valueOf(await desk.client.intake.supply({ case: repeat, materials: ['M1'], commandId: id() }))
  expect(valueOf(await desk.notify(repeat, ['M1'])).findings).toEqual([])
})
example('QP-CAS-30: finished late needs a reason, and counts as late', async (at) => {
  const desk = center.desk()
  await at('2026-03-02T09:20')
  const file = await desk.accepted(five)
  await at('2026-03-10T09:00')
  expect(refusalOf(await desk.conclude(file))).toBe('OVERDUE_REASON_MISSING QP-CAS-30')
  expect(valueOf(await desk.conclude(file, { lateReason: '业务量大' })).state).toBe('concluded')
  expect((await promised(file))?.timing).toMatchObject({ state: 'overdue', units: 1 })
  const late = valueOf(await center.section.queue.list({ center: 'qingpu', show: 'late' }))
  expect(late.rows.map((row) => row.id)).toContain(file)
})
example('QP-CAS-31: an extension agreed to on the last day holds, a minute after midnight it is refused', async (at) => {
  const desk = center.desk()
  await at('2026-03-02T09:25')
  const [agreed, tooLate, declined] = [await desk.accepted(five), await desk.accepted(five), await desk.accepted(five)]
  await at('2026-03-09T15:00')
  for (const file of [agreed, tooLate, declined]) valueOf(await desk.client.clock.extend({ case: file, to: '2026-03-13', reason: '需要核实', commandId: id() }))
  expect(refusalOf(await desk.client.clock.extend({ case: agreed, to: '另行通知', reason: '需要核实', commandId: id() }))).toBe('EXTENSION_DATE_MISSING QP-CAS-31')
  await at('2026-03-09T16:00')
  expect(valueOf(await desk.client.clock.consent({ case: agreed, agreed: true, by: '陈先生', how: '电话', commandId: id() })).due).toBe('2026-03-13')
  expect(valueOf(await desk.client.clock.consent({ case: declined, agreed: false, by: '陈先生', how: '电话', commandId: id() })).due).toBe('2026-03-09')
  await at('2026-03-10T00:01')
  expect(refusalOf(await desk.client.clock.consent({ case: tooLate, agreed: true, by: '陈先生', how: '电话', commandId: id() }))).toBe('EXTENSION_AFTER_EXPIRY QP-CAS-31')
})
example('QP-CAS-33: a notice lacking a part of the item cannot be issued; a refusal says why', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T11:00')
  const file = await desk.open(five)
  valueOf(await desk.tick(file, { M1: 'missing' }))
  const told = valueOf(await desk.notify(file, ['M1']))
  const [paper] = (await desk.view(file)).documents
  const { html } = valueOf(await desk.client.papers.page({ id: paper!.id }))
  for (const part of [...CONTENT.basis, ...CONTENT.steps, '申请表']) expect(html).toContain(part)
  expect(told.document).toBe(paper!.number)
  const refusedOne = await desk.open(five)
  valueOf(await desk.tick(refusedOne))
  const refuse = (reason: string) => desk.client.intake.refuse({ case: refusedOne, kind: 'not_meeting_conditions', reason, commandId: id() })
  expect(refusalOf(await refuse(''))).toBe('REASON_MISSING QP-CAS-33')
  expect(valueOf(await refuse('不符合条件')).state).toBe('refused_acceptance')
})
example('QP-CAS-34: with one material left blank acceptance is refused; an instant item complete goes on to finishing', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T11:10')
  const file = await desk.open(five)
  valueOf(await desk.client.intake.check({ case: file, materials: ['M1', 'M2', 'M3', 'M4'].map((code) => ({ code, state: 'present' })), commandId: id() }))
  expect(codeOf(await desk.accept(file))).toBe('REVIEW_INCOMPLETE')
  const quick = await desk.open(instant)
  valueOf(await desk.tick(quick))
  expect(valueOf(await desk.conclude(quick)).state).toBe('concluded')
})
example('QP-CAS-35: breaches of the month: none for one notice, one for a second, with its reason where a new rule made it necessary', async (at) => {
  const desk = center.desk('w2')
  await at('2026-03-10T11:20')
  const [single, second, ruled] = [await desk.open(five), await desk.open(five), await desk.open(five)]
  for (const file of [single, second, ruled]) {
    valueOf(await desk.tick(file, { M1: 'missing' }))
    valueOf(await desk.notify(file, ['M1']))
  }
  await at('2026-03-12T12:00')
  valueOf(await desk.notify(second, ['M2']))
  valueOf(await desk.notify(ruled, ['M2'], { reason: '3月11日新规定' }))
  const { rows } = valueOf(await center.supervision.watch.findings({ center: 'qingpu', kind: 'notice_second', from: '2026-03-01', to: '2026-03-31', size: 100 }))
  expect(rows.filter((row) => row.case === single)).toEqual([])
  expect(rows.filter((row) => row.case === second)).toMatchObject([{ person: desk.person, state: 'open' }])
  expect(rows.find((row) => row.case === ruled)?.detail).toContain('新规定')
})
example('QP-CAS-36: once supplied as told, asking again is a second notice; accepted that day the limit begins', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T11:30')
  const [asked, taken] = [await desk.open(five), await desk.open(five)]
  for (const file of [asked, taken]) {
    valueOf(await desk.tick(file, { M1: 'missing', M2: 'missing' }))
    valueOf(await desk.notify(file, ['M1', 'M2']))
  }
  await at('2026-03-12T13:30')
  for (const file of [asked, taken]) valueOf(await desk.client.intake.supply({ case: file, materials: ['M1', 'M2'], commandId: id() }))
  expect(valueOf(await desk.notify(asked, ['M4'])).findings).toEqual(['notice_second'])
  expect(refusalOf(await desk.client.intake.refuse({ case: taken, kind: 'not_meeting_conditions', reason: '材料', commandId: id() }))).toBe('MUST_ACCEPT QP-CAS-29')
  expect(valueOf(await desk.accept(taken)).due).toBe('2026-03-19')
})
example('QP-CAS-38: oral only for who asked by telephone', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T11:40')
  const [visit, phone] = [await desk.open(five), await desk.open(five, { channel: 'phone' })]
  for (const file of [visit, phone]) valueOf(await desk.tick(file, { M1: 'missing' }))
  expect(refusalOf(await desk.notify(visit, ['M1'], { form: 'oral' }))).toBe('NOTICE_NOT_WRITTEN QP-CAS-38')
  expect(valueOf(await desk.notify(phone, ['M1'], { form: 'oral' }))).toMatchObject({ state: 'incomplete', document: null })
})
example('QP-CAS-01: the lead sees every case of the own window and hands it on within it', async (at) => {
  await at('2026-03-11T09:00')
  const file = await center.desk('w3', 1).accepted(five)
  const lead = center.desk('w3')
  expect(valueOf(await lead.client.queue.mine({})).rows.map((row) => row.id)).toContain(file)
  valueOf(await lead.client.handling.assign({ case: file, to: center.desk('w3', 2).person, reason: '请假', commandId: id() }))
  expect((await lead.view(file)).row.handler).toBe(center.desk('w3', 2).person)
  expect(codeOf(await center.desk('w2').client.queue.get({ case: file }))).toBe('CASE_UNKNOWN')
})

example('QP-CAS-39: not told at once, and come once more for it: confirmed, an entry for deduction; without the visit only a second notice', async (at) => {
  const desk = center.desk()
  const found = async (file: string) => (await desk.view(file)).findings.map(({ kind }) => kind).sort()
  await at('2026-03-10T11:20')
  const [came, online, forgot] = [await desk.open(five), await desk.open(five), await desk.open(five)]
  for (const file of [came, online, forgot]) {
    valueOf(await desk.tick(file, { M1: 'missing' }))
    valueOf(await desk.notify(file, ['M1']))
  }
  for (const [file, visit] of [[came, true], [online, true], [forgot, true]] as const) valueOf(await desk.client.intake.supply({ case: file, materials: ['M1'], visit, commandId: id() }))
  await at('2026-03-12T11:20')
  for (const file of [came, online]) valueOf(await desk.notify(file, ['M2'], { reason: '漏告知' }))
  await at('2026-03-13T11:20')
  valueOf(await desk.client.intake.supply({ case: came, materials: ['M2'], visit: true, commandId: id() }))
  valueOf(await desk.client.intake.supply({ case: online, materials: ['M2'], visit: false, commandId: id() }))
  expect(await found(came)).toEqual(['notice_second', 'several_visits'])
  expect(await found(online)).toEqual(['notice_second'])
  expect(await found(forgot)).toEqual([])
  await at('2026-03-16T11:20')
  const [proposed] = valueOf(await center.section.watch.findings({ center: 'qingpu', kind: 'several_visits' })).rows
  expect(proposed).toMatchObject({ person: desk.person, clause: 'QP-CAS-39', state: 'open', consequence: null })
  expect(valueOf(await center.section.watch.decide({ center: 'qingpu', id: proposed!.id, confirmed: true, commandId: id() }))).toMatchObject({ consequence: 'deduction' })
  expect(valueOf(await center.section.watch.findings({ center: 'qingpu', kind: 'several_visits' })).rows[0]).toMatchObject({ state: 'confirmed', consequence: 'deduction' })
})

test('what is counted as open is what the list shows', async () => {
  // A job may be at work between the two.
  await until(async () => { const { counted, listed } = await openCounts(center); return JSON.stringify(counted) === JSON.stringify(listed) }, 20_000)
})
