import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect } from 'vitest'
import { type Bureau, openBureau, valueOf } from './bureau.ts'
import { refusedBy, stories, type Story } from './story.ts'

let bureau: Bureau
beforeAll(async () => { bureau = await openBureau('qingpu', '2026-01-15T09:00') }, 300_000)
afterAll(() => bureau?.[Symbol.asyncDispose]())
const example = stories('qingpu', () => bureau, (of) => of.section)

const find = (result: 'substantiated' | 'partly' | 'unsubstantiated') => ({ kind: 'find' as const, result, serious: false, violation: false, reason: '查证' })
const COMPLEX = { kind: 'classify' as const, class: 'complex' as const }
/** Found, put right, answered: closed by what comes last. */
async function closeFounded(story: Story, id: string): Promise<void> {
  await story.unit(id, { kind: 'correct', text: '整改' })
  await story.unit(id, { kind: 'implement', text: '已落实' })
  await story.unit(id, { kind: 'draft_reply', text: '已核查整改' })
  await story.done(id, { kind: 'send_reply' })
}

async function explained(story: Story, when: string | undefined): Promise<string> {
  await story.at('2026-03-10T10:00')
  const { id } = await story.complain()
  await story.done(id, COMPLEX)
  await story.done(id, find('unsubstantiated'))
  if (when) {
    await story.at(when)
    await story.unit(id, { kind: 'explain', reason: '需要调取资料' })
  }
  return id
}
for (const [at, late] of [['2026-03-24T23:59', false], ['2026-03-25T00:00', true]] as const) {
  example('QP-CMP-18', `explained at 23:59 on the third day, closed at ${at}: ${late ? 'late' : 'in time'}`, async (story) => {
    const id = await explained(story, '2026-03-13T23:59')
    await story.at(at)
    await story.done(id, { kind: 'send_reply', text: '答复' })
    expect((await story.get(id)).complaint).toMatchObject({ late, dueDate: '2026-03-24', dueClause: 'QP-CMP-18' })
  })
}
example('QP-CMP-18', 'without explanation the limit stays 2026-03-13', async (story) => {
  const id = await explained(story, undefined)
  await story.at('2026-03-16T10:00')
  await story.done(id, { kind: 'send_reply', text: '答复' })
  expect((await story.get(id)).complaint).toMatchObject({ late: true, dueDate: '2026-03-13' })
})

async function transferred(story: Story): Promise<string> {
  await story.at('2026-03-10T10:00')
  const { id } = await story.complain({ channel: 'hotline_12345', sourceNumber: `H-${story.window.id}`, sourceDueAt: '2026-03-20T17:00:00+08:00' })
  await story.heard(id)
  await story.done(id, find('unsubstantiated'))
  return id
}
example('QP-CMP-19', 'both reports at the very limit close it in time', async (story) => {
  const id = await transferred(story)
  await story.at('2026-03-20T17:00')
  for (const to of ['source', 'section'] as const) await story.unit(id, { kind: 'report', to, text: '结果' })
  expect((await story.get(id)).complaint).toMatchObject({ status: 'closed', late: false })
})
example('QP-CMP-19', 'the section told a minute after the limit: closed late', async (story) => {
  const id = await transferred(story)
  await story.at('2026-03-20T16:00')
  await story.unit(id, { kind: 'report', to: 'source', text: '结果' })
  await story.at('2026-03-20T17:01')
  await story.unit(id, { kind: 'report', to: 'section', text: '结果' })
  expect((await story.get(id)).complaint).toMatchObject({ status: 'closed', late: true })
})
example('QP-CMP-19', 'with the report to 12345 alone it is still open', async (story) => {
  const id = await transferred(story)
  await story.at('2026-03-19T10:00')
  await story.unit(id, { kind: 'report', to: 'source', text: '结果' })
  expect((await story.get(id)).complaint).toMatchObject({ status: 'open', waitsFor: ['report_to_section'] })
  expect(refusedBy(await story.act(id, { kind: 'close' }))).toBe('STEP_MISSING QP-CMP-19')
})
example('QP-CMP-19', 'an item without the limit of its sender is refused', async (story) => {
  await story.at('2026-03-10T10:00')
  expect(refusedBy(await story.tryToComplain({ channel: 'hotline_12345', sourceNumber: 'H-none' }))).toBe('SOURCE_LIMIT_MISSING QP-CMP-19')
})

async function ratedOn16(story: Story, reported: string): Promise<string> {
  await story.at('2026-03-16T10:00')
  const { complaint } = await story.rate(2)
  expect(refusedBy(await story.bureau.section.desk.act({ id: complaint!, action: { kind: 'report', to: 'section', text: '结果' }, commandId: randomUUID() }))).toBe('STEP_MISSING QP-CMP-20')
  await story.unit(complaint!, { kind: 'contact_rater', reached: false, text: '未接电话' })
  await story.done(complaint!, find('unsubstantiated'), story.bureau.desk)
  await story.at(reported)
  for (const to of ['section', 'desk'] as const) await story.unit(complaint!, { kind: 'report', to, text: '结果' })
  return complaint!
}
const oursOf = async (story: Story, id: string) => (await story.get(id)).clocks.find(({ kind }) => kind === 'ours')
example('QP-CMP-20', 'reported to both at 23:59 on the fifth working day: in time', async (story) => {
  expect(await oursOf(story, await ratedOn16(story, '2026-03-23T23:59'))).toMatchObject({ state: 'met', dueDate: '2026-03-23' })
})
example('QP-CMP-20', 'reported at 00:00 on the day after: late', async (story) => {
  expect(await oursOf(story, await ratedOn16(story, '2026-03-24T00:00'))).toMatchObject({ state: 'met_late' })
})
example('QP-CMP-20', 'answered after the review, the limit was met by the report', async (story) => {
  const id = await ratedOn16(story, '2026-03-20T10:00')
  await story.unit(id, { kind: 'draft_reply', text: '答复' })
  await story.at('2026-03-23T10:00')
  await story.done(id, { kind: 'review_reply', approved: true })
  await story.at('2026-03-25T10:00')
  await story.done(id, { kind: 'send_reply' }, story.bureau.desk)
  expect((await story.get(id)).complaint).toMatchObject({ status: 'closed', late: false })
})

const consequencesOf = async (story: Story, id: string) => (await story.get(id)).consequences
async function foundAs(story: Story, result: 'substantiated' | 'partly' | 'unsubstantiated', over: Parameters<Story['complain']>[0] = {}): Promise<string> {
  const { id } = await story.complain({ complainant: { name: '某', nameRefused: false, contact: `136${String(Math.random()).slice(2, 10)}`, contactRefused: false }, ...over })
  await story.done(id, COMPLEX)
  await story.heard(id)
  await story.done(id, find(result))
  return id
}
for (const result of ['substantiated', 'partly', 'unsubstantiated'] as const) {
  example('QP-CMP-21', `found ${result}: ${result === 'unsubstantiated' ? 'no deduction entry' : 'one deduction entry for person and window'}`, async (story) => {
    await story.at('2026-03-13T10:00')
    const deductions = (await consequencesOf(story, await foundAs(story, result))).filter(({ kind }) => kind === 'deduction')
    expect(deductions.map(({ person, window, result: of, clause }) => ({ person, window, of, clause })))
      .toEqual(result === 'unsubstantiated' ? [] : [{ person: story.window.clerk, window: story.window.id, of: result, clause: 'QP-CMP-21' }])
  })
}
example('QP-CMP-21', 'changed to unsubstantiated with a reason, the entry is cancelled and stays visible', async (story) => {
  await story.at('2026-03-13T11:00')
  const id = await foundAs(story, 'substantiated')
  await story.at('2026-03-16T10:00')
  await story.done(id, { ...find('unsubstantiated'), reason: '认错了人' })
  const deductions = (await consequencesOf(story, id)).filter(({ kind }) => kind === 'deduction')
  expect(deductions).toHaveLength(1)
  expect(deductions[0]).toMatchObject({ withdrawnAt: expect.any(String), withdrawnReason: expect.stringContaining('unsubstantiated') })
})

for (const [year, eligible] of [[2026, false], [2027, true]] as const) {
  example('QP-CMP-22', `facts of 2026-12-28 found on 2027-01-05: for an award of ${year} ${eligible ? 'accepted' : 'refused with the number'}`, async (story) => {
    await story.at('2026-12-28T10:00')
    const { id, number } = await story.complain({ factsOn: '2026-12-28' })
    await story.done(id, COMPLEX)
    await story.heard(id)
    await story.at('2027-01-05T10:00')
    await story.done(id, find('substantiated'))
    const answer = valueOf(await story.bureau.section.consequences.eligibility({ center: 'qingpu', person: story.window.clerk, year }))
    expect(answer).toMatchObject(eligible ? { eligible: true, grounds: [] } : { eligible: false, grounds: [{ number, clause: 'QP-CMP-22' }] })
  })
}
example('QP-CMP-22', 'a 2-star rating found partly true: the window is refused for the year', async (story) => {
  await story.at('2026-03-10T11:00')
  const { complaint } = await story.rate(2)
  await story.heard(complaint!, story.bureau.desk)
  await story.done(complaint!, find('partly'), story.bureau.desk)
  expect(valueOf(await story.bureau.section.consequences.eligibility({ center: 'qingpu', window: story.window.id, year: 2026 }))).toMatchObject({ eligible: false, grounds: [{ clause: 'QP-CMP-22', result: 'partly' }] })
})

async function thrice(story: Story, results: readonly ('substantiated' | 'unsubstantiated')[]): Promise<string[]> {
  const ids: string[] = []
  for (const [nth, at] of ['2026-01-15T10:00', '2026-03-10T12:00', '2026-05-20T10:00'].slice(0, results.length).entries()) {
    await story.at(at)
    ids.push(await foundAs(story, results[nth]!))
  }
  return ids
}
const returnsOf = async (story: Story) => valueOf(await story.bureau.section.consequences.list({ center: 'qingpu', person: story.window.clerk })).rows.filter(({ kind }) => kind === 'circular_and_return')
example('QP-CMP-23', 'the third found true opens circular and return the same day', async (story) => {
  const ids = await thrice(story, ['substantiated', 'substantiated', 'substantiated'])
  const raised = await returnsOf(story)
  expect(raised).toMatchObject([{ complaint: ids[2], clause: 'QP-CMP-23', withdrawnAt: null }])
  expect(Temporal.Instant.from(raised[0]!.raisedAt).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()).toBe('2026-05-20')
})
example('QP-CMP-23', 'after two nothing is opened, and 2 of 3 is shown', async (story) => {
  await thrice(story, ['substantiated', 'substantiated'])
  expect(await returnsOf(story)).toEqual([])
  expect(valueOf(await story.bureau.section.consequences.standing({ center: 'qingpu', person: story.window.clerk })).rows).toMatchObject([{ kind: 'circular_and_return', count: 2, of: 3 }])
})
example('QP-CMP-23', 'of three, one unsubstantiated: nothing is opened', async (story) => {
  await thrice(story, ['substantiated', 'unsubstantiated', 'substantiated'])
  expect(await returnsOf(story)).toEqual([])
})
example('QP-CMP-23', 'two complaints and a rating found true: nothing is opened', async (story) => {
  await thrice(story, ['substantiated', 'substantiated'])
  await story.at('2026-05-20T10:00')
  const { complaint } = await story.rate(1)
  await story.heard(complaint!, story.bureau.desk)
  await story.done(complaint!, find('substantiated'), story.bureau.desk)
  expect(await returnsOf(story)).toEqual([])
})
example('QP-CMP-24', 'the return asks the department for what it did, and stays listed until that is entered', async (story) => {
  await thrice(story, ['substantiated', 'substantiated', 'substantiated'])
  const [raised] = await returnsOf(story)
  expect(raised).toMatchObject({ outcome: null })
  const nth = story.window.id.replace('qingpu-w', '')
  const department = story.bureau.as('DEP', `department_principal@department:d${nth}`)
  const before = valueOf(await department.consequences.list({ withdrawn: false })).rows
  expect(before.find(({ id }) => id === raised!.id)).toBeDefined()
  valueOf(await department.consequences.enterOutcome({ id: raised!.id, outcome: '警告处分', on: '2026-05-20', commandId: randomUUID() }))
  expect((await returnsOf(story))[0]).toMatchObject({ outcome: '警告处分', outcomeOn: '2026-05-20' })
})

example('QP-CMP-25', 'the appraisal sheet lists two complaints and a rating with their findings', async (story) => {
  await story.at('2026-05-21T10:00')
  await foundAs(story, 'substantiated')
  await foundAs(story, 'unsubstantiated')
  const { complaint } = await story.rate(2)
  await story.heard(complaint!, story.bureau.desk)
  await story.done(complaint!, find('partly'), story.bureau.desk)
  const { lines } = valueOf(await story.bureau.section.consequences.appraisal({ center: 'qingpu', window: story.window.id, from: '2026-01-01', to: '2026-12-31' }))
  expect(lines.map(({ kind, result, deduction }) => [kind, result, deduction])).toEqual([['complaint', 'substantiated', true], ['complaint', 'unsubstantiated', false], ['poor_rating', 'partly', true]])
})
example('QP-CMP-25', 'received on the last day of the year and still open: listed as open, without deduction', async (story) => {
  await story.at('2026-12-31T10:00')
  await story.complain()
  await story.at('2027-01-15T10:00')
  const { lines } = valueOf(await story.bureau.section.consequences.appraisal({ center: 'qingpu', window: story.window.id, from: '2026-01-01', to: '2026-12-31' }))
  expect(lines).toMatchObject([{ open: true, result: 'open', deduction: false }])
})
example('QP-CMP-21, QP-CMP-10', 'one person by rating, hotline and letter about one case: one matter, three channels, one deduction', async (story) => {
  await story.at('2026-03-10T10:00')
  const complainant = { name: '郑某', nameRefused: false, contact: '13655556666', contactRefused: false }
  const first = await story.complain({ channel: 'letter', caseNumber: 'K-77', complainant })
  await story.complain({ channel: 'hotline_12345', caseNumber: 'K-77', complainant, sourceNumber: 'H-77', sourceDueAt: '2026-03-20T17:00:00+08:00' })
  await story.rate(1, { contact: '136 5555 6666', caseNumber: 'K-77' })
  const { complaint, clocks } = await story.get(first.id)
  expect(complaint.channels).toEqual(['letter', 'hotline_12345', 'poor_rating'])
  expect(clocks.map(({ kind }) => kind)).toEqual(['ours', 'source'])
  await story.done(first.id, COMPLEX)
  await story.heard(first.id)
  await story.done(first.id, find('substantiated'))
  expect(valueOf(await story.bureau.section.consequences.list({ center: 'qingpu', window: story.window.id })).rows.filter(({ kind }) => kind === 'deduction')).toHaveLength(1)
  await closeFounded(story, first.id)
})
