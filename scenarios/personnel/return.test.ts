import type { ReturnFile } from '@hall/contract-personnel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CenterId, type CityOfStaff, detailsOf, id, openCityOfStaff, outcomeOf } from '../src/personnel.ts'

let city: CityOfStaff
beforeAll(async () => { city = await openCityOfStaff(['enping', 'qingpu']) })
afterAll(() => city?.[Symbol.asyncDispose]())

type Fact = ReturnFile['facts'][number]
const fact = (kind: Fact['kind'], on: string, rest: Partial<Fact> = {}): Fact => ({ kind, reference: `${kind} ${on}`, on, founded: true, note: null, issuer: null, ...rest })
const someone = (center: CenterId) => city.post(center, city.nextWindow(center), { since: '2024-01-02' })
const raise = async (center: CenterId, ground: string, { facts, on, description = null, person }: { facts: Fact[]; on: string; description?: string | null; person?: string }) =>
  city.section(center).returns.raise({ center, person: person ?? (await someone(center)), ground, description, facts, on, commandId: id() })

test('EP-PER-27: a breach, a talk after it and a further breach open ground 1', async () => {
  const [first, talk, later] = [fact('breach', '2026-03-03'), fact('talk', '2026-03-05'), fact('breach', '2026-03-17')]
  expect(outcomeOf(await raise('enping', 'discipline', { facts: [first, talk, later], on: '2026-03-18' }))).toBe('ok')
  const untold = await raise('enping', 'discipline', { facts: [first, talk], on: '2026-03-18' })
  expect([outcomeOf(untold), detailsOf(untold)['issues']]).toEqual(['EVIDENCE_MISSING EP-PER-27', ['later_breach']])
  const noTalk = await raise('enping', 'discipline', { facts: [first, later], on: '2026-03-18' })
  expect([outcomeOf(noTalk), detailsOf(noTalk)['issues']]).toEqual(['EVIDENCE_MISSING EP-PER-27', ['talk']])
})

test('EP-PER-28: a circular from above opens ground 4, the center’s own briefing does not', async () => {
  expect(outcomeOf(await raise('enping', 'criticised', { facts: [fact('circular', '2026-04-08', { issuer: 'superior' })], on: '2026-04-08' }))).toBe('ok')
  expect(outcomeOf(await raise('enping', 'criticised', { facts: [fact('circular', '2026-04-08', { issuer: 'center' })], on: '2026-04-08' }))).toBe('EVIDENCE_MISSING EP-PER-28')
})

test('EP-PER-29: another fault is described and has evidence', async () => {
  const described = { on: '2026-03-24', description: '当日擅自关闭窗口' }
  expect(outcomeOf(await raise('enping', 'other', { ...described, facts: [fact('record', '2026-03-24')] }))).toBe('ok')
  const bare = await raise('enping', 'other', { ...described, facts: [] })
  expect([outcomeOf(bare), detailsOf(bare)['issues']]).toEqual(['EVIDENCE_MISSING EP-PER-29', ['evidence']])
})

test('EP-PER-30: returned when both find the person unsuitable; without consultation it is refused', async () => {
  const raised = async () => valueOf(await raise('enping', 'absence', { facts: [fact('absence', '2026-04-08')], on: '2026-04-08' })).id
  const order = (of: string, on: string) => city.section('enping').returns.order({ id: of, on, last: on, commandId: id() })
  const consult = (of: string, department: 'unsuitable' | 'suitable') => city.section('enping').returns.consult({ id: of, on: '2026-04-10', people: '协调股、部门分管领导', center: 'unsuitable', department, commandId: id() })
  const wu = await raised()
  expect(outcomeOf(await order(wu, '2026-04-09'))).toBe('CONSULTATION_MISSING EP-PER-30')
  valueOf(await consult(wu, 'unsuitable'))
  const ordered = valueOf(await order(wu, '2026-04-13'))
  expect(ordered.status).toBe('ordered')
  expect(valueOf(await city.department().leavings.get({ id: ordered.leaving })).file).toMatchObject({ kind: 'return', status: 'agreed', effective: '2026-04-14' })
  const kept = await raised()
  valueOf(await consult(kept, 'suitable'))
  expect(outcomeOf(await order(kept, '2026-04-13'))).toBe('NOT_AGREED EP-PER-30')
})

test('QP-PER-21: ground 1 names a recorded fact', async () => {
  expect(outcomeOf(await raise('qingpu', 'discipline', { facts: [fact('deduction', '2026-03-13'), fact('deduction', '2026-03-20')], on: '2026-03-23' }))).toBe('ok')
  expect(outcomeOf(await raise('qingpu', 'discipline', { facts: [], on: '2026-03-23' }))).toBe('EVIDENCE_MISSING QP-PER-21')
})

test('QP-PER-22: ground 2 names a founded fact', async () => {
  expect(outcomeOf(await raise('qingpu', 'service', { facts: [fact('complaint', '2026-03-10')], on: '2026-03-12' }))).toBe('ok')
  const unfounded = await raise('qingpu', 'service', { facts: [fact('complaint', '2026-03-10', { founded: false })], on: '2026-03-12' })
  expect([outcomeOf(unfounded), detailsOf(unfounded)['issues']]).toEqual(['EVIDENCE_MISSING QP-PER-22', ['founded']])
})

test('QP-PER-23: ground 3 names a complaint found true with its influence', async () => {
  expect(outcomeOf(await raise('qingpu', 'violation', { facts: [fact('complaint', '2026-03-13', { note: '媒体报道' })], on: '2026-03-16' }))).toBe('ok')
  expect(outcomeOf(await raise('qingpu', 'violation', { facts: [fact('complaint', '2026-03-12', { founded: false, note: '核查中' })], on: '2026-03-12' }))).toBe('EVIDENCE_MISSING QP-PER-23')
})

test('QP-PER-24, QP-PER-25: the letter is numbered, the case waits for a replacement, and accountability is recorded', async () => {
  const section = city.section('qingpu')
  const person = await someone('qingpu')
  const wang = valueOf(await raise('qingpu', 'discipline', { facts: [fact('deduction', '2026-03-13')], on: '2026-03-13', person })).id
  const ordered = valueOf(await section.returns.order({ id: wang, on: '2026-03-16', last: '2026-03-17', commandId: id() }))
  const file = async () => valueOf(await section.returns.get({ id: wang })).file
  expect(await file()).toMatchObject({ status: 'ordered', letter: { number: ordered.letter, on: '2026-03-16', last: '2026-03-17' }, accountability: null })
  valueOf(await section.leavings.closeAccounts({ id: ordered.leaving, on: '2026-03-17', commandId: id() }))
  valueOf(await section.leavings.release({ id: ordered.leaving, on: '2026-03-17', commandId: id() }))
  const there = async (on: string) => valueOf(await city.organization.people.list({ center: 'qingpu', on, search: person })).rows.length
  await expect.poll(() => there('2026-03-18'), { timeout: 90_000 }).toBe(0)
  expect(await there('2026-03-17')).toBe(1)
  valueOf(await city.department().returns.account({ id: wang, outcome: '诫勉谈话', on: '2026-03-19', commandId: id() }))
  expect(valueOf(await section.returns.replaced({ id: wang, entry: id(), on: '2026-03-23', commandId: id() }))).toMatchObject({ status: 'closed' })
  expect(await file()).toMatchObject({ accountability: { outcome: '诫勉谈话', on: '2026-03-19' } })
})
