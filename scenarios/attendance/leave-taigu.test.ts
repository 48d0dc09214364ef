import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { at, command, FILE, type LeaveCenter, openLeaveCenter } from '../src/leave-center.ts'

/** Plans: 0 a head and two clerks with an A/B post, 1 one clerk alone. */
let center: LeaveCenter
beforeAll(async () => {
  center = await openLeaveCenter('taigu', '2026-03-02T09:00:00', [{ size: 3, lead: true, pair: true, count: 15 }, { size: 1, count: 6 }])
})
afterAll(() => center?.[Symbol.asyncDispose]())

const SEAL = [{ document: 'sealed_slip' as const, ...FILE }]
const problem = (code: string, clause?: string) => ({ ok: false, problem: { code, ...(clause && { clause }) } })
const duty = (person = 'DUTY-B') => center.role('duty_chief', undefined, person)
const deputy = () => center.role('deputy_director')
const supervision = () => center.role('supervision')
/** The second holder of the post takes over. */
const cover = (people: readonly string[], from: string, to: string) => [{ person: people[0]!, from: at(from), to: at(to) }]
const whenOf = (from: string, to: string) => ({ from: at(from), to: at(to) })

test('TG-ATT-01: a request lands with the duty leader of the day', async () => {
  const [lead, , clerk] = center.take(0).people
  const [other] = center.take(1).people
  valueOf(await center.role('supervision').duties.set({ center: 'taigu', date: '2026-03-03', person: other!, commandId: command() }))
  await center.setClock('2026-03-03 10:00')
  const { id } = valueOf(await center.ask(clerk!, { kind: 'meeting', ...whenOf('2026-03-05 08:30', '2026-03-05 12:00'), files: SEAL, covers: cover([lead!], '2026-03-05 08:30', '2026-03-05 12:00') }))
  const inbox = async (person: string) => valueOf(await duty(person).leaves.queue({})).rows.map((row) => row.id)
  expect(await inbox(other!)).toContain(id)
  expect(await inbox('SOMEBODY-ELSE')).not.toContain(id)
  expect(await center.act(duty('SOMEBODY-ELSE'), id)).toMatchObject(problem('NOT_ON_DUTY', 'TG-ATT-05'))
})

test('TG-ATT-05: exactly half a day with seal is approved by the duty leader', async () => {
  const { people: [lead, , clerk] } = center.take(0)
  const { id } = valueOf(await center.ask(clerk!, { kind: 'errand', ...whenOf('2026-03-04 08:30', '2026-03-04 12:00'), files: SEAL, covers: cover([lead!], '2026-03-04 08:30', '2026-03-04 12:00') }))
  const turn = valueOf(await duty().duties.list({ center: 'taigu', from: '2026-03-03', to: '2026-03-03' })).rows[0]!.person
  expect(valueOf(await center.act(duty(turn), id)).state).toBe('approved')
})
test('TG-ATT-05: the supervision office may approve instead', async () => {
  const { people: [lead, , clerk] } = center.take(0)
  const { id } = valueOf(await center.ask(clerk!, { kind: 'errand', ...whenOf('2026-03-04 08:30', '2026-03-04 12:00'), files: SEAL, covers: cover([lead!], '2026-03-04 08:30', '2026-03-04 12:00') }))
  expect(valueOf(await center.act(supervision(), id)).state).toBe('approved')
})
test('TG-ATT-05: without the seal it is refused when sent', async () => {
  const { people: [, , clerk] } = center.take(0)
  expect(await center.ask(clerk!, { kind: 'errand', ...whenOf('2026-03-04 08:30', '2026-03-04 12:00') })).toMatchObject(problem('DOCUMENT_MISSING', 'TG-ATT-05'))
  const { people: [lead, , other] } = center.take(0)
  const { id } = valueOf(await center.ask(other!, { kind: 'training', ...whenOf('2026-03-04 10:00', '2026-03-04 15:00'), files: SEAL, covers: cover([lead!], '2026-03-04 10:00', '2026-03-04 15:00') }))
  const { leave } = valueOf(await center.staff(other!).leaves.get({ id }))
  expect(leave.hours).toBe(3)
  expect(valueOf(await center.act(supervision(), id)).state).toBe('approved')
})

test('TG-ATT-06: over half a day waits for the deputy director; the duty leader has no effect', async () => {
  const { people: [lead, , clerk] } = center.take(0)
  const { id } = valueOf(await center.ask(clerk!, { kind: 'errand', ...whenOf('2026-03-04 08:30', '2026-03-04 14:30'), files: SEAL, covers: cover([lead!], '2026-03-04 08:30', '2026-03-04 14:30') }))
  expect(await center.act(duty(), id)).toMatchObject(problem('NOT_YOUR_STEP', 'TG-ATT-06'))
  expect(valueOf(await center.act(deputy(), id)).state).toBe('approved')
})

test('TG-ATT-12: without the head\'s opinion nobody decides; with it the duty leader does', async () => {
  const counter = center.take(0)
  const [lead, , clerk] = counter.people
  const { id } = valueOf(await center.ask(clerk!, { kind: 'personal', ...whenOf('2026-03-04 14:00', '2026-03-04 17:30'), covers: cover([lead!], '2026-03-04 14:00', '2026-03-04 17:30') }))
  const turn = valueOf(await duty().duties.list({ center: 'taigu', from: '2026-03-03', to: '2026-03-03' })).rows[0]!.person
  expect(await center.act(duty(turn), id)).toMatchObject(problem('PREVIOUS_STEP_MISSING', 'TG-ATT-12'))
  expect(valueOf(await center.act(center.role('window_lead', counter, lead), id)).state).toBe('asked')
  expect(valueOf(await center.act(duty(turn), id)).state).toBe('approved')
})
test('TG-ATT-12: at a window without a head no opinion is asked for', async () => {
  const { people: [clerk] } = center.take(1)
  const { id } = valueOf(await center.ask(clerk!, { kind: 'personal', ...whenOf('2026-03-04 14:00', '2026-03-04 17:30') }))
  const turn = valueOf(await duty().duties.list({ center: 'taigu', from: '2026-03-03', to: '2026-03-03' })).rows[0]!.person
  expect(valueOf(await center.act(duty(turn), id)).state).toBe('approved')
})

test('TG-ATT-10: half a day of sick leave is the duty leader\'s alone', async () => {
  const counter = center.take(0)
  const [lead, , clerk] = counter.people
  const { id } = valueOf(await center.ask(clerk!, { kind: 'sick', ...whenOf('2026-03-04 14:00', '2026-03-04 17:30'), covers: cover([lead!], '2026-03-04 14:00', '2026-03-04 17:30') }))
  valueOf(await center.act(center.role('window_lead', counter, lead), id))
  expect(await center.act(supervision(), id)).toMatchObject(problem('NOT_YOUR_STEP', 'TG-ATT-10'))
  const turn = valueOf(await duty().duties.list({ center: 'taigu', from: '2026-03-03', to: '2026-03-03' })).rows[0]!.person
  expect(valueOf(await center.act(duty(turn), id)).state).toBe('approved')
})

test('TG-ATT-11: above half a day goes to the deputy director, exactly half a day does not', async () => {
  const counter = center.take(0)
  const [lead, , clerk] = counter.people
  const { id } = valueOf(await center.ask(clerk!, { kind: 'personal', ...whenOf('2026-03-04 08:30', '2026-03-04 14:30'), covers: cover([lead!], '2026-03-04 08:30', '2026-03-04 14:30') }))
  valueOf(await center.act(center.role('window_lead', counter, lead), id))
  expect(await center.act(duty(), id)).toMatchObject(problem('NOT_YOUR_STEP', 'TG-ATT-11'))
  expect(valueOf(await center.act(deputy(), id)).state).toBe('approved')
  const chainOf = async (from: string, to: string) => {
    const { people: [, , one] } = counter
    const preview = valueOf(await center.staff(one!).leaves.preview({ center: 'taigu', kind: 'personal', ...whenOf(from, to) }))
    return { hours: preview.hours, by: preview.chain!.steps.at(-1)!.by, clause: preview.chain!.clause }
  }
  expect(await chainOf('2026-03-11 08:30', '2026-03-11 12:00')).toEqual({ hours: 3.5, by: ['duty_chief'], clause: 'TG-ATT-10' })
  expect(await chainOf('2026-03-06 14:00', '2026-03-09 12:00')).toEqual({ hours: 7, by: ['deputy_director'], clause: 'TG-ATT-11' })
})

test('TG-ATT-13: approval needs the B holder, present in those hours', async () => {
  const counter = center.take(0)
  const [lead, backup, clerk] = counter.people
  const morning = whenOf('2026-03-04 08:30', '2026-03-04 12:00')
  const leadOf = center.role('window_lead', counter, lead)
  const first = valueOf(await center.ask(clerk!, { kind: 'personal', ...morning, covers: cover([backup!], '2026-03-04 08:30', '2026-03-04 12:00') }))
  // Meanwhile the one who stands in is sent away for the same hours.
  const { id: away } = valueOf(await center.role('supervision').absences.register({ center: 'taigu', person: backup!, kind: 'meeting', ...morning, reason: '会议', commandId: command() }))
  valueOf(await center.act(leadOf, first.id))
  const turn = valueOf(await duty().duties.list({ center: 'taigu', from: '2026-03-03', to: '2026-03-03' })).rows[0]!.person
  expect(await center.act(duty(turn), first.id)).toMatchObject(problem('COVER_AWAY', 'TG-ATT-13'))
  valueOf(await center.role('supervision').absences.withdraw({ center: 'taigu', id: away, reason: '取消', commandId: command() }))
  valueOf(await center.role('supervision').absences.register({ center: 'taigu', person: backup!, kind: 'meeting', ...whenOf('2026-03-04 14:00', '2026-03-04 17:30'), reason: '会议', commandId: command() }))
  expect(valueOf(await center.act(duty(turn), first.id)).state).toBe('approved')
})
test('TG-ATT-13: a one-person window may be away half a day without cover, longer not (TG-PER-16)', async () => {
  const { people: [clerk] } = center.take(1)
  const preview = async (to: string) => valueOf(await center.staff(clerk!).leaves.preview({ center: 'taigu', kind: 'personal', ...whenOf('2026-03-04 08:30', to) }))
  expect((await preview('2026-03-04 12:00')).cover).toMatchObject({ required: false })
  const longer = await preview('2026-03-04 14:30')
  expect(longer.cover).toMatchObject({ required: true, clause: 'TG-ATT-13' })
  expect(longer.later).toContainEqual(expect.objectContaining({ code: 'COVER_MISSING' }))
  const { id } = valueOf(await center.ask(clerk!, { kind: 'personal', ...whenOf('2026-03-04 08:30', '2026-03-04 14:30') }))
  expect(await center.act(deputy(), id)).toMatchObject(problem('COVER_MISSING', 'TG-ATT-13'))
})

test('TG-ATT-08: filed and approved the evening before, the day is leave', async () => {
  await center.setClock('2026-03-03 17:00')
  const counter = center.take(0)
  const [lead, , clerk] = counter.people
  const day = whenOf('2026-03-04 08:30', '2026-03-04 17:30')
  const { id } = valueOf(await center.ask(clerk!, { kind: 'personal', ...day, covers: cover([lead!], '2026-03-04 08:30', '2026-03-04 17:30') }))
  await center.setClock('2026-03-03 17:20')
  valueOf(await center.act(center.role('window_lead', counter, lead), id))
  valueOf(await center.act(deputy(), id))
  await center.setClock('2026-03-04 09:00')
  await center.expectDay(clerk!, '2026-03-04', 'on_leave')
})
test('TG-ATT-08: filed at 09:00 of the day it counts as filed afterwards', async () => {
  const { people: [, , clerk] } = center.take(0)
  expect(await center.ask(clerk!, { kind: 'personal', ...whenOf('2026-03-04 08:30', '2026-03-04 17:30') })).toMatchObject(problem('LATE_REASON_MISSING', 'TG-ATT-09'))
})

test('TG-ATT-09: filed with its reason by the end of the first day back, and approved, the day is leave', async () => {
  await center.setClock('2026-03-04 17:30')
  const counter = center.take(0)
  const [lead, , clerk] = counter.people
  await center.push(clerk!, '2026-03-04', ['08:25', '17:30'])
  await center.expectDay(clerk!, '2026-03-03', ['absent 1d TG-ATT-14'])
  const day = whenOf('2026-03-03 08:30', '2026-03-03 17:30')
  expect(await center.ask(clerk!, { kind: 'sick', ...day })).toMatchObject(problem('LATE_REASON_MISSING', 'TG-ATT-09'))
  const { id } = valueOf(await center.ask(clerk!, { kind: 'sick', ...day, lateReason: '突发高烧', covers: cover([lead!], '2026-03-03 08:30', '2026-03-03 17:30') }))
  valueOf(await center.act(center.role('window_lead', counter, lead), id))
  valueOf(await center.act(deputy(), id))
  await center.expectDay(clerk!, '2026-03-03', 'on_leave')
})
test('TG-ATT-09: a day later it remains absence', async () => {
  await center.setClock('2026-03-05 08:30')
  const { people: [, , clerk] } = center.take(0)
  expect(await center.ask(clerk!, { kind: 'sick', ...whenOf('2026-03-03 08:30', '2026-03-03 17:30'), lateReason: '生病' })).toMatchObject(problem('LEAVE_TOO_LATE', 'TG-ATT-09'))
  await center.expectDay(clerk!, '2026-03-03', ['absent 1d TG-ATT-14'])
})

test('TG-ATT-01: after closing the request is the next day\'s duty leader\'s', async () => {
  await center.setClock('2026-03-05 18:00')
  const { people: [next] } = center.take(1)
  const { people: [today] } = center.take(1)
  for (const [date, person] of [['2026-03-05', today!], ['2026-03-06', next!]] as const) valueOf(await center.role('supervision').duties.set({ center: 'taigu', date, person, commandId: command() }))
  const { people: [clerk] } = center.take(1)
  const { id } = valueOf(await center.ask(clerk!, { kind: 'personal', ...whenOf('2026-03-10 08:30', '2026-03-10 12:00') }))
  const inbox = async (person: string) => valueOf(await duty(person).leaves.queue({})).rows.map((row) => row.id)
  expect(await inbox(next!)).toContain(id)
  expect(await inbox(today!)).not.toContain(id)
})
