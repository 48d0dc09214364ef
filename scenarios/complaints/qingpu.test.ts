import { randomUUID } from 'node:crypto'
import { readTable } from '@hall/documents'
import { afterAll, beforeAll, expect } from 'vitest'
import { type Bureau, openBureau, problemOf, valueOf } from './bureau.ts'
import { refusedBy, stories, type Story } from './story.ts'

let bureau: Bureau
beforeAll(async () => { bureau = await openBureau('qingpu', '2026-01-15T09:00') }, 300_000)
afterAll(() => bureau?.[Symbol.asyncDispose]())
const example = stories('qingpu', () => bureau, (of) => of.section)

const find = (result: 'substantiated' | 'partly' | 'unsubstantiated') => ({ kind: 'find' as const, result, serious: false, violation: false, reason: '查证' })
const COMPLEX = { kind: 'classify' as const, class: 'complex' as const }
const span = { from: '2026-01-01', to: '2027-12-31' }

example('QP-CMP-01', 'substantiated, reply drafted, no corrective opinion: closing is refused', async (story) => {
  await story.at('2026-03-10T09:00')
  const { id } = await story.complain()
  await story.done(id, COMPLEX)
  await story.heard(id)
  await story.at('2026-03-11T09:00')
  await story.done(id, find('substantiated'))
  await story.unit(id, { kind: 'draft_reply', text: '答复' })
  await story.at('2026-03-12T09:00')
  const refused = await story.act(id, { kind: 'close' })
  expect(problemOf(refused)).toMatchObject({ code: 'STEP_MISSING', clause: 'QP-CMP-01', details: { missing: expect.arrayContaining(['corrective_opinion']) } })
})
example('QP-CMP-01', 'with corrective opinion and reply, and implementation confirmed, it is closed', async (story) => {
  await story.at('2026-03-10T09:00')
  const { id } = await story.complain()
  await story.done(id, COMPLEX)
  await story.heard(id)
  await story.at('2026-03-11T09:00')
  await story.done(id, find('substantiated'))
  await story.at('2026-03-12T10:00')
  await story.unit(id, { kind: 'correct', text: '整改' })
  await story.unit(id, { kind: 'draft_reply', text: '答复' })
  await story.done(id, { kind: 'send_reply' })
  await story.at('2026-03-13T09:00')
  await story.unit(id, { kind: 'implement', text: '已落实' })
  await story.done(id, { kind: 'close' })
  expect((await story.get(id)).complaint.status).toBe('closed')
})
example('QP-CMP-01', 'unsubstantiated with a reply is closed without a corrective opinion', async (story) => {
  await story.at('2026-03-11T09:00')
  const { id } = await story.complain()
  await story.done(id, COMPLEX)
  await story.done(id, find('unsubstantiated'))
  await story.done(id, { kind: 'send_reply', text: '经查不属实' })
  expect((await story.get(id)).complaint).toMatchObject({ status: 'closed', result: 'unsubstantiated' })
})

for (const [stars, opens, comment] of [[2, true, '一般'], [3, false, '还行'], [1, true, undefined]] as const) {
  example('QP-CMP-03', `${stars} stars${comment ? '' : ' without any comment'}: ${opens ? 'a poor-rating case is opened' : 'no case'}`, async (story) => {
    await story.at('2026-03-10T09:00')
    const { number } = await story.rate(stars, comment ? { comment } : {})
    expect(number !== null).toBe(opens)
  })
}

for (const [clause, ground, shows] of [['QP-CMP-04', 'not_told_at_one_time', 'case_notices'], ['QP-CMP-05', 'attitude', 'nothing'], ['QP-CMP-06', 'work_discipline', 'attendance'], ['QP-CMP-08', 'delay_by_mistake', 'case_clock']] as const) {
  example(clause, `a complaint on the ground ${ground} is accepted under its clause, and the examiner is led to ${shows}`, async (story) => {
    await story.at('2026-03-10T09:00')
    const { id } = await story.complain({ ground })
    const shown = await story.get(id)
    expect(shown.grounds).toMatchObject([{ id: ground, clause }])
    expect(shown.shows).toBe(shows)
  })
}
example('QP-CMP-07', 'an integrity complaint is visible to those named for it and the management alone', async (story) => {
  await story.at('2026-03-10T09:00')
  const { id } = await story.complain({ ground: 'integrity' }, story.bureau.supervision)
  expect((await story.get(id, story.bureau.supervision)).grounds).toMatchObject([{ clause: 'QP-CMP-07' }])
  expect(problemOf(await story.bureau.director.desk.get({ id })).code).toBe('accepted')
  for (const other of [story.bureau.section, story.bureau.desk]) expect(problemOf(await other.desk.get({ id })).code).toBe('COMPLAINT_UNKNOWN')
  expect(problemOf(await story.window.leads.unit.get({ id })).code).toBe('COMPLAINT_UNKNOWN')
})
example('QP-CMP-09', 'what fits no ground is taken as other with its text, or declined with a reason that is told', async (story) => {
  await story.at('2026-03-10T09:00')
  expect(refusedBy(await story.tryToComplain({ ground: 'parking' }))).toBe('COMPLAINT_GROUND_UNKNOWN QP-CMP-04')
  const taken = valueOf(await story.bureau.section.intake.register({
    center: 'qingpu', channel: 'phone', ground: 'other', content: '停车问题', complainant: { name: '甲', nameRefused: false, contact: '13711112222', contactRefused: false }, commandId: randomUUID(),
  }))
  await story.done(taken.id, { kind: 'decline', reason: '不属本中心管理' })
  const followed = valueOf(await story.bureau.public.portal.follow({ number: taken.number, code: taken.followCode! }))
  expect(followed).toMatchObject({ state: 'declined', messages: [{ kind: 'Declined', text: '不属本中心管理' }] })
})
example('QP-CMP-10', 'each complaint keeps its channel, and statistics are split by it', async (story) => {
  await story.at('2026-03-10T09:00')
  const before = valueOf(await story.bureau.section.desk.statistics({ center: 'qingpu', by: 'channel', ...span })).rows
  await story.complain({ channel: 'email' })
  await story.complain({ channel: 'letter', complainant: { name: '乙', nameRefused: false, contact: '13711113333', contactRefused: false } })
  const after = valueOf(await story.bureau.section.desk.statistics({ center: 'qingpu', by: 'channel', ...span })).rows
  const of = (rows: typeof before, key: string) => rows.find((row) => row.key === key)?.received ?? 0
  expect([of(after, 'email') - of(before, 'email') >= 1, of(after, 'letter') - of(before, 'letter') >= 1]).toEqual([true, true])
  expect(refusedBy(await story.tryToComplain({ channel: 'sms' }))).toBe('CHANNEL_NOT_OFFERED QP-CMP-10')
})

example('QP-CMP-11', 'a phone complaint about a window is coordinated by the section and sent on to its leader', async (story) => {
  await story.at('2026-03-10T10:00')
  const { id } = await story.complain()
  expect((await story.get(id)).complaint.coordinator).toBe('coordination')
  expect(valueOf(await story.window.leads.unit.list({})).rows.map((row) => row.id)).toContain(id)
})
example('QP-CMP-11', 'one passed on by 12345 is coordinated by the section, not the complaint window', async (story) => {
  await story.at('2026-03-10T10:00')
  const { id } = await story.complain({ channel: 'hotline_12345', sourceNumber: 'H-11', sourceDueAt: '2026-03-20T17:00:00+08:00' })
  expect((await story.get(id)).complaint.coordinator).toBe('coordination')
})
example('QP-CMP-11', 'a 2-star rating is coordinated by the complaint window', async (story) => {
  await story.at('2026-03-10T10:00')
  const { complaint } = await story.rate(2)
  expect((await story.get(complaint!)).complaint.coordinator).toBe('complaint_desk')
})
example('QP-CMP-11', 'an e-mail without a recognizable window stays with the section until one is named', async (story) => {
  await story.at('2026-03-10T10:00')
  const { id } = await story.complain({ channel: 'email', window: null, person: null })
  expect(valueOf(await story.window.leads.unit.list({})).rows.map((row) => row.id)).not.toContain(id)
  await story.done(id, { kind: 'complete', window: story.window.id })
  expect(valueOf(await story.window.leads.unit.list({})).rows.map((row) => row.id)).toContain(id)
})
example('QP-CMP-12', 'the register has the columns of the clause and is exported for a period', async (story) => {
  await story.at('2026-03-10T10:00')
  const { number } = await story.complain({ content: '台账内容' })
  const { contentBase64, filename } = valueOf(await story.bureau.section.desk.export({ center: 'qingpu', ...span }))
  const table = await readTable(Buffer.from(contentBase64, 'base64'), { filename })
  const rows = table.ok ? table.value.sheets[0]!.rows.map(({ cells }) => cells.join('|')) : []
  expect(table.ok && table.value.sheets[0]!.header.join('|')).toBe('编号|受理时间|渠道|窗口|被投诉人|投诉人|联系方式|内容|核查结论|处理措施|答复|办结时间')
  expect(rows.some((row) => row.includes(number) && row.includes('台账内容') && row.includes('投诉人'))).toBe(true)
})

/** A rating contacted, found false and reported, with a draft. */
async function reportedRating(story: Story): Promise<string> {
  const { complaint } = await story.rate(2)
  await story.unit(complaint!, { kind: 'contact_rater', reached: true, text: '已联系' })
  await story.done(complaint!, find('unsubstantiated'), story.bureau.desk)
  for (const to of ['section', 'desk'] as const) await story.unit(complaint!, { kind: 'report', to, text: '结果' })
  await story.unit(complaint!, { kind: 'draft_reply', text: '答复' })
  return complaint!
}
example('QP-CMP-13', 'a 2-star rating opens a case at the complaint window, sent on to the leader', async (story) => {
  await story.at('2026-03-10T10:00')
  const { complaint } = await story.rate(2)
  expect((await story.get(complaint!)).complaint.coordinator).toBe('complaint_desk')
  expect(valueOf(await story.window.leads.unit.list({})).rows.map((row) => row.id)).toContain(complaint)
})
example('QP-CMP-13', 'a draft that is not reviewed is not published', async (story) => {
  await story.at('2026-03-11T10:00')
  const id = await reportedRating(story)
  expect(refusedBy(await story.act(id, { kind: 'send_reply' }, story.bureau.desk))).toBe('REVIEW_MISSING QP-CMP-13')
})
example('QP-CMP-13', 'returned, changed and approved, it is published and closed', async (story) => {
  await story.at('2026-03-11T10:00')
  const id = await reportedRating(story)
  await story.at('2026-03-12T10:00')
  expect(refusedBy(await story.act(id, { kind: 'review_reply', approved: true }, story.bureau.desk))).toBe('NOT_REVIEWER QP-CMP-13')
  await story.done(id, { kind: 'review_reply', approved: false, reason: '写清楚些' }, story.bureau.section)
  await story.at('2026-03-13T10:00')
  await story.unit(id, { kind: 'draft_reply', text: '改过的答复' })
  await story.done(id, { kind: 'review_reply', approved: true }, story.bureau.section)
  await story.done(id, { kind: 'send_reply' }, story.bureau.desk)
  const { complaint, messages } = await story.get(id)
  expect(complaint).toMatchObject({ status: 'closed', late: false })
  expect(messages.find(({ kind }) => kind === 'ReplySent')?.text).toBe('改过的答复')
})
example('QP-CMP-14', 'ratings are counted by month, window and stars, with poor ones closed in time', async (story) => {
  await story.at('2026-03-11T10:00')
  await reportedRating(story)
  for (let nth = 0; nth < 3; nth++) await story.rate(5)
  const by = async (key: 'window' | 'month') => valueOf(await story.bureau.desk.ratings.statistics({ center: 'qingpu', by: key, from: '2026-03-01', to: '2026-03-31' })).rows
  expect((await by('window')).find(({ key }) => key === story.window.id)).toMatchObject({ stars: [0, 1, 0, 0, 3], counted: 4, satisfied: null, place: null })
  expect((await by('month')).map(({ key }) => key)).toEqual(['2026-03'])
})

example('QP-CMP-15', 'with name, phone number and content it is registered', async (story) => {
  await story.at('2026-03-10T10:00')
  expect(problemOf(await story.tryToComplain({ channel: 'desk' })).code).toBe('accepted')
})
example('QP-CMP-15', 'without contact it is refused', async (story) => {
  await story.at('2026-03-10T10:00')
  const refused = await story.tryToComplain({ channel: 'desk', complainant: { name: '甲', nameRefused: false, contact: null, contactRefused: false } })
  expect(problemOf(refused)).toMatchObject({ code: 'REQUIRED_MISSING', clause: 'QP-CMP-15', details: { missing: ['contact'] } })
})
example('QP-CMP-15', 'with the name refused, contact and content it is registered as anonymous', async (story) => {
  await story.at('2026-03-10T10:00')
  const { id } = await story.complain({ channel: 'desk', complainant: { name: null, nameRefused: true, contact: '13811110000', contactRefused: false } })
  expect((await story.get(id)).complaint.anonymous).toBe(true)
})

for (const [at, late] of [['2026-03-10T23:59', false], ['2026-03-11T00:01', true]] as const) {
  example('QP-CMP-16', `a simple complaint of 10:00 closed with reply at ${at} is ${late ? 'late' : 'in time'}`, async (story) => {
    await story.at('2026-03-10T10:00')
    const { id } = await story.complain()
    await story.done(id, { kind: 'classify', class: 'simple' })
    await story.at(at)
    await story.done(id, { kind: 'send_reply', text: '已当面解决' })
    expect((await story.get(id)).complaint).toMatchObject({ status: 'closed', late })
  })
}

for (const [at, late] of [['2026-03-13T23:59', false], ['2026-03-14T00:00', true]] as const) {
  example('QP-CMP-17', `a complex complaint of 2026-03-10 answered at ${at} is ${late ? 'late' : 'in time'}`, async (story) => {
    await story.at('2026-03-10T10:00')
    const { id } = await story.complain()
    await story.done(id, COMPLEX)
    await story.done(id, find('unsubstantiated'))
    await story.at(at)
    await story.done(id, { kind: 'send_reply', text: '经查不属实' })
    expect((await story.get(id)).complaint).toMatchObject({ status: 'closed', late, dueDate: '2026-03-13', dueClause: 'QP-CMP-17' })
  })
}
for (const [received, due] of [['2026-04-30T10:00', '2026-05-08'], ['2026-03-07T10:00', '2026-03-11']] as const) {
  example('QP-CMP-17', `received on ${received.slice(0, 10)}, it is due on ${due}`, async (story) => {
    await story.at(received)
    const { id } = await story.complain()
    await story.done(id, COMPLEX)
    expect((await story.get(id)).complaint.dueDate).toBe(due)
  })
}

