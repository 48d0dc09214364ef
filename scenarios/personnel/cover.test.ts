import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { coverSteps } from '../src/cover-steps.ts'
import { type CityOfStaff, detailsOf, id, openCityOfStaff, outcomeOf } from '../src/personnel.ts'

let city: CityOfStaff
// Absences are announced before they begin: the city's day is the first Monday of March.
beforeAll(async () => { city = await openCityOfStaff(['enping', 'qingpu'], '2026-03-02T08:00:00+08:00') })
afterAll(() => city?.[Symbol.asyncDispose]())

const { agreedPair, announce, asHolder, away, confirm, coverOf, handOver, responsible, seated, self } = coverSteps(() => city)

test('QP-PER-31: A if present, otherwise B, by the hour; B is of the same window', async () => {
  const at = await seated('qingpu', 2)
  const post = await agreedPair('qingpu', at)
  const [wang, chen] = at.people
  valueOf(await announce('qingpu', wang, { post, from: '2026-03-16T08:30:00', to: '2026-03-16T12:00:00' }))
  expect(await responsible('qingpu', post, '2026-03-16T09:00:00')).toMatchObject({ person: chen, because: 'backup' })
  expect(await responsible('qingpu', post, '2026-03-16T13:00:00')).toMatchObject({ person: wang, because: 'holder' })
  expect(await responsible('qingpu', post, '2026-03-17T09:00:00')).toMatchObject({ person: wang })
  const other = await seated('qingpu', 1)
  const elsewhere = await asHolder('qingpu', wang).pairs.propose({ center: 'qingpu', post, backup: other.people[0], duties: null, reason: null, confirmed: true, commandId: id() })
  expect(outcomeOf(elsewhere)).toBe('BACKUP_FROM_ELSEWHERE QP-PER-31')
})

test('QP-PER-32: a post without B is listed; A and B are not the same person; both ways round is complete', async () => {
  const at = await seated('qingpu', 2)
  const [wang, chen] = at.people
  const listed = async () => valueOf(await city.section('qingpu').staff.gaps({ center: 'qingpu' })).rows.filter(({ rule, window }) => rule === 'backup' && window === at.window).flatMap(({ issues }) => issues)
  const propose = (holder: string, post: string, backup: string) => asHolder('qingpu', holder).pairs.propose({ center: 'qingpu', post, backup, duties: null, reason: null, confirmed: false, commandId: id() })
  expect(outcomeOf(await propose(wang, at.posts[0]!, wang))).toBe('SAME_PERSON_TWICE QP-PER-33')
  await agreedPair('qingpu', at)
  await expect.poll(listed, { timeout: 90_000 }).toEqual([at.posts[1]])
  const back = valueOf(await propose(chen, at.posts[1]!, wang)).id
  valueOf(await asHolder('qingpu', wang).pairs.answer({ id: back, agree: true, commandId: id() }))
  await expect.poll(listed, { timeout: 90_000 }).toEqual([])
})

test('QP-PER-33: the holder proposes, the backup agrees or not, and nobody else proposes', async () => {
  const at = await seated('qingpu', 3)
  const [wang, chen, zhao] = at.people
  const propose = (who: string) => asHolder('qingpu', who).pairs.propose({ center: 'qingpu', post: at.posts[0]!, backup: chen, duties: null, reason: null, confirmed: false, commandId: id() })
  expect(outcomeOf(await propose(zhao!))).toBe('NOT_THE_HOLDER QP-PER-33')
  const first = valueOf(await propose(wang)).id
  expect(valueOf(await self(chen).pairs.answer({ id: first, agree: false, commandId: id() }))).toMatchObject({ status: 'refused' })
  expect(valueOf(await city.section('qingpu').pairs.backups({ center: 'qingpu', post: at.posts[0]!, at: '2026-03-03T09:00:00' })).rows).toEqual([])
  const second = valueOf(await propose(wang)).id
  expect(valueOf(await self(chen).pairs.answer({ id: second, agree: true, commandId: id() }))).toMatchObject({ status: 'active' })
  expect(valueOf(await city.section('qingpu').pairs.list({ center: 'qingpu', window: at.window, status: 'active' })).rows).toMatchObject([{ backup: chen, from: '2026-03-02' }])
})

test('QP-PER-34: both of a pair are not away at once, not for part of a session; without overlap they may', async () => {
  const at = await seated('qingpu', 2)
  const post = await agreedPair('qingpu', at)
  const [wang, chen] = at.people
  valueOf(await announce('qingpu', chen, { from: '2026-03-16T08:30:00', to: '2026-03-16T17:00:00' }))
  expect(outcomeOf(await announce('qingpu', wang, { post, from: '2026-03-17T08:30:00', to: '2026-03-17T17:00:00' }))).toBe('ok')
  const both = await announce('qingpu', wang, { post, from: '2026-03-16T13:00:00', to: '2026-03-16T17:00:00' })
  expect(outcomeOf(both)).toBe('BOTH_AWAY QP-PER-34')
  expect(detailsOf(both)['issues']).toEqual([chen])
  valueOf(await announce('qingpu', chen, { from: '2026-03-18T08:30:00', to: '2026-03-18T12:00:00' }))
  expect(outcomeOf(await announce('qingpu', wang, { post, from: '2026-03-18T12:00:00', to: '2026-03-18T17:00:00' }))).toBe('ok')
})

test('QP-PER-36: handed over the working day before is in time, on the morning itself late', async () => {
  const early = await away()
  valueOf(await handOver('qingpu', early.cover, '2026-03-13T16:50:00'))
  valueOf(await confirm('qingpu', early.cover, '2026-03-13T16:55:00'))
  expect(await coverOf('qingpu', early.window)).toMatchObject({ status: 'confirmed', late: false })
  const late = await away()
  valueOf(await handOver('qingpu', late.cover, '2026-03-16T08:00:00'))
  valueOf(await confirm('qingpu', late.cover, '2026-03-16T08:00:00'))
  expect(await coverOf('qingpu', late.window)).toMatchObject({ late: true })
})

test('QP-PER-38, QP-PER-42: the holder answers for leaving without a word, the backup for what it did standing in', async () => {
  const silent = await away()
  const asked = async (post: string, at: string) => valueOf(await city.section('qingpu').covers.answers({ center: 'qingpu', post, at }))
  expect(await asked(silent.post, '2026-03-16T10:00:00')).toEqual({ person: silent.wang, because: 'holder', clause: 'QP-PER-38' })
  const told = await away()
  valueOf(await handOver('qingpu', told.cover, '2026-03-13T16:50:00'))
  valueOf(await confirm('qingpu', told.cover, '2026-03-13T16:55:00'))
  expect(await asked(told.post, '2026-03-16T10:00:00')).toEqual({ person: told.chen, because: 'backup', clause: 'QP-PER-42' })
  expect(await asked(told.post, '2026-03-17T09:00:00')).toMatchObject({ person: told.wang, because: 'holder' })
})

test('QP-PER-41: on return a briefing with the cases is opened and closes when the holder confirms', async () => {
  const { cover, window } = await away()
  const section = city.section('qingpu')
  expect(valueOf(await section.covers.back({ id: cover, at: '2026-03-17T08:25:00', commandId: id() }))).toMatchObject({ status: 'back' })
  const cases = ['C-1', 'C-2', 'C-3', 'C-4', 'C-5']
  valueOf(await section.covers.brief({ id: cover, cases, remark: null, at: '2026-03-17T09:00:00', commandId: id() }))
  expect((await coverOf('qingpu', window)).briefing).toMatchObject({ cases })
  expect(valueOf(await section.covers.confirmBriefing({ id: cover, at: '2026-03-17T09:30:00', commandId: id() }))).toMatchObject({ status: 'closed' })
  const idle = await away()
  valueOf(await section.covers.back({ id: idle.cover, at: '2026-03-17T08:25:00', commandId: id() }))
  expect(outcomeOf(await section.covers.brief({ id: idle.cover, cases: [], remark: '无办件', at: '2026-03-17T09:00:00', commandId: id() }))).toBe('ok')
})

test('QP-PER-43: the only person of a window is not away without a substitute', async () => {
  const one = await seated('qingpu', 1)
  const [zhou] = one.people
  const day = { from: '2026-03-16T08:30:00', to: '2026-03-16T17:00:00' }
  expect(outcomeOf(await announce('qingpu', zhou, day))).toBe('SUBSTITUTE_NEEDED QP-PER-43')
  expect(outcomeOf(await announce('qingpu', zhou, { ...day, substitute: { person: 'SUN001', ...day, items: [] } }))).toBe('ok')
  const two = await seated('qingpu', 2)
  expect(outcomeOf(await announce('qingpu', two.people[0], day))).toBe('ok')
})

test('EP-PER-24: leave of a one-person window’s holder is covered in every session', async () => {
  const one = await seated('enping', 1)
  const day = { from: '2026-03-12T08:00:00', to: '2026-03-12T17:30:00' }
  const [deng] = one.people
  expect(outcomeOf(await announce('enping', deng, { ...day, substitute: { person: 'MA0001', from: day.from, to: '2026-03-12T12:00:00', items: [] } }))).toBe('SUBSTITUTE_NEEDED EP-PER-24')
  expect(outcomeOf(await announce('enping', deng, { ...day, substitute: { person: 'MA0001', ...day, items: [] } }))).toBe('ok')
})

test('EP-PER-23: a one-person window without a B role is listed, one of two is not', async () => {
  const one = await seated('enping', 1)
  const two = await seated('enping', 2)
  const listed = async () => valueOf(await city.section('enping').staff.gaps({ center: 'enping', on: '2026-03-03' })).rows.filter(({ rule }) => rule === 'backup').map(({ window }) => window)
  expect(await listed()).toContain(one.window)
  expect(await listed()).not.toContain(two.window)
})

test('EP-PER-25: sixty minutes without a stand-in, not sixty-one, and not past an appointment', async () => {
  const [deng] = (await seated('enping', 1)).people
  const out = (to: string, appointments: string[] = []) => city.section('enping').covers.requestOuting({ center: 'enping', person: deng, from: '2026-03-12T10:00:00', to: `2026-03-12T${to}`, ground: 'very_short_outing', appointments, commandId: id() })
  expect(outcomeOf(await out('11:00:00'))).toBe('ok')
  expect(outcomeOf(await out('11:01:00'))).toBe('OUTING_NOT_SHORT EP-PER-25')
  expect(outcomeOf(await out('10:30:00', ['2026-03-12T10:15:00']))).toBe('MATTER_AFFECTED EP-PER-25')
})

test('EP-PER-26: with consent before leaving in order, without it off post from that moment', async () => {
  const [deng] = (await seated('enping', 1)).people
  const ask = async () => valueOf(await city.section('enping').covers.requestOuting({ center: 'enping', person: deng, from: '2026-03-12T10:00:00', to: '2026-03-12T10:30:00', ground: 'very_short_outing', appointments: [], at: '2026-03-12T09:40:00', commandId: id() })).id
  const leave = async (outing: string) => valueOf(await city.section('enping').covers.leaveForOuting({ id: outing, at: '2026-03-12T10:00:00', commandId: id() }))
  const consented = await ask()
  valueOf(await city.section('enping').covers.consentOuting({ id: consented, at: '2026-03-12T09:55:00', commandId: id() }))
  expect(await leave(consented)).toMatchObject({ offPost: false })
  expect(await leave(await ask())).toMatchObject({ offPost: true })
})
