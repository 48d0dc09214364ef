import { afterAll, beforeAll, expect } from 'vitest'
import { until } from '@hall/testing'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, CONTENT, id, openCases, refusalOf } from '../src/cases-center.ts'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
let five: string
let three: string
let instant: string
let survey: string
let priced: string
let freed: string
const FEE = { code: 'F1', name: '登记费', cents: 8000, unit: '件', basis: '粤价〔2010〕1号', scope: '不动产登记' }
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('enping', '2026-03-01T08:00:00+08:00')
  five = await center.item({ procedures: [] })
  three = await center.item({ promised: { days: 3, unit: 'workday' }, procedures: [] })
  instant = await center.item({ kind: 'instant', promised: null, statutory: null, onSpot: true, procedures: [] })
  survey = await center.item({ promised: { days: 10, unit: 'workday' }, procedures: ['review', 'survey'] })
  priced = await center.item({ fees: [FEE], freeFrom: null, procedures: [] })
  freed = await center.item({ fees: [FEE], freeFrom: '2026-03-01', procedures: [] })
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

const dueOf = async (file: string) => (await center.desk().view(file)).row.dueOn
const charge = (file: string, lines: { code: string; cents: number }[], reduction?: string) => center.desk().client.fees.request({ case: file, lines, ...(reduction && { reduction }), commandId: id() })

example('EP-CAS-01: confirmed at closing time on Friday it is in time, a second later it is late; before a holiday the last working day counts', async (at) => {
  const lead = center.desk('w0')
  await at('2026-03-06T17:25')
  expect(valueOf(await lead.client.watch.confirmWeek({ center: 'enping', window: 'enping-w0', week: '2026-03-06', commandId: id() })).late).toBe(false)
  await at('2026-03-06T17:30:01')
  expect(valueOf(await center.desk('w1').client.watch.confirmWeek({ center: 'enping', window: 'enping-w1', week: '2026-03-06', commandId: id() })).late).toBe(true)
  const { dueAt } = valueOf(await center.section.watch.weekly({ center: 'enping', week: '2026-06-17' }))
  expect(Temporal.Instant.from(dueAt!).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString()).toBe('2026-06-18T17:30:00')
})
example('EP-CAS-04: concluded at closing time it is in time, a second later it is overdue', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T16:50')
  const [inTime, late] = [await desk.open(instant), await desk.open(instant)]
  for (const file of [inTime, late]) valueOf(await desk.tick(file))
  await at('2026-03-10T17:25')
  expect(valueOf(await desk.conclude(inTime)).findings).toEqual([])
  await at('2026-03-10T17:30:01')
  await until(async () => (await desk.view(late)).findings.some(({ kind, clause }) => kind === 'not_immediate' && clause === 'EP-CAS-04'), 20_000)
})
example('EP-CAS-05: every step is dated within the limit, and the case ends with all of them done', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:00')
  const file = await desk.accepted(survey)
  expect(await dueOf(file)).toBe('2026-03-24')
  const plan = (on: string) => desk.client.handling.plan({ case: file, step: 'survey', on, commandId: id() })
  expect(codeOf(await plan('2026-03-24'))).toBe('ok')
  expect(refusalOf(await plan('2026-03-25'))).toBe('STEP_AFTER_DUE EP-CAS-05')
  valueOf(await desk.client.handling.stepDone({ case: file, step: 'review', commandId: id() }))
  await at('2026-03-20T09:00')
  expect(refusalOf(await desk.conclude(file))).toBe('CASE_STEP_OPEN EP-CAS-05')
  valueOf(await desk.client.handling.stepDone({ case: file, step: 'survey', commandId: id() }))
  expect(codeOf(await desk.conclude(file))).toBe('ok')
})
example('EP-CAS-06: across the Qingming holiday the fifth working day is in time, the next is overdue by one', async (at) => {
  const desk = center.desk()
  await at('2026-03-31T09:00')
  const [inTime, late] = [await desk.accepted(five), await desk.accepted(five)]
  await at('2026-04-08T16:00')
  expect(valueOf(await desk.conclude(inTime)).findings).toEqual([])
  await at('2026-04-09T09:00')
  valueOf(await desk.conclude(late))
  expect((await desk.view(late)).clocks.find(({ clock }) => clock === 'promised')?.timing).toMatchObject({ state: 'overdue', units: 1 })
})
example('EP-CAS-07: told by the next working day it is in time, a day later it is late; over a holiday too', async (at) => {
  const desk = center.desk()
  const done = async () => { const file = await desk.accepted(five); valueOf(await desk.conclude(file)); return file }
  const tell = (file: string) => desk.client.results.tellResult({ case: file, by: 'phone', commandId: id() }).then(valueOf)
  await at('2026-03-10T11:00')
  const [next, second] = [await done(), await done()]
  await at('2026-03-11T16:00')
  expect((await tell(next)).findings).toEqual([])
  await at('2026-03-12T00:00')
  await until(async () => (await desk.view(second)).findings.some(({ kind, clause }) => kind === 'result_not_told' && clause === 'EP-CAS-07'), 20_000)
  await at('2026-04-03T11:00')
  const holiday = await done()
  await at('2026-04-07T11:00')
  expect((await tell(holiday)).findings).toEqual([])
})
example('EP-CAS-08: the body in charge is contacted within two working days, or a day late', async (at) => {
  const desk = center.desk()
  const escalated = await center.item({ kind: 'escalated', promised: { days: 20, unit: 'workday' }, procedures: [] })
  await at('2026-03-10T09:05')
  const [inTime, late] = [await desk.accepted(escalated), await desk.accepted(escalated)]
  const contact = (file: string) => desk.client.handling.forward({ case: file, body: '省厅', step: 'contacted', commandId: id() }).then(valueOf)
  await at('2026-03-12T16:00')
  expect((await contact(inTime)).findings).toEqual([])
  await at('2026-03-13T09:00')
  expect((await contact(late)).findings).toEqual(['contacted_late'])
})
example('EP-CAS-12: one notice lists all; a third material afterwards is blocked and on record', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:10')
  const [all, missed] = [await desk.open(five), await desk.open(five)]
  valueOf(await desk.tick(all, { M1: 'missing', M2: 'missing', M3: 'missing' }))
  expect(valueOf(await desk.notify(all, ['M1', 'M2', 'M3'])).state).toBe('incomplete')
  valueOf(await desk.tick(missed, { M1: 'missing', M2: 'missing' }))
  valueOf(await desk.notify(missed, ['M1', 'M2']))
  await at('2026-03-12T09:00')
  valueOf(await desk.client.intake.supply({ case: missed, materials: ['M1', 'M2'], commandId: id() }))
  expect(valueOf(await desk.notify(missed, ['M3']))).toMatchObject({ document: null, findings: ['notice_second'], state: 'complete' })
})
example('EP-CAS-13: a wrong digit is corrected at the counter; with a missing document only that is notified', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T09:15')
  const [digit, returned, mixed] = [await desk.open(five), await desk.open(five), await desk.open(five)]
  valueOf(await desk.tick(digit, { M1: 'correctable' }))
  valueOf(await desk.tick(digit))
  expect(valueOf(await desk.accept(digit)).state).toBe('accepted')
  valueOf(await desk.tick(returned, { M1: 'correctable' }))
  expect(refusalOf(await desk.client.intake.giveBack({ case: returned, reason: '填错', commandId: id() }))).toBe('CORRECTION_FIRST EP-CAS-13')
  valueOf(await desk.tick(mixed, { M1: 'correctable', M2: 'missing' }))
  valueOf(await desk.tick(mixed, { M2: 'missing' }))
  expect(valueOf(await desk.notify(mixed, ['M2'])).state).toBe('incomplete')
})
example('EP-CAS-14: who is asked first is responsible, also after it was passed on', async (at) => {
  const [chen, li] = [center.desk('w0', 1), center.desk('w1', 1)]
  await at('2026-03-10T09:20')
  const ask = (desk: typeof chen, same?: string) => desk.client.contacts.open({ center: 'enping', window: desk.window, channel: 'visit', matter: '办税', asker: '赵女士', ...(same && { same }), commandId: id() }).then(valueOf)
  const first = await ask(chen)
  await at('2026-03-10T09:25')
  valueOf(await chen.client.contacts.handOver({ id: first.id, center: 'enping', to: li.person, commandId: id() }))
  expect(valueOf(await chen.client.contacts.get({ id: first.id })).firstAsked).toBe(chen.person)
})
example('EP-CAS-17: outside the own duties a target window is needed; for no window the competent body', async (at) => {
  const chen = center.desk('w0', 1)
  await at('2026-03-10T09:30')
  const ask = () => chen.client.contacts.open({ center: 'enping', window: 'enping-w0', channel: 'visit', matter: '税', asker: '赵女士', commandId: id() }).then(valueOf)
  const [referred, nowhere] = [await ask(), await ask()]
  const close = (contact: string, outcome: 'referral' | 'no_window', target: string) => chen.client.contacts.close({ id: contact, center: 'enping', outcome, target, commandId: id() })
  expect(refusalOf(await close(referred.id, 'referral', ''))).toBe('TARGET_MISSING EP-CAS-17')
  expect(codeOf(await close(referred.id, 'referral', '税务窗口'))).toBe('ok')
  expect(codeOf(await close(nowhere.id, 'no_window', ''))).toBe('TARGET_MISSING')
  expect(codeOf(await close(nowhere.id, 'no_window', '市水务局 环城路1号'))).toBe('ok')
})
example('EP-CAS-16: the worker who is asked and accepts it concludes it within the limit', async (at) => {
  const chen = center.desk('w0', 1)
  await at('2026-03-10T09:35')
  const [inTime, late] = [await chen.accepted(three), await chen.accepted(three)]
  await at('2026-03-13T16:00')
  expect(valueOf(await chen.conclude(inTime)).findings).toEqual([])
  await at('2026-03-16T09:00')
  valueOf(await chen.conclude(late))
  expect((await chen.view(late)).findings.find(({ kind }) => kind === 'overdue')?.person).toBe(chen.person)
})
example('EP-ITM-02: a change needs one of the two grounds, with its text or figures', async () => {
  const apply = (ground?: string, groundText?: string) => center.department.itemChanges.apply({ center: 'enping', department: 'tax', kind: 'cancellation', item: three, ...(ground && { ground }), ...(groundText && { groundText }), commandId: id() })
  expect(refusalOf(await apply())).toBe('CHANGE_GROUND_MISSING EP-ITM-03')
  expect(codeOf(await apply('law_regulation_policy_adjustment', '省政府2026-02-10决定'))).toBe('ok')
  expect(codeOf(await apply('volume_change', '2024年412件，2025年9件'))).toBe('ok')
})
example('EP-ITM-03: effective from the day of the approval, not a day before, and not on the center’s consent alone', async (at) => {
  await at('2026-03-03T09:00')
  const gone = await center.item({ procedures: [] })
  const { id: change } = valueOf(await center.department.itemChanges.apply({ center: 'enping', department: 'tax', kind: 'cancellation', item: gone, ground: 'volume_change', groundText: '业务减少', commandId: id() }))
  const execute = (effectiveFrom: string) => center.section.itemChanges.execute({ id: change, center: 'enping', effectiveFrom, commandId: id() })
  await at('2026-03-10T09:40')
  expect(refusalOf(await execute('2026-03-10'))).toBe('CHANGE_STEP_MISSING EP-ITM-03')
  await at('2026-03-25T09:00')
  valueOf(await center.director.itemChanges.record({ id: change, center: 'enping', step: 'government_approval', on: '2026-03-25', document: '恩府函1号', commandId: id() }))
  expect(refusalOf(await execute('2026-03-24'))).toBe('CHANGE_TOO_EARLY EP-ITM-03')
  expect(codeOf(await execute('2026-03-25'))).toBe('ok')
  expect(codeOf(await center.desk().client.intake.register({ center: 'enping', window: 'enping-w0', item: gone, applicant: { name: '甲', kind: 'person' }, commandId: id() }))).toBe('ITEM_NOT_OPEN')
})
example('EP-FEE-02: a charge with four of its five fields cannot be released', async () => {
  const apply = (fee: Partial<typeof FEE>) => center.department.itemChanges.apply({ center: 'enping', department: 'tax', kind: 'entry', content: { ...CONTENT, code: `FE-${id().slice(0, 5)}`, freeFrom: null, fees: [{ ...FEE, ...fee }] }, commandId: id() })
  expect(codeOf(await apply({}))).toBe('ok')
  expect(refusalOf(await apply({ unit: '' }))).toBe('FEE_FIELDS_MISSING EP-FEE-02')
})
example('EP-FEE-04: exactly the released rate, neither raised nor lowered', async (at) => {
  await at('2026-03-10T09:45')
  const file = await center.desk().accepted(priced)
  expect(codeOf(await charge(file, [{ code: 'F1', cents: 8000 }]))).toBe('ok')
  expect(refusalOf(await charge(file, [{ code: 'F1', cents: 8100 }]))).toBe('FEE_NOT_EXACT EP-FEE-04')
  expect(refusalOf(await charge(file, [{ code: 'F1', cents: 7900 }]))).toBe('FEE_NOT_EXACT EP-FEE-04')
})
example('EP-FEE-05: a reduction holds for cases from the day of consent, and not without it', async (at) => {
  await at('2026-03-09T10:00')
  const before = await center.desk().accepted(priced)
  await at('2026-03-10T10:00')
  const after = await center.desk().accepted(priced)
  const reduce = (document: string) => center.department.fees.reduce({ center: 'enping', department: 'tax', item: priced, code: 'F1', kind: 'none', cents: 0, document, from: '2026-03-10', until: null, commandId: id() })
  expect(refusalOf(await reduce(''))).toBe('FEE_NO_CONSENT EP-FEE-05')
  const { id: reduction } = valueOf(await reduce('恩府函2号'))
  expect(valueOf(await charge(after, [{ code: 'F1', cents: 0 }], reduction)).reduction).toBe('恩府函2号')
  expect(refusalOf(await charge(before, [{ code: 'F1', cents: 0 }], reduction))).toBe('FEE_NO_CONSENT EP-FEE-05')
})
example('EP-FEE-06: announced as free nothing is charged under any name', async (at) => {
  await at('2026-03-10T10:05')
  const file = await center.desk().accepted(freed)
  expect(refusalOf(await charge(file, [{ code: 'M', cents: 1000 }]))).toBe('FEE_FREE EP-FEE-06')
  expect(codeOf(await charge(file, [{ code: 'F1', cents: 0 }]))).toBe('ok')
})
example('EP-FEE-07: only the charges of the case, no second line', async (at) => {
  await at('2026-03-10T10:10')
  const file = await center.desk().accepted(priced)
  expect(codeOf(await charge(file, [{ code: 'F1', cents: 8000 }]))).toBe('ok')
  expect(refusalOf(await charge(file, [{ code: 'F1', cents: 8000 }, { code: 'membership', cents: 5000 }]))).toBe('FEE_NOT_PUBLISHED EP-FEE-07')
})
example('EP-FEE-08: the receipt follows the bank’s confirmation', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T10:15')
  const { id: fee } = valueOf(await charge(await desk.accepted(priced), [{ code: 'F1', cents: 8000 }]))
  expect(refusalOf(await desk.client.fees.receipt({ id: fee, commandId: id() }))).toBe('FEE_UNCONFIRMED EP-FEE-08')
  valueOf(await desk.client.fees.confirm({ id: fee, method: 'bank_transfer', bankReference: 'B-1', commandId: id() }))
  expect(valueOf(await desk.client.fees.receipt({ id: fee, commandId: id() })).state).toBe('receipted')
})
example('EP-FEE-09: no cash at the window; at the bank’s counter it is taken', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T10:20')
  const { id: fee } = valueOf(await charge(await desk.accepted(priced), [{ code: 'F1', cents: 8000 }]))
  expect(refusalOf(await desk.client.fees.confirm({ id: fee, method: 'cash_at_window', bankReference: '', commandId: id() }))).toBe('FEE_CASH EP-FEE-09')
  expect(codeOf(await desk.client.fees.confirm({ id: fee, method: 'bank_counter', bankReference: 'B-2', commandId: id() }))).toBe('ok')
})
example('EP-ITM-01: a department alone withdraws nothing; sending applicants to its own building is a breach', async (at) => {
  const placed = await center.item()
  const change = valueOf(await center.department.itemChanges.apply({ center: 'enping', department: 'tax', kind: 'exit', item: placed, ground: 'volume_change', groundText: '2025年9件', commandId: id() }))
  expect(codeOf(await center.section.itemChanges.execute({ id: change.id, center: 'enping', effectiveFrom: '2026-03-03', commandId: id() }))).toBe('CHANGE_STEP_MISSING')
  expect(valueOf(await center.section.items.get({ id: placed })).item.state).toBe('published')
  await at('2026-03-10T10:30')
  const file = await center.desk().accepted(placed)
  valueOf(await center.supervision.watch.report({ case: file, kind: 'sent_to_department', detail: '到局里办', commandId: id() }))
  expect((await center.desk().view(file)).findings).toMatchObject([{ kind: 'sent_to_department', department: 'tax' }])
})
example('EP-ITM-05: published by the next working day it is in time, a day later one day late', async (at) => {
  const [inTime, late] = [await center.item({ promised: { days: 10, unit: 'workday' } }), await center.item({ promised: { days: 10, unit: 'workday' } })]
  const checks = async (item: string) => valueOf(await center.section.items.checks({ center: 'enping' })).rows.filter((row) => row.id === item && row.kind === 'published_late').map(({ detail, clause }) => `${detail} ${clause}`)
  await at('2026-03-11T10:00')
  await center.change(inTime, { promised: { days: 7, unit: 'workday' } }, '2026-03-10')
  expect(await checks(inTime)).toEqual([])
  await at('2026-03-12T10:00')
  await center.change(late, { promised: { days: 7, unit: 'workday' } }, '2026-03-10')
  expect(await checks(late)).toEqual(['1 EP-ITM-05'])
})
example('EP-CAS-11: nobody is sent to the department for internal formalities; who says so opens a breach', async (at) => {
  const desk = center.desk()
  await at('2026-03-10T10:35')
  const [clean, sent] = [await desk.accepted(three), await desk.accepted(three)]
  await at('2026-03-12T10:05')
  valueOf(await center.supervision.watch.report({ case: sent, kind: 'sent_to_department', detail: '被要求到局里二股', commandId: id() }))
  expect((await desk.view(sent)).findings).toMatchObject([{ kind: 'sent_to_department', department: 'tax', detail: '被要求到局里二股' }])
  valueOf(await desk.conclude(clean))
  expect((await desk.view(clean)).findings).toEqual([])
})
example('EP-CAS-15: guided on, it stays on the list of who was asked until the right window has it', async (at) => {
  const [chen, li] = [center.desk('w0', 1), center.desk('w0', 2)]
  await at('2026-03-10T10:40')
  const asked = valueOf(await chen.client.contacts.open({ center: 'enping', window: chen.window, channel: 'visit', matter: '办税', asker: '赵女士', commandId: id() }))
  valueOf(await chen.client.contacts.handOver({ id: asked.id, center: 'enping', to: li.person, commandId: id() }))
  const owed = async () => valueOf(await chen.client.contacts.list({ center: 'enping', owner: chen.person, open: true, size: 100 })).rows.filter((row) => row.id === asked.id).map(({ owner }) => owner)
  await at('2026-03-10T17:00')
  expect(await owed()).toEqual([chen.person])
  valueOf(await li.client.contacts.takeUp({ id: asked.id, center: 'enping', commandId: id() }))
  valueOf(await li.client.contacts.close({ id: asked.id, center: 'enping', outcome: 'answered', reply: '已受理', commandId: id() }))
  expect(await owed()).toEqual([])
})
example('EP-FEE-01: one confirmed incident of unauthorised charging opens ground 3; a report alone opens none', async (at) => {
  const desk = center.desk('w1', 1)
  await at('2026-03-12T10:40')
  const report = (what: string) => center.supervision.fees.report({ center: 'enping', department: 'housing', person: desk.person, case: null, what, commandId: id() }).then(valueOf)
  const [confirmed, only] = [await report('代填表格收取20元'), await report('听说收过钱')]
  const of = async (one: string) => valueOf(await center.supervision.watch.findings({ center: 'enping', kind: 'fee_incident', size: 100 })).rows.find((row) => row.id === one)
  expect(await of(confirmed.id)).toMatchObject({ state: 'open', clause: 'EP-FEE-01', ground: null })
  expect(valueOf(await center.supervision.watch.decide({ center: 'enping', id: confirmed.id, confirmed: true, commandId: id() }))).toMatchObject({ consequence: 'elimination_ground', ground: 3 })
  expect(await of(confirmed.id)).toMatchObject({ state: 'confirmed', consequence: 'elimination_ground', ground: 3, person: desk.person })
  expect(await of(only.id)).toMatchObject({ state: 'open', consequence: null, ground: null })
})
