import { afterAll, beforeAll, expect } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, id, openCases, refusalOf } from '../src/cases-center.ts'
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

const filing = (file: string, extra: object = {}) => center.desk().client.negations.file({
  case: file, reasonCode: 'special_reason_or_not_approved', unit: '税务局', handler: '张三', position: '科员', partyName: '陈某', partyAddress: '区政府路1号', partyPhone: '13800000000', facts: '不符合', reasons: '不符合条件', basis: '第三条',
  missingItems: [], explained: true, kind: 'not_approved', commandId: id(), ...extra,
})
const signing = (file: string, confirmed = true, reason = '') => center.director.negations.sign({ case: file, confirmed, reason, commandId: id() })
const copiesOf = async (file: string) => valueOf(await center.director.negations.list({ center: 'district', size: 200 })).rows.find((row) => row.case === file)!

example('DC-ARC-01: signed it is made in two numbered copies, one for the applicant and one for the archive', async (at) => {
  const desk = center.desk()
  await at('2026-03-13T09:00')
  const file = await desk.accepted(five)
  valueOf(await filing(file))
  expect((await copiesOf(file)).copies).toEqual([])
  await at('2026-03-13T10:00')
  valueOf(await signing(file))
  expect((await copiesOf(file)).copies).toEqual([{ nth: 1, of: 2, holder: 'applicant', placedAt: null, to: null }, { nth: 2, of: 2, holder: 'archive', placedAt: null, to: null }])
  const made = (await desk.view(file)).entries.find(({ type }) => type === 'NegationCopiesMade')
  expect(made?.data['number']).toBe((await desk.view(file)).documents.find(({ title }) => title.zh.includes('否定报备'))?.number)
})
example('DC-ARC-01: with the archive’s copy filed and the applicant’s not delivered it is not closed; delivered it is', async (at) => {
  const desk = center.desk()
  await at('2026-03-13T09:10')
  const file = await desk.accepted(five)
  valueOf(await filing(file))
  expect(codeOf(await desk.client.negations.placeCopy({ case: file, holder: 'archive', to: '档案柜', commandId: id() }))).toBe('FILING_UNSIGNED')
  await at('2026-03-13T10:10')
  valueOf(await signing(file))
  const place = (holder: 'applicant' | 'archive', to: string) => desk.client.negations.placeCopy({ case: file, holder, to, commandId: id() })
  const close = () => desk.client.negations.close({ case: file, commandId: id() })
  valueOf(await place('archive', '2026年卷3'))
  const refused = await close()
  expect(!refused.ok && refused.problem).toMatchObject({ code: 'COPY_NOT_PLACED', clause: 'DC-ARC-01', details: { holders: ['applicant'] } })
  valueOf(await place('applicant', '陈某签收'))
  expect(codeOf(await place('applicant', '再来一次'))).toBe('COPY_PLACED')
  valueOf(await close())
  expect(await copiesOf(file)).toMatchObject({ closedAt: expect.any(String), copies: [{ placedAt: expect.any(String), to: '陈某签收' }, { placedAt: expect.any(String), to: '2026年卷3' }] })
  expect((await desk.view(file)).actions).not.toContain('closeNegation')
})
example('DC-CAS-53: a refusal that had left on paper is withdrawn in writing, and the case does not end before the applicant has it', async (at) => {
  const desk = center.desk()
  await at('2026-03-13T09:20')
  const [served, quiet] = [await desk.accepted(five), await desk.accepted(five)]
  valueOf(await filing(served, { servedOn: '2026-03-12' }))
  valueOf(await filing(quiet))
  await at('2026-03-13T10:20')
  const overturned = valueOf(await signing(served, false, '材料已齐'))
  expect(overturned).toMatchObject({ state: 'accepted', due: '2026-03-20', document: expect.stringContaining('区政撤') })
  expect(valueOf(await signing(quiet, false, '材料已齐')).document).toBeNull()
  const paper = (await desk.view(served)).documents.find(({ number }) => number === overturned.document)
  expect(valueOf(await desk.client.papers.page({ id: paper!.id })).html).toContain('2026-03-12')
  expect((await desk.view(served)).actions).toContain('deliverWithdrawal')
  expect(refusalOf(await desk.conclude(served))).toBe('WITHDRAWAL_NOT_DELIVERED DC-CAS-53')
  valueOf(await desk.client.negations.deliverWithdrawal({ case: served, by: 'in_person', commandId: id() }))
  expect(valueOf(await desk.conclude(served)).state).toBe('concluded')
  expect((await desk.view(quiet)).actions).not.toContain('deliverWithdrawal')
})
example('DC-CAS-58: a question on hold ends with the answer of who was asked, and not without', async (at) => {
  const [li, zhang] = [center.desk('w1', 1), center.desk('w1', 2)]
  await at('2026-03-11T10:15')
  const open = async () => valueOf(await li.client.contacts.open({ center: 'district', window: li.window, channel: 'visit', matter: '张某交接的件', asker: '陈某', commandId: id() }))
  const hold = (contact: string) => li.client.contacts.hold({ id: contact, center: 'district', asked: zhang.person, note: '10:15 电话问张某', commandId: id() })
  const close = (contact: string, reply: string, outcome: 'answered' | 'guidance' = 'answered') => li.client.contacts.close({ id: contact, center: 'district', outcome, reply, commandId: id() })
  const [answered, silent] = [await open(), await open()]
  for (const { id: contact } of [answered, silent]) expect(valueOf(await hold(contact)).state).toBe('on_hold')
  expect(valueOf(await li.client.contacts.get({ id: silent.id }))).toMatchObject({ state: 'on_hold', waitingFor: zhang.person, held: '10:15 电话问张某', owner: li.person })
  await at('2026-03-11T11:00')
  expect(codeOf(await close(answered.id, '张某答：可以补交照片'))).toBe('ok')
  expect(valueOf(await li.client.contacts.get({ id: answered.id }))).toMatchObject({ state: 'closed', outcome: 'answered', reply: '张某答：可以补交照片', closedAt: expect.stringMatching(/^2026-03-11T03:00/) })
  expect(refusalOf(await close(silent.id, ''))).toBe('REPLY_MISSING DC-CAS-58')
  expect(refusalOf(await li.client.contacts.close({ id: silent.id, center: 'district', outcome: 'other_department', target: '别处', commandId: id() }))).toBe('REPLY_MISSING DC-CAS-58')
})
