import { until } from '@hall/testing'
import { afterAll, beforeAll, expect } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, CONTENT, id, openCases, refusalOf } from '../src/cases-center.ts'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
let five: string
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('district', '2026-03-01T08:00:00+08:00')
  five = await center.item()
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

example('DC-CAS-12: the notice lists all the materials, the procedure and the basis; leaving one out takes a reason, which is kept', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T11:00')
  const [all, without] = [await desk.open(five), await desk.open(five)]
  const lacks = { M1: 'missing', M2: 'missing', M3: 'missing', M4: 'missing', M5: 'missing' } as const
  for (const file of [all, without]) valueOf(await desk.tick(file, lacks))
  const { document } = valueOf(await desk.notify(all, ['M1', 'M2', 'M3', 'M4', 'M5']))
  const issued = (await desk.view(all)).documents.find(({ number }) => number === document)!
  const { html } = valueOf(await desk.client.papers.page({ id: issued.id }))
  for (const part of [...CONTENT.materials.map(({ name }) => name), ...CONTENT.steps, ...CONTENT.basis]) expect(html).toContain(part)

  const rest = ['M1', 'M2', 'M4', 'M5']
  expect(codeOf(await desk.notify(without, rest))).toBe('NOTICE_LIST_INCOMPLETE')
  expect(refusalOf(await desk.notify(without, rest, { leftOut: [{ code: 'M3', reason: ' ' }] }))).toBe('REASON_MISSING DC-CAS-12')
  expect(valueOf(await desk.notify(without, rest, { leftOut: [{ code: 'M3', reason: '自有场所，不需要租赁证明' }] })).state).toBe('incomplete')
  const entry = (await desk.view(without)).entries.find(({ type }) => type === 'NoticeIssued')!
  expect(entry.data['leftOut']).toEqual([{ code: 'M3', reason: '自有场所，不需要租赁证明' }])
  // What is not needed keeps nobody from being accepted.
  valueOf(await desk.client.intake.supply({ case: without, materials: rest, commandId: id() }))
  expect(codeOf(await desk.accept(without))).toBe('ok')
})
example('DC-CAS-13: can it be handled, and is all in order: both answered, a no with what is missing', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T11:10')
  const file = await desk.open(five)
  valueOf(await desk.tick(file, { M3: 'missing' }))
  const answer = (missing: string[], given: { canBeHandled?: boolean; formalitiesComplete?: boolean; reason?: string }) => desk.client.intake.notify({ case: file, missing, ...given, commandId: id() })
  expect(refusalOf(await answer(['M3'], { canBeHandled: true }))).toBe('NOTICE_PART_MISSING DC-CAS-13')
  expect(refusalOf(await answer(['M3'], { formalitiesComplete: false }))).toBe('NOTICE_PART_MISSING DC-CAS-13')
  expect(codeOf(await answer([], { canBeHandled: true, formalitiesComplete: false }))).toBe('NOTHING_MISSING')
  expect(refusalOf(await answer(['M3'], { canBeHandled: false, formalitiesComplete: false }))).toBe('REASON_MISSING DC-CAS-13')
  expect(valueOf(await answer(['M3'], { canBeHandled: true, formalitiesComplete: false })).state).toBe('incomplete')
  expect((await desk.view(file)).entries.find(({ type }) => type === 'NoticeIssued')!.data['answers']).toEqual({ canBeHandled: true, formalitiesComplete: false })
})
example('DC-CAS-57: that the usual handler is away is no reason: the visit needs an outcome, and sending away is a finding against who covers', async (at) => {
  const desk = center.desk('w0', 1)
  await at('2026-03-11T10:00')
  const file = await desk.open(five)
  expect(refusalOf(await desk.client.intake.endVisit({ case: file, commandId: id() }))).toBe('VISIT_UNDECIDED DC-CAS-15')
  // @ts-expect-error: no such ground.
  expect(codeOf(await desk.client.intake.refuse({ case: file, kind: 'handler_absent', reason: '等张三回来', commandId: id() }))).toBe('BAD_INPUT')
  valueOf(await center.supervision.watch.report({ case: file, kind: 'refused_for_absence', detail: '投诉：让等张三回来', commandId: id() }))
  const found = valueOf(await center.supervision.watch.findings({ center: 'district', kind: 'refused_for_absence' })).rows
  expect(found.map(({ person, clause, state }) => [person, clause, state])).toEqual([[desk.person, 'DC-CAS-57', 'open']])
  expect(codeOf(await center.supervision.watch.decide({ center: 'district', id: found[0]!.id, confirmed: true, commandId: id() }))).toBe('ok')
})
example('DC-CAS-46: the handler is away on business when the case is due: the head of the unit has to name somebody, and answers for it if nobody is named', async (at) => {
  const [head, li] = [center.desk('w2', 0), center.desk('w2', 1)]
  const item = await center.item({}, '2026-01-05', 'market')
  await at('2026-03-09T09:00')
  const [named, nobody, early] = [await li.accepted(item), await li.accepted(item), await li.accepted(item)]
  expect((await li.view(named)).row.dueOn).toBe('2026-03-16')
  await at('2026-03-11T09:00')
  valueOf(await li.conclude(early))
  await center.announceAway({ person: li.person, from: '2026-03-12T00:00:00', to: '2026-03-18T00:00:00', kind: 'errand' })
  const asked = async (file: string) => (await li.view(file)).entries.find(({ type }) => type === 'SubstituteAsked')
  await until(async () => (await asked(nobody)) !== undefined, 20_000)
  expect((await asked(named))!.data).toMatchObject({ person: li.person, head: head.person, clause: 'DC-CAS-46' })
  expect(await asked(early)).toBeUndefined()
  valueOf(await head.client.handling.assign({ case: named, to: center.desk('w2', 2).person, reason: '李某外出', commandId: id() }))
  // The limit runs on.
  expect((await li.view(nobody)).row.dueOn).toBe('2026-03-16')
  await at('2026-03-17T00:01')
  const overdue = async (file: string) => (await li.view(file)).findings.find(({ kind }) => kind === 'overdue')
  await until(async () => (await overdue(nobody)) !== undefined && (await overdue(named)) !== undefined, 20_000)
  expect((await overdue(nobody))!.person).toBe(head.person)
  expect((await overdue(named))!.person).toBe(center.desk('w2', 2).person)
})
example('DC-CAS-31: the day the written proof is served is the day it was done: on the fifth working day in time, a day later overdue', async (at) => {
  const desk = center.desk()
  await at('2026-03-09T09:10')
  const [inTime, late] = [await desk.open(five), await desk.open(five)]
  await at('2026-03-13T10:00')
  for (const file of [inTime, late]) valueOf(await desk.client.intake.refuse({ case: file, kind: 'no_permit_needed', reason: '不需要审批', explained: true, commandId: id() }))
  const serve = (file: string) => desk.client.results.serve({ case: file, by: 'in_person', to: '陈某', commandId: id() })
  // @ts-expect-error: how it was served has to be said.
  expect(codeOf(await desk.client.results.serve({ case: inTime, to: '陈某', commandId: id() }))).toBe('BAD_INPUT')
  await at('2026-03-16T16:00')
  expect(valueOf(await serve(inTime)).findings).toEqual([])
  await at('2026-03-17T16:00')
  expect(valueOf(await serve(late)).findings).toEqual(['overdue'])
  const finishedOn = async (file: string) => Temporal.Instant.from((await desk.view(file)).row.finishedAt!).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
  expect([await finishedOn(inTime), await finishedOn(late)]).toEqual(['2026-03-16', '2026-03-17'])
  expect((await desk.view(late)).findings.find(({ kind }) => kind === 'overdue')).toMatchObject({ clause: 'DC-CAS-31', days: 1 })
  expect(codeOf(await serve(late))).toBe('STATE_WRONG')
})
