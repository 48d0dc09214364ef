import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect } from 'vitest'
import { type Bureau, openBureau, problemOf, valueOf } from './bureau.ts'
import { refusedBy, stories, type Story } from './story.ts'

let bureau: Bureau
beforeAll(async () => { bureau = await openBureau('taigu', '2026-03-02T08:00') }, 300_000)
afterAll(() => bureau?.[Symbol.asyncDispose]())
const example = stories('taigu', () => bureau, (of) => of.supervision)

const COMPLICATED = { kind: 'classify' as const, class: 'complex' as const, reason: '涉及两个部门', contacted: ['税务局'] }
const find = (result: 'substantiated' | 'unsubstantiated', violation = false) => ({ kind: 'find' as const, result, serious: false, violation, reason: '查证' })

example('TG-CMP-01', 'anyone may complain about examination and approval, without being party to a case', async (story) => {
  await story.at('2026-03-03T09:00')
  const { id } = await story.complain({ ground: 'examination_and_approval', caseNumber: null, window: null, person: null })
  expect((await story.get(id)).grounds).toMatchObject([{ clause: 'TG-CMP-01' }])
})
example('TG-CMP-02', 'the duty leader registers a petition, and the limit runs from that moment', async (story) => {
  await story.at('2026-03-03T10:00')
  const taken = await story.complain({ channel: 'duty_chief' }, story.bureau.duty)
  const shown = await story.get(taken.id)
  expect(shown.complaint).toMatchObject({ channel: 'duty_chief', dueDate: '2026-03-04' })
  expect(shown.messages[0]).toMatchObject({ kind: 'Lodged', at: expect.stringContaining('2026-03-03T02:00') })
})
example('TG-CMP-03', 'the public page shows both bodies with their telephones, and a complaint is registered under either', async (story) => {
  await story.at('2026-03-03T10:00')
  const { bodies, bodiesClause } = valueOf(await story.bureau.public.portal.setup({ center: 'taigu' }))
  expect([bodiesClause, ...bodies.map(({ phone }) => phone)]).toEqual(['TG-CMP-03', '0354-6253256', '0354-6253258'])
  for (const body of ['supervision_office', 'supervision_commission']) {
    expect(problemOf(await story.tryToComplain({ body, complainant: { name: '甲', nameRefused: false, contact: `135${String(Math.random()).slice(2, 10)}`, contactRefused: false } })).code).toBe('accepted')
  }
})
example('TG-CMP-06', 'extortion handed to the supervision office is accepted there, and the commission is proposed', async (story) => {
  await story.at('2026-03-03T10:00')
  const { id } = await story.complain({ ground: 'extortion', body: 'supervision_office' })
  expect(await story.get(id)).toMatchObject({ suggestedBody: 'supervision_commission', complaint: { status: 'open' } })
  await story.done(id, { kind: 'pass_on', body: 'supervision_commission', reason: '按建议移送' })
})
example('TG-CMP-06', 'asked for, the commission\'s window takes it', async (story) => {
  await story.at('2026-03-03T10:00')
  expect(problemOf(await story.tryToComplain({ ground: 'extortion', body: 'supervision_commission' })).code).toBe('accepted')
})
example('TG-CMP-07', 'attitude at a window is accepted without a case number', async (story) => {
  await story.at('2026-03-03T10:00')
  const { id } = await story.complain({ ground: 'attitude', caseNumber: null })
  expect((await story.get(id)).complaint).toMatchObject({ incomplete: [], status: 'open' })
})
example('TG-CMP-07', 'without window, person and time it is accepted, incomplete, and the complainant asked', async (story) => {
  await story.at('2026-03-03T10:00')
  const { id } = await story.complain({ ground: 'attitude', window: null, person: null })
  expect((await story.get(id)).complaint.incomplete).toEqual(['place_or_time'])
  expect(refusedBy(await story.act(id, find('unsubstantiated')))).toBe('COMPLAINT_INCOMPLETE')
  await story.done(id, { kind: 'complete', window: story.window.id })
  expect((await story.get(id)).complaint.incomplete).toEqual([])
})
example('TG-CMP-09', 'the open ground with a description is accepted', async (story) => {
  await story.at('2026-03-03T10:00')
  const { id } = await story.complain({ ground: 'other', content: '违反收费公示' })
  expect((await story.get(id)).complaint.incomplete).toEqual([])
})
example('TG-CMP-09', 'without one it is kept incomplete until it is entered', async (story) => {
  await story.at('2026-03-03T10:00')
  expect(refusedBy(await story.tryToComplain({ ground: 'other', content: null }))).toBe('REQUIRED_MISSING TG-CMP-10')
  const { id } = await story.complain({ ground: 'attitude', window: null, person: null })
  await story.done(id, { kind: 'complete', when: '上午十点' })
  expect((await story.get(id)).complaint.incomplete).toEqual([])
})
example('TG-CMP-10', 'every complaint has its entry with number, time and receiver before anything is done', async (story) => {
  await story.at('2026-03-03T10:00')
  const { id, number } = await story.complain()
  const { messages, complaint } = await story.get(id)
  expect([messages[0]!.kind, messages[0]!.at.slice(0, 10), complaint.number]).toEqual(['Lodged', '2026-03-03', number])
  expect(refusedBy(await story.act(randomUUID(), find('unsubstantiated')))).toBe('COMPLAINT_UNKNOWN')
})
example('TG-CMP-11', 'an oral complaint is refused without its wording, and the record awaits confirmation', async (story) => {
  await story.at('2026-03-03T10:00')
  expect(refusedBy(await story.tryToComplain({ channel: 'desk', oral: true, content: null }))).toBe('ORAL_RECORD_MISSING TG-CMP-11')
  const { id } = await story.complain({ channel: 'desk', oral: true, content: '他说改天再来' })
  const shown = await story.get(id)
  expect(shown.complaint.status).toBe('draft')
  expect(shown.documents).toMatchObject([{ form: 'complaint-record', number: expect.stringContaining('太政诉记') }])
  await story.done(id, { kind: 'confirm_record' })
  expect((await story.get(id)).complaint.status).toBe('open')
})

example('TG-CMP-12', 'answered at 10:20 in the same visit, it is closed as answered on the spot', async (story) => {
  await story.at('2026-03-03T10:00')
  const { id } = await story.complain({ channel: 'desk' })
  await story.at('2026-03-03T10:20')
  await story.done(id, { kind: 'send_reply', text: '当面答复' })
  const { complaint, messages } = await story.get(id)
  expect(complaint).toMatchObject({ status: 'closed', late: false })
  expect(messages.at(-1)).toMatchObject({ kind: 'Closed', facts: { onTheSpot: 'true' } })
})
example('TG-CMP-12', 'a visit ended without answer and reason is refused; a reason opens the next step', async (story) => {
  await story.at('2026-03-03T10:00')
  const { id } = await story.complain({ channel: 'desk' })
  expect(refusedBy(await story.act(id, { kind: 'end_visit' }))).toBe('REASON_MISSING TG-CMP-13')
  await story.done(id, { kind: 'end_visit', reason: '需要核实' })
  expect((await story.get(id)).complaint.status).toBe('open')
})
for (const [received, answered, due, late] of [['2026-03-03T10:00', '2026-03-04T17:30', '2026-03-04', false], ['2026-03-03T10:00', '2026-03-05T09:00', '2026-03-04', true]] as const) {
  example('TG-CMP-13', `an ordinary complaint of 03-03 answered on ${answered.slice(5, 10)} is ${late ? 'one working day late' : 'in time'}`, async (story) => {
    await story.at(received)
    const { id } = await story.complain()
    await story.at(answered)
    await story.done(id, { kind: 'send_reply', text: '答复' })
    const { complaint, clocks } = await story.get(id)
    expect(complaint).toMatchObject({ dueDate: due, late })
    if (late) expect(clocks[0]!.workdaysLeft).toBe(-1)
  })
}
for (const [received, due] of [['2026-03-06T16:00', '2026-03-09'], ['2026-04-03T10:00', '2026-04-07']] as const) {
  example('TG-CMP-13', `received on ${received.slice(0, 10)} it is due on ${due}`, async (story) => {
    await story.at(received)
    expect((await story.complain()).dueDate).toBe(due)
  })
}

async function decided(story: Story, on: string, result: 'substantiated' | 'unsubstantiated' = 'unsubstantiated'): Promise<string> {
  await story.at('2026-03-02T09:00')
  const { id } = await story.complain()
  await story.done(id, COMPLICATED)
  await story.heard(id)
  await story.at(on)
  await story.done(id, find(result))
  await story.done(id, { kind: 'decide', text: '处理决定' })
  return id
}
for (const [at, late] of [['2026-03-09T16:00', false], ['2026-03-10T09:00', true]] as const) {
  example('TG-CMP-14', `a complicated complaint of 03-02 answered on ${at.slice(5, 10)} is ${late ? 'late' : 'in time'}`, async (story) => {
    const id = await decided(story, '2026-03-09T10:00')
    await story.done(id, { kind: 'notify_unit' })
    await story.at(at)
    await story.done(id, { kind: 'tell_complainant', text: '结果' })
    expect((await story.get(id)).complaint).toMatchObject({ status: 'closed', late, dueDate: '2026-03-09', dueClause: 'TG-CMP-14' })
  })
}
example('TG-CMP-14', 'of 2026-04-03, before the holiday, it is due on 2026-04-13', async (story) => {
  await story.at('2026-04-03T10:00')
  const { id } = await story.complain()
  expect(refusedBy(await story.act(id, { kind: 'classify', class: 'complex', contacted: ['税务局'] }))).toBe('CLASS_REASON_MISSING TG-CMP-14')
  await story.done(id, COMPLICATED)
  expect((await story.get(id)).complaint.dueDate).toBe('2026-04-13')
})

for (const [at, inTime] of [['2026-03-09T17:00', 'true'], ['2026-03-10T09:00', 'false']] as const) {
  example('TG-CMP-15', `an explanation sent on ${at.slice(5, 10)} ${inTime === 'true' ? 'meets the duty and moves nothing' : 'comes too late: the breach is on record'}`, async (story) => {
    await story.at('2026-03-02T09:00')
    const { id } = await story.complain()
    await story.done(id, COMPLICATED)
    await story.at(at)
    await story.done(id, { kind: 'explain', reason: '外单位未回函', expected: '2026-03-13' })
    const { complaint, messages } = await story.get(id)
    expect(messages.at(-1)).toMatchObject({ kind: 'Explained', facts: { inTime, extends: 'false', expected: '2026-03-13' } })
    expect(complaint.dueDate).toBe('2026-03-09')
    await story.at('2026-03-10T10:00')
    expect((await story.get(id)).clocks[0]!.state).toBe('late')
  })
}
example('TG-CMP-15', 'an explanation without a reason is refused', async (story) => {
  await story.at('2026-03-02T09:00')
  const { id } = await story.complain()
  expect(problemOf(await story.bureau.supervision.desk.act({ id, action: { kind: 'explain', reason: '' }, commandId: randomUUID() })).code).toBe('BAD_INPUT')
})
for (const [at, late] of [['2026-03-05T17:00', '0'], ['2026-03-06T09:00', '1']] as const) {
  example('TG-CMP-16', `asked on 03-02 with the default of three working days, the unit answers on ${at.slice(5, 10)}: ${late} working days late`, async (story) => {
    await story.at('2026-03-02T09:00')
    const { id } = await story.complain()
    await story.done(id, COMPLICATED)
    await story.done(id, { kind: 'route', window: story.window.id })
    await story.done(id, { kind: 'ask_unit', text: '请说明' })
    expect(refusedBy(await story.act(id, { kind: 'ask_unit', text: '请说明', by: '2026-03-20' }))).toBe('DEADLINE_TOO_LATE TG-CMP-16')
    await story.at(at)
    await story.unit(id, { kind: 'state', text: '说明' })
    const { messages, clocks } = await story.get(id)
    expect(messages.find(({ kind }) => kind === 'UnitAnswered')?.facts['lateWorkdays']).toBe(late)
    expect(clocks.find(({ kind }) => kind === 'unit')).toMatchObject({ dueDate: '2026-03-05', clause: 'TG-CMP-16', state: late === '0' ? 'met' : 'met_late' })
  })
}
for (const [at, inTime] of [['2026-03-09T16:00', 'true'], ['2026-03-10T09:00', 'false']] as const) {
  example('TG-CMP-17', `decided on 03-09 and delivered, the complainant told on ${at.slice(5, 10)}: closed, feedback ${inTime === 'true' ? 'in time' : 'flagged late'}`, async (story) => {
    const id = await decided(story, '2026-03-09T10:00')
    await story.at('2026-03-09T11:00')
    await story.done(id, { kind: 'notify_unit' })
    await story.at(at)
    await story.done(id, { kind: 'tell_complainant', text: '结果' })
    const { complaint, messages, documents } = await story.get(id)
    expect(complaint.status).toBe('closed')
    expect(messages.find(({ kind }) => kind === 'ComplainantTold')?.facts['inTime']).toBe(inTime)
    expect(documents).toMatchObject([{ form: 'complaint-decision', number: expect.stringContaining('太政诉决〔2026〕') }])
  })
}
example('TG-CMP-17', 'without notice to the unit closing is refused', async (story) => {
  const id = await decided(story, '2026-03-09T10:00')
  expect(problemOf(await story.act(id, { kind: 'close' }))).toMatchObject({ code: 'STEP_MISSING', clause: 'TG-CMP-17', details: { missing: expect.arrayContaining(['unit_notice']) } })
})
for (const [result, violation] of [['substantiated', true], ['unsubstantiated', false]] as const) {
  example('TG-CMP-18', violation ? 'a confirmed violation opens a liability record with its basis' : 'not established: no liability record', async (story) => {
    await story.at('2026-03-02T09:00')
    const { id } = await story.complain()
    await story.done(id, COMPLICATED)
    await story.heard(id)
    await story.at('2026-03-09T10:00')
    await story.done(id, find(result, violation))
    const { consequences } = await story.get(id)
    expect(consequences.map(({ kind, person, clause, basis }) => ({ kind, person, clause, basis })))
      .toEqual(violation ? [{ kind: 'accountability', person: story.window.clerk, clause: 'TG-CMP-18', basis: '太谷县政务中心行政许可项目办理暂行办法' }] : [])
  })
}
