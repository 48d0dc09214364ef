import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '@hall/testing'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, CONTENT, id, openCases, openCounts, refusalOf } from '../src/cases-center.ts'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
let ten: string
let five: string
let defaulting: string
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('district', '2026-03-01T08:00:00+08:00')
  ten = await center.item({ promised: { days: 10, unit: 'workday' } })
  five = await center.item()
  defaulting = await center.item({ deemedApproval: { basis: '区政府令第3号第十条' } })
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

const dueOf = async (file: string) => (await center.desk().view(file)).row.dueOn
const promised = async (file: string) => (await center.desk().view(file)).clocks.find(({ clock }) => clock === 'promised')
const refusing = (file: string, extra: object = {}) => center.desk().client.intake.refuse({ case: file, kind: 'cannot_by_law', reason: '法律禁止', basis: '《条例》第二条', explained: true, commandId: id(), ...extra })
const filing = (file: string, extra: object = {}) => center.desk().client.negations.file({
  case: file, reasonCode: 'special_reason_or_not_approved', unit: '税务局', handler: '张三', position: '科员', partyName: '陈某', partyAddress: '区政府路1号', partyPhone: '13800000000', facts: '不符合', reasons: '不符合条件', basis: '第二条',
  missingItems: [], explained: true, kind: 'cannot_by_law', commandId: id(), ...extra,
})
const signing = (file: string, confirmed = true, reason = '') => center.director.negations.sign({ case: file, confirmed, reason, commandId: id() })

example('DC-CAS-16: with one material unmarked nothing is decided; one not in form keeps it from acceptance', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:00')
  const file = await desk.open(five)
  valueOf(await desk.client.intake.check({ case: file, materials: ['M1', 'M2', 'M3', 'M4'].map((code) => ({ code, state: 'present' })), commandId: id() }))
  expect(refusalOf(await desk.accept(file))).toBe('REVIEW_INCOMPLETE DC-CAS-15')
  valueOf(await desk.tick(file, { M5: 'wrong' }))
  expect(codeOf(await desk.accept(file))).toBe('MATERIALS_MISSING')
})
example('DC-CAS-17: no permit needed is told at once with its reason and proof; a day later it is a breach', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:05')
  const [same, next] = [await desk.open(five), await desk.open(five)]
  expect(refusalOf(await refusing(same, { kind: 'no_permit_needed', reason: '' }))).toBe('REASON_MISSING DC-CAS-55')
  const closed = valueOf(await refusing(same, { kind: 'no_permit_needed', basis: '' }))
  expect([closed.findings, closed.document !== null]).toEqual([[], true])
  await at('2026-03-11T09:00')
  expect(valueOf(await refusing(next, { kind: 'no_permit_needed', basis: '' })).findings).toEqual(['not_immediate'])
})
example('DC-CAS-18: outside its powers it names the organ that is competent', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T11:00')
  const file = await desk.open(five)
  expect(codeOf(await refusing(file, { kind: 'not_in_authority' }))).toBe('COMPETENT_BODY_MISSING')
  expect(valueOf(await refusing(file, { kind: 'not_in_authority', competentBody: '区住建局' })).state).toBe('refused_acceptance')
})
example('DC-CAS-19: an error correctable on the spot is corrected, not put into a notice, unless the applicant declines', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:10')
  const [corrected, declined] = [await desk.open(five), await desk.open(five)]
  for (const file of [corrected, declined]) {
    valueOf(await desk.tick(file, { M1: 'correctable' }))
    expect(refusalOf(await desk.notify(file, ['M1']))).toBe('CORRECTION_FIRST DC-CAS-19')
  }
  await at('2026-03-10T09:20')
  valueOf(await desk.tick(corrected))
  expect(valueOf(await desk.accept(corrected)).state).toBe('accepted')
  expect(valueOf(await desk.notify(declined, ['M1'], { declined: true })).state).toBe('incomplete')
})
example('DC-CAS-20: all that was asked for is in: it is accepted that day; with one of two it is not', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:25')
  const [both, one] = [await desk.open(five), await desk.open(five)]
  for (const file of [both, one]) {
    valueOf(await desk.tick(file, { M1: 'missing', M2: 'missing' }))
    valueOf(await desk.notify(file, ['M1', 'M2']))
  }
  await at('2026-03-18T09:00')
  valueOf(await desk.client.intake.supply({ case: both, materials: ['M1', 'M2'], commandId: id() }))
  valueOf(await desk.client.intake.supply({ case: one, materials: ['M1'], commandId: id() }))
  expect(codeOf(await refusing(both, { kind: 'not_meeting_conditions' }))).toBe('MUST_ACCEPT')
  expect(valueOf(await desk.accept(both)).state).toBe('accepted')
  expect(codeOf(await desk.accept(one))).toBe('STATE_WRONG')
})
example('DC-CAS-21: the notice by the fifth working day, late on the sixth; a second one is blocked and on record', async (at) => {
  const desk = center.desk()
  await at('2026-03-09T09:00')
  const [inTime, late] = [await desk.open(five), await desk.open(five)]
  for (const file of [inTime, late]) valueOf(await desk.tick(file, { M1: 'missing' }))
  await at('2026-03-16T16:00')
  expect(valueOf(await desk.notify(inTime, ['M1'])).findings).toEqual([])
  const second = valueOf(await desk.notify(inTime, ['M2']))
  expect([second.findings, second.document]).toEqual([['notice_second'], null])
  await at('2026-03-17T09:00')
  valueOf(await desk.notify(late, ['M1']))
  await until(async () => (await desk.view(late)).findings.some(({ kind, clause }) => kind === 'notice_late' && clause === 'DC-CAS-21'), 20_000)
  await at('2026-04-02T09:00')
  const easter = await desk.open(five)
  expect((await desk.view(easter)).clocks.find(({ name }) => name === 'notice')?.due?.date).toBe('2026-04-10')
})
example('DC-CAS-22: an unclear application is referred the same day, or flagged', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:30')
  const [same, next] = [await desk.open(five), await desk.open(five)]
  const refer = (file: string) => desk.client.intake.refer({ case: file, leader: 'DIR001', question: '适用哪条', commandId: id() }).then(valueOf)
  await at('2026-03-10T16:50')
  expect((await refer(same)).findings).toEqual([])
  await at('2026-03-11T08:40')
  expect((await refer(next)).findings).toEqual(['referred_late'])
})
example('DC-CAS-26: an item without a limit takes no case; with ten working days the date follows', async (at) => {
  expect(codeOf(await center.department.itemChanges.apply({ center: 'district', department: 'tax', kind: 'entry', content: { ...CONTENT, code: 'NL', promised: null, statutory: null }, commandId: id() }))).toBe('ITEM_LIMIT_MISSING')
  await at('2026-03-02T09:00')
  expect(await dueOf(await center.desk().accepted(ten))).toBe('2026-03-16')
})
example('DC-CAS-27: days, never hours; across May Day to the exchanged Saturday; calendar days where the law says so', async (at) => {
  const one = await center.item({ promised: { days: 1, unit: 'workday' } })
  const thirty = await center.item({ promised: { days: 30, unit: 'calendar_day' }, statutory: { days: 30, unit: 'calendar_day' } })
  await at('2026-03-02T09:05')
  expect(await dueOf(await center.desk().accepted(thirty))).toBe('2026-04-01')
  await at('2026-03-10T16:59')
  expect(await dueOf(await center.desk().accepted(one))).toBe('2026-03-11')
  await at('2026-04-29T09:00')
  expect(await dueOf(await center.desk().accepted(five))).toBe('2026-05-09')
})
example('DC-CAS-28: the limit runs from receipt, also when the proof comes later', async (at) => {
  const desk = center.desk()
  const one = await center.item({ promised: { days: 1, unit: 'workday' } })
  await at('2026-03-02T09:10')
  const file = await desk.open(ten)
  await at('2026-03-04T09:00')
  valueOf(await desk.tick(file))
  expect(valueOf(await desk.accept(file)).due).toBe('2026-03-16')
  await at('2026-03-07T10:00')
  const online = await desk.open(one, { channel: 'online' })
  valueOf(await desk.tick(online))
  expect(valueOf(await desk.accept(online)).due).toBe('2026-03-09')
})
example('DC-CAS-29: after a supplement the limit runs from the last of it; before it none does', async (at) => {
  const desk = center.desk()
  await at('2026-03-02T09:15')
  const [one, two] = [await desk.open(ten), await desk.open(ten)]
  valueOf(await desk.tick(one, { M1: 'missing' }))
  valueOf(await desk.tick(two, { M1: 'missing', M2: 'missing' }))
  await at('2026-03-03T09:00')
  valueOf(await desk.notify(one, ['M1']))
  valueOf(await desk.notify(two, ['M1', 'M2']))
  const supply = (file: string, materials: string[]) => desk.client.intake.supply({ case: file, materials, commandId: id() }).then(valueOf)
  await at('2026-03-10T09:35')
  await supply(one, ['M1'])
  await supply(two, ['M1'])
  expect(valueOf(await desk.accept(one)).due).toBe('2026-03-24')
  expect(await dueOf(two)).toBeNull()
  await at('2026-03-12T09:00')
  await supply(two, ['M2'])
  expect(valueOf(await desk.accept(two)).due).toBe('2026-03-26')
})
example('DC-CAS-32: consent on the last day extends, a day late it moves nothing; without the head’s opinion it is not sent', async (at) => {
  const desk = center.desk()
  await at('2026-03-02T09:20')
  const [inTime, late] = [await desk.accepted(ten), await desk.accepted(ten)]
  await at('2026-03-13T09:00')
  const extend = (file: string, headOpinion: string) => desk.client.clock.extend({ case: file, to: '2026-03-23', reason: '现场复杂', headOpinion, commandId: id() })
  expect(refusalOf(await extend(late, ''))).toBe('HEAD_OPINION_MISSING DC-CAS-32')
  for (const file of [inTime, late]) valueOf(await extend(file, '同意上报'))
  expect(valueOf(await desk.client.papers.page({ id: (await desk.view(inTime)).documents.at(-1)!.id })).html).toMatch(/机关办理事项延期申请表[\s\S]*延期理由：现场复杂[\s\S]*主要负责人意见：同意上报/)
  const consent = (file: string) => center.director.clock.consent({ case: file, agreed: true, by: '市局', how: '批复', commandId: id() })
  await at('2026-03-16T15:00')
  expect(valueOf(await consent(inTime)).due).toBe('2026-03-23')
  await at('2026-03-17T09:05')
  expect(refusalOf(await consent(late))).toBe('EXTENSION_AFTER_EXPIRY DC-CAS-32')
  expect([(await promised(inTime))?.status, (await promised(late))?.status]).toEqual(['running', 'expired'])
})
example('DC-CAS-33: told by the original date it is in time; the day after it is a breach and the extension stays', async (at) => {
  const desk = center.desk()
  await at('2026-03-02T09:25')
  const [inTime, late] = [await desk.accepted(ten), await desk.accepted(ten)]
  await at('2026-03-12T09:10')
  for (const file of [inTime, late]) {
    valueOf(await desk.client.clock.extend({ case: file, to: '2026-03-23', reason: '现场复杂', headOpinion: '同意', commandId: id() }))
    valueOf(await center.director.clock.consent({ case: file, agreed: true, by: '市局', how: '批复', commandId: id() }))
  }
  const tell = (file: string, reason = '现场复杂') => desk.client.clock.tell({ case: file, reason, commandId: id() })
  await at('2026-03-16T15:05')
  expect(refusalOf(await tell(inTime, ''))).toBe('REASON_MISSING DC-CAS-33')
  expect(valueOf(await tell(inTime)).findings).toEqual([])
  await at('2026-03-17T09:10')
  expect(valueOf(await tell(late))).toMatchObject({ findings: ['extension_not_told'], due: '2026-03-23' })
})
example('DC-CAS-34: an expert review is not counted, first and last day included; a consultation is', async (at) => {
  const desk = center.desk()
  await at('2026-03-02T09:30')
  const open = async () => { const file = await desk.open(ten); valueOf(await desk.tick(file)); valueOf(await desk.accept(file, { stated: [{ kind: 'expert_review', days: 3 }] })); return file }
  const [review, consultation] = [await open(), await open()]
  await at('2026-03-05T09:00')
  const stop = (file: string, kind: string) => desk.client.clock.stop({ case: file, kind, basis: '《条例》第九条', document: '评审通知1号', approver: 'DIR001', from: '2026-03-05', commandId: id() })
  valueOf(await stop(review, 'expert_review'))
  expect(refusalOf(await stop(consultation, 'consultation'))).toBe('STOP_NOT_EXCLUDED DC-CAS-34')
  await at('2026-03-09T17:00')
  expect(valueOf(await desk.client.clock.endStop({ case: review, evidence: '评审意见1号', to: '2026-03-09', commandId: id() })).due).toBe('2026-03-19')
  expect(await dueOf(consultation)).toBe('2026-03-16')
  const sheet = valueOf(await desk.client.clock.sheet({ case: review }))
  expect(sheet.sheet?.rows.filter(({ reason }) => reason.kind === 'stopped').map(({ date }) => date).filter((date) => !['2026-03-07', '2026-03-08'].includes(date))).toEqual(['2026-03-05', '2026-03-06', '2026-03-09'])
})
example('DC-CAS-35: only the days the receipt states stand still; what it does not state cannot be entered', async (at) => {
  const desk = center.desk()
  await at('2026-03-02T09:35')
  const open = async (stated: { kind: 'expert_review'; days: number }[]) => { const file = await desk.open(ten); valueOf(await desk.tick(file)); valueOf(await desk.accept(file, { stated })); return file }
  const [long, silent] = [await open([{ kind: 'expert_review', days: 3 }]), await open([])]
  await at('2026-03-05T09:10')
  const stop = (file: string) => desk.client.clock.stop({ case: file, kind: 'expert_review', basis: '第九条', document: '评审通知2号', approver: 'DIR001', from: '2026-03-05', commandId: id() })
  valueOf(await stop(long))
  expect(refusalOf(await stop(silent))).toBe('STOP_NOT_STATED DC-CAS-35')
  valueOf(await desk.client.intake.state({ case: silent, stated: [{ kind: 'expert_review', days: 2 }], commandId: id() }))
  expect(codeOf(await stop(silent))).toBe('ok')
  await at('2026-03-11T17:00')
  expect(valueOf(await desk.client.clock.endStop({ case: long, evidence: '评审意见2号', to: '2026-03-11', commandId: id() })).due).toBe('2026-03-19')
})
example('DC-CAS-36: undecided at midnight a flagged item is consented to by default; without the flag it is only overdue', async (at) => {
  const desk = center.desk()
  await at('2026-03-09T09:05')
  const [silent, plain] = [await desk.accepted(defaulting), await desk.accepted(five)]
  await at('2026-03-17T00:00')
  const consented = await until(async () => { const view = await desk.view(silent); return view.row.state === 'concluded' ? view : undefined }, 180_000)
  expect(consented.row.outcome).toBe('deemed_approved')
  expect(consented.findings.map(({ kind }) => kind)).toContain('overdue')
  expect(consented.documents.map(({ title }) => title.zh)).toContain('测试中心超时默认同意通知书')
  await until(async () => (await desk.view(plain)).findings.some(({ kind }) => kind === 'overdue'), 20_000)
  expect((await desk.view(plain)).row.state).toBe('accepted')
})
example('DC-CAS-37: missed by the applicant’s own fault at a time within the limit, it counts as on time', async (at) => {
  const desk = center.desk()
  await at('2026-03-02T09:40')
  const [missed, past, center1, unsaid] = [await desk.accepted(ten), await desk.accepted(ten), await desk.accepted(ten), await desk.accepted(ten)]
  const appoint = (file: string, when: string) => desk.client.results.appoint({ case: file, at: `${when}+08:00`, commandId: id() }).then(valueOf)
  await appoint(missed, '2026-03-13T10:00:00')
  await appoint(center1, '2026-03-13T10:00:00')
  await appoint(past, '2026-03-17T10:00:00')
  const absent = (file: string, applicantsFault = true) => desk.client.results.noShow({ case: file, applicantsFault, commandId: id() })
  await at('2026-03-13T12:00')
  expect(refusalOf(await absent(unsaid))).toBe('NO_APPOINTMENT DC-CAS-37')
  valueOf(await absent(missed))
  valueOf(await absent(center1, false))
  await at('2026-03-17T12:00')
  valueOf(await absent(past))
  expect((await promised(missed))?.status).toBe('finished')
  expect((await promised(past))?.status).toBe('expired')
  expect((await promised(center1))?.status).toBe('expired')
})
example('DC-CAS-45: filed, signed by the leader, and only then out; the explanation comes first', async (at) => {
  const desk = center.desk()
  await at('2026-03-09T09:10')
  const file = await desk.open(five)
  expect(refusalOf(await refusing(file))).toBe('FILING_MISSING DC-CAS-45')
  expect(refusalOf(await filing(file, { explained: false }))).toBe('APPLICANT_NOT_TOLD DC-CAS-45')
  valueOf(await filing(file))
  expect(refusalOf(await refusing(file))).toBe('FILING_UNSIGNED DC-CAS-45')
  valueOf(await signing(file))
  expect(valueOf(await refusing(file)).state).toBe('refused_acceptance')
})
example('DC-CAS-47: eight fields, the first met by unit or handler', async (at) => {
  const desk = center.desk()
  await at('2026-03-12T09:15')
  const [whole, byUnit] = [await desk.open(five), await desk.open(five)]
  const lacking = await filing(whole, { partyAddress: '' })
  expect(!lacking.ok && lacking.problem).toMatchObject({ code: 'FILING_FIELDS_MISSING', clause: 'DC-CAS-47', details: { missing: ['party_address'] } })
  expect(codeOf(await filing(byUnit, { handler: '', position: '' }))).toBe('ok')
})
example('DC-CAS-48: missing evidence names at least one item; not approved with all complete names none', async (at) => {
  const desk = center.desk()
  await at('2026-03-12T09:20')
  const [evidence, examined] = [await desk.open(five), await desk.open(five)]
  expect(codeOf(await filing(evidence, { reasonCode: 'missing_or_wrong_evidence' }))).toBe('FILING_FIELDS_MISSING')
  expect(codeOf(await filing(evidence, { reasonCode: 'missing_or_wrong_evidence', missingItems: ['租赁合同原件'] }))).toBe('ok')
  expect(codeOf(await filing(examined))).toBe('ok')
})
example('DC-CAS-51: reviewed by the next working day; a working day later it is late', async (at) => {
  const desk = center.desk()
  await at('2026-03-12T09:25')
  const [inTime, late] = [await desk.open(five), await desk.open(five)]
  for (const file of [inTime, late]) valueOf(await filing(file))
  await at('2026-03-13T16:00')
  expect(valueOf(await signing(inTime)).findings).toEqual([])
  await at('2026-03-16T09:00')
  expect(valueOf(await signing(late)).findings).toContain('signed_late')
})
example('DC-CAS-52: signed it cannot be changed, and whoever filed it cannot sign', async (at) => {
  const desk = center.desk('w0', 0)
  await at('2026-03-13T09:00')
  const file = await desk.open(five)
  valueOf(await filing(file))
  expect(refusalOf(await desk.client.negations.sign({ case: file, confirmed: true, commandId: id() }))).toBe('SECOND_READER DC-CAS-51')
  valueOf(await signing(file))
  expect(codeOf(await filing(file))).toBe('FILING_SIGNED')
})

test('what is counted as open is what the list shows', async () => {
  // A job may be at work between the two.
  await until(async () => { const { counted, listed } = await openCounts(center); return JSON.stringify(counted) === JSON.stringify(listed) }, 20_000)
})
