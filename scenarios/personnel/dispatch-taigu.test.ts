import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type Change, entrySteps } from '../src/entry-steps.ts'
import { type CityOfStaff, detailsOf, findings, id, letterOf, openCityOfStaff, outcomeOf, PARTICULARS, proposalOf, replyOf } from '../src/personnel.ts'

let city: CityOfStaff
beforeAll(async () => { city = await openCityOfStaff(['enping', 'taigu', 'district', 'wenshang']) })
afterAll(() => city?.[Symbol.asyncDispose]())
const { agreed, demandOf, opine, propose } = entrySteps(() => city)

test('TG-PER-21: civil servants with approval qualification or regular staff; others are refused', async () => {
  const stateOf = async (change: Change) => (await demandOf('taigu', 'employment', change))!.state
  expect(await stateOf({ employment: 'civil_servant', approvalQualification: true })).toBe('met')
  expect(await stateOf({ employment: 'civil_servant', approvalQualification: false })).toBe('refused')
  expect(await stateOf({ employment: 'institution_staff', approvalQualification: false })).toBe('met')
  expect(await stateOf({ employment: 'contract' })).toBe('refused')
  const entry = valueOf(await propose('taigu', { employment: 'contract' }, '2026-03-02')).id
  expect(outcomeOf(await opine('taigu', entry, { on: '2026-03-13' }))).toBe('DEMAND_UNMET TG-PER-21')
})

test('TG-PER-22: the center’s findings on the four requirements are recorded with the file', async () => {
  const entry = valueOf(await propose('taigu', {}, '2026-03-02')).id
  valueOf(await opine('taigu', entry, { on: '2026-03-13' }))
  const { findings: kept } = valueOf(await city.section('taigu').entries.get({ id: entry })).file.opinion!
  expect(kept.filter((found) => ['good_character', 'skilled', 'capable', 'good_service'].includes(found.id) && found.positive)).toHaveLength(4)
})

test('TG-PER-23: three years at the unit, to the day', async () => {
  const of = async (employedSince: string) => demandOf('taigu', 'service_years', { employedSince, start: '2026-03-20' })
  expect(await of('2023-03-20')).toMatchObject({ state: 'met' })
  expect(await of('2023-03-23')).toMatchObject({ state: 'refused', issues: ['3'], earliest: '2026-03-23' })
  // Five years in public service, two of them here.
  expect(await of('2024-03-20')).toMatchObject({ state: 'refused', clause: 'TG-PER-23' })
})

test('TG-PER-24: all four abilities before consent; the missing one is named', async () => {
  const entry = valueOf(await propose('taigu', {}, '2026-03-02')).id
  const refused = await opine('taigu', entry, { on: '2026-03-13', found: findings().map((found) => found.id).filter((found) => found !== 'independent') })
  expect(outcomeOf(refused)).toBe('FINDING_MISSING TG-PER-24')
  expect(detailsOf(refused)['issues']).toEqual(['独立处理问题'])
  expect(outcomeOf(await opine('taigu', entry, { on: '2026-03-13' }))).toBe('ok')
})

test('TG-PER-25: a window of two has a lead of middle level; a single clerk needs none', async () => {
  const two = city.nextWindow('taigu')
  await city.post('taigu', two, { since: '2026-01-05' })
  expect(outcomeOf(await propose('taigu', { window: two, lead: true, rank: 'middle' }, '2026-03-02'))).toBe('ok')
  expect(outcomeOf(await propose('taigu', { window: two, lead: true, rank: 'staff' }, '2026-03-02'))).toBe('DEMAND_UNMET TG-PER-25')
  const one = city.nextWindow('taigu')
  expect(outcomeOf(await propose('taigu', { window: one, lead: true, rank: 'staff' }, '2026-03-02'))).toBe('ok')
  await city.post('taigu', two, { since: '2026-01-05' })
  await city.post('taigu', one, { since: '2026-01-05' })
  const leads = async () => valueOf(await city.section('taigu').staff.gaps({ center: 'taigu' })).rows.filter(({ rule }) => rule === 'lead').map(({ window }) => window)
  await expect.poll(leads, { timeout: 90_000 }).toEqual([two])
})

test('TG-PER-26: the letter ten days ahead; nine are refused with the earliest day', async () => {
  expect(outcomeOf(await propose('taigu', { letter: letterOf('2026-03-10'), start: '2026-03-20' }, '2026-03-10'))).toBe('ok')
  const late = await propose('taigu', { letter: letterOf('2026-03-11'), start: '2026-03-20' }, '2026-03-11')
  expect(outcomeOf(late)).toBe('DEMAND_UNMET TG-PER-26')
  expect(detailsOf(late)['earliest']).toBe('2026-03-23')
})

test('TG-PER-27: a letter without the basic particulars is not vetted', async () => {
  const given = proposalOf({ center: 'taigu', person: city.person('taigu') })
  const refused = await city.department().entries.propose({ ...given, particulars: { ...PARTICULARS, birth: null }, commandId: id() })
  expect(outcomeOf(refused)).toBe('PROPOSAL_INCOMPLETE TG-PER-27')
  expect(detailsOf(refused)['issues']).toEqual(['birth'])
})

test('TG-PER-28: agreed when every condition is met; with two years of service refused for it', async () => {
  const met = valueOf(await propose('taigu', {}, '2026-03-02')).id
  expect(valueOf(await opine('taigu', met, { on: '2026-03-13' }))).toMatchObject({ status: 'agreed' })
  const unmet = valueOf(await propose('taigu', { employedSince: '2024-03-20' }, '2026-03-02')).id
  expect(outcomeOf(await opine('taigu', unmet, { on: '2026-03-13' }))).toBe('DEMAND_UNMET TG-PER-23')
  expect(valueOf(await opine('taigu', unmet, { on: '2026-03-13', agreed: false, reason: '年限不足' }))).toMatchObject({ status: 'disagreed' })
})

test('TG-PER-29: the form after consent with two photographs, and only then a badge', async () => {
  const person = city.person('taigu')
  const section = city.section('taigu')
  const entry = valueOf(await propose('taigu', { person }, '2026-03-02')).id
  const register = (photos: number) => city.department().entries.register({ id: entry, photos, commandId: id() })
  expect(outcomeOf(await register(2))).toBe('OPINION_MISSING TG-PER-28')
  valueOf(await opine('taigu', entry, { on: '2026-03-13' }))
  const badge = { center: 'taigu', serial: '0901', person, replaces: null }
  expect(outcomeOf(await section.badges.make({ ...badge, commandId: id() }))).toBe('REGISTRATION_INCOMPLETE TG-PER-29')
  expect(outcomeOf(await register(1))).toBe('REGISTRATION_INCOMPLETE TG-PER-29')
  expect(outcomeOf(await register(2))).toBe('ok')
  expect(outcomeOf(await section.badges.make({ ...badge, commandId: id() }))).toBe('ok')
})

test('TG-PER-30: a replacement learns one full working day before the switch', async () => {
  const replacing = async () => {
    const entry = await agreed('taigu', { occasion: 'replacement', window: city.nextWindow('taigu') })
    valueOf(await city.department().entries.register({ id: entry, photos: 2, commandId: id() }))
    return entry
  }
  const section = city.section('taigu')
  const induct = (entry: string, on: string) => section.entries.induct({ id: entry, on, contents: ['procedures', 'rules'], commandId: id() })
  const into = (entry: string) => section.entries.admit({ id: entry, from: '2026-03-20', attendanceNumber: null, commandId: id() })
  const none = await replacing()
  expect(outcomeOf(await into(none))).toBe('STEP_OPEN TG-PER-30')
  const one = await replacing()
  valueOf(await induct(one, '2026-03-19'))
  expect(outcomeOf(await into(one))).toBe('ok')
  const two = await replacing()
  valueOf(await induct(two, '2026-03-18'))
  valueOf(await induct(two, '2026-03-19'))
  expect(outcomeOf(await into(two))).toBe('ok')
})

test('one person is ordered to one post at a time, whoever orders it', async () => {
  const person = city.person('wenshang')
  const order = async (window: string) => {
    const entry = await agreed('wenshang', { person, window, start: '2026-04-01' })
    return city.section('wenshang').entries.admit({ id: entry, from: '2026-04-01', attendanceNumber: null, commandId: id() })
  }
  const [first, second] = [city.nextWindow('wenshang'), city.nextWindow('wenshang')]
  expect(outcomeOf(await order(first))).toBe('ok')
  expect(outcomeOf(await order(second))).toBe('POSTED_ALREADY')
})

test('an attendance number is one person at a time: refused for a second, ordered at the same moment or on the roster already, free at another center', async () => {
  const order = async (center: 'wenshang' | 'enping', attendanceNumber: string) => {
    const entry = await agreed(center, { person: city.person(center), window: city.nextWindow(center), start: '2026-04-02' })
    return () => city.section(center).entries.admit({ id: entry, from: '2026-04-02', attendanceNumber, commandId: id() })
  }
  const two = [await order('wenshang', '8101'), await order('wenshang', '8101')]
  expect((await Promise.all(two.map((admit) => admit()))).map(outcomeOf).toSorted()).toEqual(['ATTENDANCE_NUMBER_TAKEN', 'ok'])
  await city.post('wenshang', city.nextWindow('wenshang'), { since: '2023-01-04' })
  const { rows } = valueOf(await city.organization.people.list({ center: 'wenshang', on: '2026-04-01' }))
  const seated = rows.find(({ attendanceNumber }) => /^\d+$/.test(attendanceNumber ?? ''))!
  expect(outcomeOf(await (await order('wenshang', seated.attendanceNumber!))())).toBe('ATTENDANCE_NUMBER_TAKEN')
  expect(outcomeOf(await (await order('wenshang', '8102'))())).toBe('ok')
})

test('DC-PER-01: badges are made by the center’s office alone', async () => {
  const person = await city.post('district', city.nextWindow('district'), { since: '2026-01-05' })
  const badge = { center: 'district', serial: '0500', person, replaces: null }
  expect(outcomeOf(await city.as('X1', 'coordination@center:district', 'department_admin@department:tax').badges.make({ ...badge, commandId: id() }))).toBe('FORBIDDEN')
  const office = city.as('X2', 'general_office@center:district')
  valueOf(await office.badges.make({ ...badge, commandId: id() }))
  valueOf(await office.badges.issue({ center: 'district', serial: '0500', on: '2026-03-02', commandId: id() }))
  expect(valueOf(await office.badges.list({ center: 'district', person })).rows).toMatchObject([{ serial: '0500', state: 'issued', issuedOn: '2026-03-02' }])
})

/** Somebody with a badge. */
async function badged(serial: string) {
  const person = await city.post('district', city.nextWindow('district'), { since: '2026-01-05' })
  const office = city.section('district')
  valueOf(await office.badges.make({ center: 'district', serial, person, replaces: null, commandId: id() }))
  valueOf(await office.badges.issue({ center: 'district', serial, on: '2026-01-05', commandId: id() }))
  return { person, office }
}

test('DC-PER-02: a departure is not closed while the badge is out', async () => {
  const { person, office } = await badged('0117')
  const request = { center: 'district', person, kind: 'transfer' as const, effective: '2026-03-21', letter: null, formOn: null, successor: null, abolished: false, reason: null }
  const leaving = valueOf(await city.department().leavings.request({ ...request, on: '2026-03-02', commandId: id() })).id
  valueOf(await office.leavings.opine({ id: leaving, on: '2026-03-05', agreed: true, by: '办公室', reply: replyOf('2026-03-05'), reason: null, commandId: id() }))
  const refused = await office.leavings.release({ id: leaving, on: '2026-03-20', commandId: id() })
  expect(outcomeOf(refused)).toBe('HOLDINGS_OPEN DC-PER-02')
  expect(detailsOf(refused)['issues']).toEqual(['badge:0117'])
  valueOf(await office.badges.takeBack({ center: 'district', serial: '0117', on: '2026-03-20', commandId: id() }))
  expect(outcomeOf(await office.leavings.release({ id: leaving, on: '2026-03-20', commandId: id() }))).toBe('ok')
  expect(outcomeOf(await office.badges.cancel({ center: 'district', serial: '0117', commandId: id() }))).toBe('ok')
})

test('DC-PER-03: a lost badge is void at once, reported within a working day, replaced by the center’s office', async () => {
  const { person, office } = await badged('0201')
  const lost = (serial: string, on: string) => city.as(person, `staff@self:${person}`).badges.reportLoss({ center: 'district', serial, lostAt: '2026-03-11T15:00:00', on, commandId: id() })
  expect(valueOf(await lost('0201', '2026-03-12'))).toMatchObject({ state: 'lost', inTime: true })
  const other = await badged('0202')
  expect(valueOf(await city.section('district').badges.reportLoss({ center: 'district', serial: '0202', lostAt: '2026-03-11T15:00:00', on: '2026-03-13', commandId: id() }))).toMatchObject({ inTime: false })
  expect(other.person).toBeTruthy()
  valueOf(await office.badges.make({ center: 'district', serial: '0345', person, replaces: '0201', commandId: id() }))
  valueOf(await office.badges.issue({ center: 'district', serial: '0345', on: '2026-03-16', commandId: id() }))
  expect(valueOf(await office.badges.worn({ center: 'district', serial: '0201' }))).toEqual({ person, state: 'lost', valid: false })
  expect(valueOf(await office.badges.worn({ center: 'district', serial: '0345' }))).toMatchObject({ valid: true })
})
