import { afterAll, beforeAll, expect } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, id, openCases, refusalOf } from '../src/cases-center.ts'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
let joint: string
let five: string
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('enping', '2026-03-01T08:00:00+08:00')
  five = await center.item({ procedures: [] })
  joint = await center.item({ kind: 'joint', promised: null, procedures: [], departments: ['tax', 'housing', 'market'], parts: [{ department: 'tax', days: 5 }, { department: 'housing', days: 7 }, { department: 'market', days: 10 }] })
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

example('EP-CAS-09: without joint rules a joint case is due with its longest part, and does not end while a part is open', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:00')
  const file = await desk.accepted(joint)
  const view = await desk.view(file)
  expect(view.row.dueOn).toBe('2026-03-24')
  expect(view.clocks.find(({ clock }) => clock === 'promised')?.clauses).toContain('EP-CAS-09')
  expect(view.parts.map(({ department, dueOn }) => [department, dueOn])).toEqual([['tax', '2026-03-17'], ['housing', '2026-03-19'], ['market', '2026-03-24']])
  await at('2026-03-24T10:00')
  const concludePart = (window: 'w0' | 'w1' | 'w2', department: string) => center.desk(window).client.joint.opine({ case: file, department, agree: true, opinion: '同意', commandId: id() })
  for (const [window, department] of [['w0', 'tax'], ['w1', 'housing']] as const) valueOf(await concludePart(window, department))
  const refused = await desk.conclude(file)
  expect(!refused.ok && refused.problem).toMatchObject({ code: 'PART_OPEN', clause: 'EP-CAS-09', details: { departments: ['market'] } })
  valueOf(await concludePart('w2', 'market'))
  expect(valueOf(await desk.conclude(file))).toMatchObject({ state: 'concluded', findings: [] })
})

example('EP-NET-05: looked through online and complete it is accepted that day; incomplete it gets its one notice; not looked through it is not concluded', async (at) => {
  const desk = center.desk('w0', 1)
  await at('2026-03-10T20:00')
  const [complete, lacking, untouched] = [await desk.open(five, { channel: 'online' }), await desk.open(five, { channel: 'online' }), await desk.open(five, { channel: 'online' })]
  const review = (file: string, missing: string[]) => desk.client.intake.reviewOnline({ case: file, missing, commandId: id() })
  await at('2026-03-11T09:00')
  expect(valueOf(await review(complete, []))).toMatchObject({ state: 'accepted', due: '2026-03-18', findings: [] })
  expect((await desk.view(complete)).row.acceptedAt).toMatch(/^2026-03-11T01:00/)
  const told = valueOf(await review(lacking, ['M2']))
  expect(told).toMatchObject({ state: 'incomplete', due: null, findings: [], document: expect.any(String) })
  const view = await desk.view(lacking)
  expect(view.entries.find(({ type }) => type === 'NoticeIssued')?.data).toMatchObject({ missing: ['M2'], form: 'electronic' })
  expect(view.row.acceptedAt).toBeNull()
  expect(refusalOf(await desk.conclude(untouched))).toBe('CASE_STEP_OPEN EP-NET-05')
  expect(codeOf(await review(await desk.open(five), []))).toBe('NOT_ONLINE')
})
example('EP-NET-13: an online inquiry is due the third working day; the next it is late by one; a holiday is not counted', async (at) => {
  const desk = center.desk('w1', 1)
  const ask = async () => valueOf(await desk.client.contacts.open({ center: 'enping', window: desk.window, channel: 'online', matter: '网上咨询', asker: '乙', commandId: id() }))
  const answer = (contact: string) => desk.client.contacts.close({ id: contact, center: 'enping', outcome: 'answered', reply: '可以', commandId: id() })
  const one = async (contact: string) => valueOf(await desk.client.contacts.get({ id: contact }))
  await at('2026-03-04T10:00')
  const [first, second] = [await ask(), await ask()]
  expect(first).toMatchObject({ dueOn: '2026-03-09', firstAsked: desk.person })
  await at('2026-03-09T17:00')
  valueOf(await answer(first.id))
  expect(await one(first.id)).toMatchObject({ late: false, daysLate: 0 })
  await at('2026-03-10T09:00')
  valueOf(await answer(second.id))
  expect(await one(second.id)).toMatchObject({ late: true, daysLate: 1 })
  expect(valueOf(await center.section.contacts.list({ center: 'enping', late: true })).rows.map((row) => row.id)).toEqual([second.id])
  valueOf(await desk.client.contacts.rate({ id: first.id, center: 'enping', satisfied: false, commandId: id() }))
  expect(valueOf(await center.section.contacts.list({ center: 'enping', insufficient: true })).rows.map((row) => row.id)).toEqual([first.id])
  await at('2026-04-02T10:00')
  expect((await ask()).dueOn).toBe('2026-04-08')
})
example('EP-NET-11: content asked of a window is due the next working day; the day after it is late by one; an error found counts against the window', async (at) => {
  const desk = center.desk('w1', 1)
  const ask = async (subject: string) => valueOf(await center.section.contents.ask({ center: 'enping', window: desk.window, subject, commandId: id() }))
  const provide = (request: string, accurate = true) => desk.client.contents.provide({ center: 'enping', id: request, content: '办事时间调整', accurate, commandId: id() })
  await at('2026-03-04T09:00')
  const [first, second] = [await ask('办事时间'), await ask('联系电话')]
  expect(first.dueOn).toBe('2026-03-05')
  await at('2026-03-05T17:00')
  expect(refusalOf(await provide(first.id, false))).toBe('NOT_CONFIRMED_ACCURATE EP-NET-11')
  expect(valueOf(await provide(first.id)).daysLate).toBe(0)
  await at('2026-03-06T09:00')
  expect(valueOf(await provide(second.id)).daysLate).toBe(1)
  expect(codeOf(await provide(second.id))).toBe('CONTENT_PROVIDED')
  valueOf(await center.section.contents.reportError({ center: 'enping', id: second.id, error: '电话少一位', commandId: id() }))
  expect(valueOf(await center.section.watch.findings({ center: 'enping', kind: 'content_wrong' })).rows).toMatchObject([{ clause: 'EP-NET-11', person: desk.person, department: 'housing' }])
  expect(codeOf(await center.desk('w2', 1).client.contents.provide({ center: 'enping', id: first.id, content: '别的窗口', accurate: true, commandId: id() }))).toBe('CONTENT_UNKNOWN')
})
