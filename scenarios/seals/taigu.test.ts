import { createHash } from 'node:crypto'
import { PDFDocument } from '@cantoo/pdf-lib'
import { type SealsContract, sealsContract } from '@hall/contract-seals'
import { service as seals } from '@hall/seals-service/service'
import { until } from '@hall/testing'
import { sm3 } from 'sm-crypto-v2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { id, ok, openRegister, type Person, refusalOf, type RegisterCenter, UNITS } from '../src/register-center.ts'

let center: RegisterCenter<SealsContract>
beforeAll(async () => {
  center = await openRegister(sealsContract, seals, { center: 'taigu', area: 'seals', now: '2026-01-05T09:00:00' })
})
afterAll(() => center?.[Symbol.asyncDispose]())
const PICTURE = { mediaType: 'image/png' as const, contentBase64: Buffer.from('a scanned page').toString('base64') }
const PAPER = { title: '用章规范', number: null, sha256: 'a'.repeat(64) }
const office = () => center.as('OFFICE', 'general_office@section:~/taigu-office')
const lead = (at: 'w1' | 'w2') => center.as(at === 'w1' ? 'HEAD1' : 'HEAD2', `window_lead@window:~/taigu-${at}`)
const keeper = (person: Person, at: 'w1' | 'w2' = 'w1') => center.as(person, `seal_keeper@window:~/taigu-${at}`)
const of = (seal: string) => ({ center: 'taigu', seal })
let serial = 0
const next = (prefix: string) => `${prefix}-${++serial}`

async function registered(over: { at?: 'w1' | 'w2'; kind?: 'center'; medium?: 'electronic'; items?: string[]; counter?: number } = {}) {
  const { at = 'w1', kind, medium = 'physical', items = [], counter } = over
  const place = kind ? { kind, window: null, section: center.section('office'), responsible: center.number('OFFICE') } : { kind: 'window' as const, window: center.window(at), section: null, responsible: null }
  return (await ok(office().seals.register({ center: 'taigu', number: next('S'), name: '二号公章', medium, items, validUntil: null, counter: counter ?? null, ...place, commandId: id() }))).id
}
const activate = (seal: string, on: string) => office().filings.file({ ...of(seal), kind: 'activation', happenedOn: on, imprint: PICTURE, note: '', commandId: id() })
/** A seal that may be used from today, kept by somebody. */
async function inUse(person: Person, on: string, over: Parameters<typeof registered>[0] = {}) {
  const seal = await registered(over)
  await ok(activate(seal, on))
  await ok(office().custody.name({ ...of(seal), person: center.number(person), commandId: id() }))
  return seal
}
async function acceptedCase(on: string, { item = 'BUILD-1', at = 'w1' as 'w1' | 'w2', departments = [UNITS[at]] as string[] } = {}) {
  const number = next('A')
  await ok(office().cases.accept({ center: 'taigu', case: number, item, window: center.window(at), departments, acceptedOn: on, commandId: id() }))
  return number
}
type Client = ReturnType<typeof keeper>
const request = (client: Client, seal: string, over: { case: string | null; on: string; copies?: number; firstPage?: null; replaces?: string; file?: string; decision?: string }) => client.uses.request({
  ...of(seal), case: over.case, document: '准予许可决定书', sha256: over.file ?? 'b'.repeat(64), copies: over.copies ?? 1, on: over.on, ...(over.decision && { decision: over.decision }),
  firstPage: over.firstPage === null ? null : PICTURE, replaces: over.replaces ?? null, commandId: id(),
})
const decide = (client: Client, use: string, copies = 1) => client.uses.decide({ center: 'taigu', use, approve: true, copies, note: '', commandId: id() })
const stamp = (client: Client, use: string, copies = 1, counterAfter: number | null = null) => client.uses.stamp({ center: 'taigu', use, copies, counterAfter, commandId: id() })
const archive = (client: Client, use: string, copies = 1) => client.uses.archive({ center: 'taigu', use, copies, commandId: id() })

test('TG-SEA-06: an item in the center is accepted at its window; elsewhere it is refused and reported', async () => {
  await ok(office().items.enter({ center: 'taigu', code: 'BUILD-1', name: '施工许可', window: center.window('w1'), enteredOn: '2026-01-05', commandId: id() }))
  await ok(office().items.enter({ center: 'taigu', code: 'SHOP-1', name: '营业执照', window: center.window('w2'), enteredOn: '2026-01-05', commandId: id() }))
  await center.setClock('2026-03-03T08:30:00')
  const admin = center.as('ADMIN1', 'department_admin@department:construction')
  const elsewhere = await ok(admin.cases.accept({ center: 'taigu', case: 'OUT-1', item: 'BUILD-1', window: null, departments: ['construction'], acceptedOn: '2026-03-03', commandId: id() }))
  expect(elsewhere).toMatchObject({ accepted: false, clause: 'TG-SEA-06' })
  const { rows } = await ok(office().violations.list({ center: 'taigu', search: 'OUT-1' }))
  expect(rows).toMatchObject([{ id: elsewhere.violation, kind: 'accepted_elsewhere', department: 'construction', clause: 'TG-SEA-06' }])
  const here = await ok(lead('w1').cases.accept({ center: 'taigu', case: 'IN-1', item: 'BUILD-1', window: center.window('w1'), departments: ['construction'], acceptedOn: '2026-03-03', commandId: id() }))
  expect(here).toMatchObject({ accepted: true, violation: null })
})

test('TG-SEA-01: without a custodian no use; a second one is not named; after a handover by two the new one is needed', async () => {
  const seal = await registered()
  await ok(activate(seal, '2026-03-03'))
  const number = await acceptedCase('2026-03-03')
  expect(await refusalOf(request(lead('w1'), seal, { case: number, on: '2026-03-03' }))).toMatchObject({ code: 'SEAL_WITHOUT_CUSTODIAN', clause: 'TG-SEA-01' })
  await ok(office().custody.name({ ...of(seal), person: center.number('WANG'), commandId: id() }))
  expect(await refusalOf(office().custody.name({ ...of(seal), person: center.number('LI'), commandId: id() }))).toMatchObject({ code: 'CUSTODIAN_NAMED', clause: 'TG-SEA-01', details: { person: center.number('WANG') } })
  const use = (await ok(request(keeper('WANG'), seal, { case: number, on: '2026-03-03' }))).id
  await ok(decide(lead('w1'), use))
  const offered = { ...of(seal), to: center.number('LI'), reason: 'rotation' as const, bag: '封-001', returnOn: null }
  expect(await refusalOf(keeper('LI').custody.offer({ ...offered, commandId: id() }))).toMatchObject({ code: 'NOT_CUSTODIAN' })
  const { id: handover } = await ok(keeper('WANG').custody.offer({ ...offered, commandId: id() }))
  expect(await refusalOf(keeper('WANG').custody.accept({ ...of(seal), handover, bag: '封-001', commandId: id() }))).toMatchObject({ code: 'TWO_PERSONS' })
  expect(await refusalOf(keeper('LI').custody.accept({ ...of(seal), handover, bag: '封-009', commandId: id() }))).toMatchObject({ code: 'BAG_DIFFERS' })
  await ok(keeper('LI').custody.accept({ ...of(seal), handover, bag: '封-001', commandId: id() }))
  expect(await refusalOf(stamp(keeper('WANG'), use))).toMatchObject({ code: 'NOT_CUSTODIAN', clause: 'TG-SEA-01', details: { person: center.number('LI') } })
  await ok(stamp(keeper('LI'), use))
  await ok(archive(keeper('LI'), use))
})

test('TG-SEA-02: the head of the section that answers for a center seal approves, the head of another does not', async () => {
  const seal = await inUse('KEEPER', '2026-03-03', { kind: 'center' })
  const use = (await ok(request(center.as('CLERK', 'general_office@section:~/taigu-office'), seal, { case: await acceptedCase('2026-03-03'), on: '2026-03-03' }))).id
  expect(await refusalOf(decide(center.as('MONITOR', 'supervision@section:~/taigu-monitor'), use))).toMatchObject({ code: 'NOT_RESPONSIBLE', clause: 'TG-SEA-02' })
  await ok(decide(office(), use))
})

test('TG-SEA-03: a number two seal is answered for by the head of its window alone', async () => {
  const seal = await inUse('WANG', '2026-03-03')
  const use = (await ok(request(keeper('WANG'), seal, { case: await acceptedCase('2026-03-03'), on: '2026-03-03' }))).id
  expect(await refusalOf(decide(lead('w2'), use))).toMatchObject({ code: 'USE_UNKNOWN' })
  expect(await refusalOf(decide(office(), use))).toMatchObject({ code: 'NOT_RESPONSIBLE', clause: 'TG-SEA-03' })
  await ok(decide(lead('w1'), use))
})

test('TG-SEA-04: the unit files scope, effect and procedure in writing; seals without them are listed as lacking', async () => {
  const seal = await registered({ at: 'w2' })
  const rules = (parts: ('scope' | 'effect' | 'procedure')[]) => lead('w2').seals.fileRules({ ...of(seal), rules: PAPER, parts, commandId: id() })
  expect(await refusalOf(rules(['scope', 'effect']))).toMatchObject({ code: 'RULES_INCOMPLETE', clause: 'TG-SEA-04', details: { missing: ['procedure'] } })
  const lacks = async () => (await ok(office().seals.list({ center: 'taigu', window: center.window('w2') }))).rows.find((row) => row.id === seal)!.lacks
  expect(await lacks()).toContain('rules')
  await ok(rules(['scope', 'effect', 'procedure']))
  expect(await lacks()).not.toContain('rules')
})

test('TG-SEA-05: a unit whose tenth item nobody at its window is authorized for is listed with it, and no longer once it is', async () => {
  const codes = Array.from({ length: 10 }, (_, nth) => `AUTH-${nth + 1}`)
  for (const code of codes) await ok(office().items.enter({ center: 'taigu', code, name: code, window: center.window('w2'), enteredOn: '2026-03-03', commandId: id() }))
  const admin = center.as('ADMIN1', 'department_admin@department:market')
  const file = (items: string[], person: Person) => admin.mandates.file({ center: 'taigu', department: 'market', person: center.number(person), paper: PAPER, items, seals: [], from: '2026-03-03', until: null, commandId: id() })
  await ok(file(['SHOP-1', ...codes.slice(0, 9)], 'CHEN'))
  const listed = async () => (await ok(office().items.uncovered({ center: 'taigu', on: '2026-03-03' })))
  expect(await listed()).toMatchObject({ clause: 'TG-SEA-05', rows: expect.arrayContaining([{ department: 'market', items: 11, covered: 10, missing: ['AUTH-10'] }]) })
  await ok(file(['AUTH-10'], 'ZHAO'))
  expect((await listed()).rows.map(({ department }) => department)).not.toContain('market')
})

test('TG-SEA-07: only a case of an item in the center is stamped, with its number, and counted', async () => {
  const seal = await inUse('WANG', '2026-03-03', { counter: 100 })
  const outside = await acceptedCase('2026-03-03', { item: 'NEVER-ENTERED' })
  expect(await refusalOf(request(keeper('WANG'), seal, { case: outside, on: '2026-03-03' }))).toMatchObject({ code: 'CASE_NOT_HERE', clause: 'TG-SEA-07' })
  expect(await refusalOf(request(keeper('WANG'), seal, { case: null, on: '2026-03-03' }))).toMatchObject({ code: 'CASE_MISSING', clause: 'TG-SEA-07' })
  const number = await acceptedCase('2026-03-03')
  expect(await refusalOf(request(keeper('WANG'), seal, { case: number, on: '2026-03-03', firstPage: null }))).toMatchObject({ code: 'BLANK_PAGE', clause: 'TG-SEA-07' })
  const use = (await ok(request(keeper('WANG'), seal, { case: number, on: '2026-03-03' }))).id
  await ok(decide(lead('w1'), use))
  expect(await ok(stamp(keeper('WANG'), use, 1, 101))).toMatchObject({ balanced: true })
  const counted = async () => (await ok(office().counts.list({ center: 'taigu', seal, from: '2026-03-03', to: '2026-03-03' }))).rows
  expect(await counted()).toMatchObject([{ registered: 1, approved: 1, machine: 1, archived: 0, open: true }])
  await ok(archive(keeper('WANG'), use))
  expect(await counted()).toMatchObject([{ registered: 1, approved: 1, machine: 1, archived: 1, open: false, balanced: true }])
  expect((await ok(keeper('WANG').uses.firstPage({ center: 'taigu', use })))).toEqual(PICTURE)
})

test('TG-SEA-07: a seal whose scope leaves the item out is refused', async () => {
  const seal = await inUse('WANG', '2026-03-03', { items: ['BUILD-2'] })
  expect(await refusalOf(request(keeper('WANG'), seal, { case: await acceptedCase('2026-03-03'), on: '2026-03-03' }))).toMatchObject({ code: 'OUT_OF_SCOPE', clause: 'TG-SEA-04' })
})

test('TG-SEA-08: one seal of a unit on a decision; a joint case bears one of each; a spoiled document is replaced', async () => {
  const [first, second] = [await inUse('WANG', '2026-03-03'), await inUse('LI', '2026-03-03')]
  const other = await inUse('CHEN', '2026-03-03', { at: 'w2' })
  const number = await acceptedCase('2026-03-03', { departments: ['construction', 'market'] })
  const use = (await ok(request(keeper('WANG'), first, { case: number, on: '2026-03-03' }))).id
  expect(await refusalOf(request(keeper('LI'), second, { case: number, on: '2026-03-03' }))).toMatchObject({ code: 'SECOND_SEAL', clause: 'TG-SEA-08' })
  await ok(request(office(), other, { case: number, on: '2026-03-03' }))
  await ok(decide(lead('w1'), use))
  await ok(stamp(keeper('WANG'), use))
  await ok(archive(keeper('WANG'), use))
  await ok(request(keeper('WANG'), first, { case: number, on: '2026-03-03', replaces: use }))
})

test('TG-SEA-09: filed the same day it is in time', async () => {
  const seal = await registered()
  expect(await ok(activate(seal, '2026-03-03'))).toMatchObject({ late: false, dueOn: '2026-03-03', clause: 'TG-SEA-09' })
  await ok(office().custody.name({ ...of(seal), person: center.number('WANG'), commandId: id() }))
  await ok(request(keeper('WANG'), seal, { case: await acceptedCase('2026-03-03'), on: '2026-03-03' }))
})

test('TG-SEA-10: every imprint is on file with its day, and the old ones stay', async () => {
  const seal = await registered()
  expect(await refusalOf(office().filings.file({ ...of(seal), kind: 'activation', happenedOn: '2026-03-03', imprint: null, note: '', commandId: id() }))).toMatchObject({ code: 'IMPRINT_MISSING', clause: 'TG-SEA-10' })
  await ok(activate(seal, '2026-03-03'))
  const worn = { mediaType: 'image/png' as const, contentBase64: Buffer.from('a new imprint').toString('base64') }
  await ok(office().filings.file({ ...of(seal), kind: 'change', happenedOn: '2026-03-03', imprint: worn, note: '重刻', commandId: id() }))
  await ok(office().filings.file({ ...of(seal), kind: 'cancellation', happenedOn: '2026-03-03', imprint: null, note: '', commandId: id() }))
  const { imprints, filings, seal: now } = await ok(office().seals.get(of(seal)))
  expect(imprints.map(({ version }) => version)).toEqual([2, 1])
  expect(filings.map(({ kind }) => kind).sort()).toEqual(['activation', 'cancellation', 'change'])
  expect(now.state).toBe('cancelled')
  expect(await ok(office().seals.imprint({ ...of(seal), version: 1 }))).toEqual(PICTURE)
})

test('TG-SEA-11: the count of a day must be one figure; a fourth imprint for three copies raises an alarm at once', async () => {
  const seal = await inUse('WANG', '2026-03-03', { counter: 500 })
  const use = (await ok(request(keeper('WANG'), seal, { case: await acceptedCase('2026-03-03'), on: '2026-03-03', copies: 3 }))).id
  await ok(decide(lead('w1'), use, 3))
  expect(await ok(stamp(keeper('WANG'), use, 4, 504))).toMatchObject({ balanced: false })
  const { rows } = await ok(center.as('COMMISSION', 'city_authority@city').counts.list({ center: 'taigu', seal, from: '2026-03-03', to: '2026-03-03' }))
  expect(rows).toMatchObject([{ registered: 4, approved: 3, machine: 4, balanced: false }])
  const { rows: alarms } = await ok(center.as('MONITOR', 'supervision@section:~/taigu-monitor').violations.list({ center: 'taigu' }))
  expect(alarms.filter(({ kind }) => kind === 'count_differs')).toMatchObject([{ clause: 'TG-SEA-11', note: '3 / 4 / 4' }])
})

test('TG-SEA-11: the commission and the center read the log of every window and open inspections; the window changes neither', async () => {
  const commission = center.as('COMMISSION', 'city_authority@city')
  expect((await ok(commission.uses.list({ center: 'taigu' }))).total).toBeGreaterThan(5)
  const { id: inspection } = await ok(commission.inspections.open({ center: 'taigu', seal: null, subject: '窗口印章专项检查', commandId: id() }))
  expect(await refusalOf(lead('w1').inspections.close({ center: 'taigu', inspection, finding: '无', commandId: id() }))).toMatchObject({ code: 'FORBIDDEN' })
  await ok(commission.inspections.close({ center: 'taigu', inspection, finding: '一次用印超出批准份数', commandId: id() }))
  const { rows: [use] } = await ok(lead('w1').uses.list({ center: 'taigu', state: 'archived' }))
  expect(await refusalOf(stamp(lead('w1'), use!.id))).toMatchObject({ code: 'USE_NOT_OPEN' })
  expect(await refusalOf(commission.uses.archive({ center: 'taigu', use: use!.id, copies: 1, commandId: id() }))).toMatchObject({ code: 'FORBIDDEN' })
})

test('TG-SEA-05: a cover without a written mandate does not get the bag; with one it does', async () => {
  const seal = await inUse('WANG', '2026-03-03')
  const offer = () => keeper('WANG').custody.offer({ ...of(seal), to: center.number('SUN'), reason: 'leave', bag: '封-7', returnOn: '2026-03-06', commandId: id() })
  expect(await refusalOf(offer())).toMatchObject({ code: 'MANDATE_MISSING', clause: 'TG-SEA-05' })
  await ok(center.as('ADMIN1', 'department_admin@department:construction').mandates.file({ center: 'taigu', department: 'construction', person: center.number('SUN'), paper: PAPER, items: [], seals: [seal], from: '2026-03-03', until: '2026-03-06', commandId: id() }))
  const { id: handover } = await ok(offer())
  await ok(keeper('SUN').custody.accept({ ...of(seal), handover, bag: '封-7', commandId: id() }))
  expect((await ok(office().seals.get(of(seal)))).seal).toMatchObject({ custodian: center.number('SUN'), custodyUntil: '2026-03-06' })
})

test('a signature is verified by anybody, by number or file, and the seal is shown as it was when it signed', async () => {
  const seal = await inUse('WANG', '2026-03-03', { medium: 'electronic' })
  const file = Buffer.from('准予行政许可决定书')
  const use = (await ok(request(keeper('WANG'), seal, { case: await acceptedCase('2026-03-03'), on: '2026-03-03', file: createHash('sha256').update(file).digest('hex') }))).id
  await ok(decide(lead('w1'), use))
  await ok(stamp(keeper('WANG'), use))
  const sign = (content: Buffer, number: string) => keeper('WANG').signatures.sign({ ...of(seal), use, number, file: { name: '决定书.html', contentBase64: content.toString('base64') }, commandId: id() })
  expect(await refusalOf(sign(Buffer.from('changed'), 'D-2026-1'))).toMatchObject({ code: 'FILE_DIFFERS' })
  const signed = await ok(sign(file, 'D-2026-1'))
  await ok(office().filings.file({ ...of(seal), kind: 'cancellation', happenedOn: '2026-03-03', imprint: null, note: '', commandId: id() }))
  const anybody = center.city.client(sealsContract)
  expect(await ok(anybody.signatures.verify({ number: 'D-2026-1', sm3: signed.sm3 }))).toMatchObject({ found: true, rows: [{ valid: true, fileMatches: true, stateAtSigning: 'active', stateNow: 'cancelled' }] })
  expect(await ok(anybody.signatures.verify({ number: 'D-2026-1', sm3: 'f'.repeat(64) }))).toMatchObject({ rows: [{ fileMatches: false }] })
  expect(await ok(anybody.signatures.verify({ sm3: 'f'.repeat(64) }))).toMatchObject({ found: false })
  expect((await ok(anybody.signatures.revoked({ center: 'taigu' }))).rows.map(({ state }) => state)).toContain('cancelled')
  expect(await refusalOf(sign(file, 'D-2026-2'))).toMatchObject({ code: 'SEAL_NOT_USABLE' })
})

test('a PDF carries the signature inside, and the file as handed out is the file that is verified', async () => {
  const seal = await inUse('WANG', '2026-03-03', { medium: 'electronic' })
  const made = await PDFDocument.create()
  made.addPage([300, 400])
  const plain = Buffer.from(await made.save())
  const use = (await ok(request(keeper('WANG'), seal, { case: await acceptedCase('2026-03-03'), on: '2026-03-03', file: createHash('sha256').update(plain).digest('hex') }))).id
  await ok(decide(lead('w1'), use))
  await ok(stamp(keeper('WANG'), use))
  const signed = await ok(keeper('WANG').signatures.sign({ ...of(seal), use, number: 'D-2026-PDF', file: { name: '决定书.pdf', contentBase64: plain.toString('base64') }, commandId: id() }))
  const pdf = Buffer.from((await ok(keeper('WANG').signatures.file({ center: 'taigu', signature: signed.id }))).contentBase64, 'base64')
  expect(pdf.toString('latin1')).toContain('/ETSI.CAdES.detached')
  const anybody = center.city.client(sealsContract)
  expect(await ok(anybody.signatures.verify({ sm3: sm3(pdf) }))).toMatchObject({ found: true, rows: [{ number: 'D-2026-PDF', valid: true, fileMatches: true, stateAtSigning: 'active' }] })
  const changed = pdf.with(pdf.length - 3, 0)
  expect(await ok(anybody.signatures.verify({ number: 'D-2026-PDF', sm3: sm3(changed) }))).toMatchObject({ rows: [{ fileMatches: false }] })
})

test('out of the house by two with a clock; past its time it goes on record', async () => {
  const seal = await inUse('WANG', '2026-03-03')
  const leave = (hours: number, companion: Person) => keeper('WANG').outings.leave({ ...of(seal), destination: '企业现场', purpose: '上门办理', approvedBy: center.number('HEAD1'), companion: center.number(companion), hours, commandId: id() })
  expect(await refusalOf(leave(5, 'SUN'))).toMatchObject({ code: 'TOO_LONG_AWAY', clause: 'TG-SEA-01' })
  expect(await refusalOf(leave(2, 'WANG'))).toMatchObject({ code: 'TWO_PERSONS' })
  await ok(leave(2, 'SUN'))
  await center.setClock('2026-03-03T10:31:00')
  await until(async () => (await ok(office().violations.list({ center: 'taigu' }))).rows.some(({ kind }) => kind === 'not_returned'), 20_000)
  await ok(keeper('WANG').outings.return({ ...of(seal), commandId: id() }))
})

test('TG-SEA-09: filed on the next day it is late, a use dated before is refused; after a cancellation none is possible', async () => {
  const seal = await registered()
  await center.setClock('2026-03-04T09:00:00')
  expect(await ok(activate(seal, '2026-03-03'))).toMatchObject({ late: true, dueOn: '2026-03-03' })
  await ok(office().custody.name({ ...of(seal), person: center.number('WANG'), commandId: id() }))
  const number = await acceptedCase('2026-03-03')
  expect(await refusalOf(request(keeper('WANG'), seal, { case: number, on: '2026-03-03' }))).toMatchObject({ code: 'SEAL_NOT_USABLE', clause: 'TG-SEA-09', details: { since: '2026-03-04' } })
  await ok(request(keeper('WANG'), seal, { case: number, on: '2026-03-04' }))
  await center.setClock('2026-03-16T09:00:00')
  await ok(office().filings.file({ ...of(seal), kind: 'cancellation', happenedOn: '2026-03-16', imprint: null, note: '', commandId: id() }))
  await center.setClock('2026-03-17T09:00:00')
  expect(await refusalOf(request(keeper('WANG'), seal, { case: await acceptedCase('2026-03-17'), on: '2026-03-17' }))).toMatchObject({ code: 'SEAL_NOT_USABLE', clause: 'TG-SEA-09' })
})

test('the day that did not balance is on record when it is over, and the ledger is signed, exported and verified by the published script', async () => {
  await until(async () => (await ok(office().violations.list({ center: 'taigu', search: '2026-03-03' }))).total > 0, 30_000)
  const heads = await until(async () => {
    const found = await ok(center.city.client(sealsContract).ledger.heads({ center: 'taigu' }))
    return found.rows.length > 1 ? found : undefined
  }, 180_000)
  const lines: string[] = []
  for (let after: number | null = 0; after !== null;) {
    const part: { lines: string[]; next: number | null } = await ok(office().ledger.export({ center: 'taigu', after }))
    lines.push(...part.lines)
    after = part.next
  }
  const { verifyLedger } = await import('@hall/ledger/verify-ledger.mjs' as string) as { verifyLedger: (text: string, known: object) => { intact: boolean; entries: number; faults: object[] } }
  const known = { key: heads.key!.public, heads: heads.rows }
  const found = verifyLedger(lines.join('\n'), known)
  expect(found).toMatchObject({ intact: true, faults: [] })
  expect(found.entries).toBeGreaterThan(60)
  // Whoever holds the key and one head from elsewhere finds every kind of tampering with the file.
  const swapped = lines.with(20, lines[21]!).with(21, lines[20]!)
  const tampered = {
    changed: lines.map((line, at) => (at === 20 ? line.replace(/"actor":"[^"]*"/, '"actor":"TG0000"') : line)),
    deleted: lines.filter((_, at) => at !== 20),
    inserted: lines.flatMap((line, at) => (at === 20 ? [line, line] : [line])),
    reordered: swapped,
    cut: lines.slice(0, 20),
  }
  for (const [kind, text] of Object.entries(tampered)) {
    expect([kind, verifyLedger(text.join('\n'), known)]).toMatchObject([kind, { intact: false }])
  }
  expect(await refusalOf(lead('w1').ledger.export({ center: 'taigu' }))).toMatchObject({ code: 'FORBIDDEN' })
})
