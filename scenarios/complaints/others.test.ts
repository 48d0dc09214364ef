import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bureau, openBureau, problemOf, valueOf } from './bureau.ts'
import { refusedBy, stories, type Story } from './story.ts'

const bureaus = {} as Record<'wenshang' | 'enping' | 'district', Bureau>
beforeAll(async () => {
  for (const center of ['wenshang', 'enping', 'district'] as const) bureaus[center] = await openBureau(center, '2026-03-09T08:00')
}, 240_000)
afterAll(async () => { for (const bureau of Object.values(bureaus)) await bureau[Symbol.asyncDispose]() })
const wenshang = stories('wenshang', () => bureaus.wenshang, (of) => of.desk)
const enping = stories('enping', () => bureaus.enping, (of) => of.desk)
const district = stories('district', () => bureaus.district, (of) => of.office)

wenshang('WS-CMP-01', 'four channels lead to one register; opening the box enters each letter', async (story) => {
  await story.at('2026-03-10T09:00')
  for (const channel of ['web', 'phone', 'sms'] as const) await story.complain({ channel, complainant: { name: '甲', nameRefused: false, contact: `133${String(Math.random()).slice(2, 10)}`, contactRefused: false } })
  const letter = { ground: 'quality', content: '来信', complainant: { name: null, nameRefused: true, contact: null, contactRefused: true } }
  const opened = valueOf(await story.bureau.desk.intake.openBox({ center: 'wenshang', witness: '李某', letters: [letter, letter], commandId: randomUUID() }))
  expect(opened.numbers).toHaveLength(2)
  const { rows } = valueOf(await story.bureau.desk.desk.list({ center: 'wenshang', from: '2026-03-01', to: '2026-03-31', size: 200 }))
  expect(new Set(rows.map(({ channel }) => channel)).isSupersetOf(new Set(['web', 'phone', 'sms', 'complaint_box']))).toBe(true)
})
wenshang('WS-CMP-02', 'each of the four subjects is taken, integrity for authorized persons alone', async (story) => {
  await story.at('2026-03-10T09:00')
  for (const ground of ['quality', 'attitude', 'norms', 'integrity']) {
    const { id } = await story.complain({ ground, complainant: { name: '乙', nameRefused: false, contact: `132${String(Math.random()).slice(2, 10)}`, contactRefused: false } }, story.bureau.supervision)
    expect((await story.get(id, story.bureau.supervision)).grounds).toMatchObject([{ id: ground, clause: 'WS-CMP-02' }])
    expect(problemOf(await story.bureau.desk.desk.get({ id })).code).toBe(ground === 'integrity' ? 'COMPLAINT_UNKNOWN' : 'accepted')
  }
})
const callbacksOf = async (story: Story) => valueOf(await story.bureau.desk.callbacks.list({ center: 'wenshang', open: false, size: 200 })).rows.filter(({ window }) => window === story.window.id)
for (const [rated, called, late] of [['2026-03-10T10:30', '2026-03-10T16:50', false], ['2026-03-10T10:30', '2026-03-11T08:40', true], ['2026-03-10T21:00', '2026-03-11T10:00', false]] as const) {
  wenshang('WS-CMP-03', `dissatisfied at ${rated}, called back at ${called}: ${late ? 'late' : 'in time'}`, async (story) => {
    await story.at(rated)
    await story.rate(1)
    const [task] = await callbacksOf(story)
    await story.at(called)
    expect(valueOf(await story.bureau.desk.callbacks.record({ rating: task!.rating, reached: true, cause: 'attitude', text: '已回访', commandId: randomUUID() }))).toEqual({ done: true, late })
    expect((await callbacksOf(story))[0]).toMatchObject({ late, clause: 'WS-CMP-03', attempts: [{ reached: true, text: '已回访' }] })
  })
}
wenshang('WS-CMP-03', 'a satisfied rating makes no task', async (story) => {
  await story.at('2026-03-10T10:30')
  await story.rate(4)
  expect(await callbacksOf(story)).toEqual([])
})
wenshang('WS-CMP-04', 'callbacks are grouped by cause and window into a notice, each once; the others are listed', async (story) => {
  await story.at('2026-03-12T10:00')
  await story.rate(1)
  const [task] = await callbacksOf(story)
  valueOf(await story.bureau.desk.callbacks.record({ rating: task!.rating, reached: true, cause: 'waiting', text: '等候太久', commandId: randomUUID() }))
  expect(valueOf(await story.bureau.desk.callbacks.notices({ center: 'wenshang' })).waiting).toBeGreaterThan(0)
  const announced = valueOf(await story.bureau.desk.callbacks.announce({ center: 'wenshang', from: '2026-03-01', to: '2026-03-31', commandId: randomUUID() }))
  expect(announced.groups).toContainEqual({ window: story.window.id, cause: 'waiting', count: 1 })
  expect(valueOf(await story.bureau.desk.callbacks.notices({ center: 'wenshang' })).waiting).toBe(0)
  expect(refusedBy(await story.bureau.desk.callbacks.announce({ center: 'wenshang', from: '2026-03-01', to: '2026-03-31', commandId: randomUUID() }))).toBe('NOTHING_TO_ANNOUNCE')
})

for (const [result, serious, opens] of [['substantiated', true, true], ['substantiated', false, false], ['unsubstantiated', false, false]] as const) {
  enping('EP-CMP-01', `closed as ${result}${serious ? ' and serious' : ''}: ${opens ? 'ground 2 is opened' : 'no ground'}`, async (story) => {
    await story.at('2026-03-09T10:00')
    const { id } = await story.complain({ content: result === 'unsubstantiated' ? '情节严重' : '反映问题' })
    await story.heard(id)
    await story.at('2026-03-16T10:00')
    await story.done(id, { kind: 'find', result, serious, violation: false, reason: '查证' })
    await story.done(id, { kind: 'send_reply', text: '答复' })
    const { complaint, consequences } = await story.get(id)
    expect(complaint.status).toBe('closed')
    expect(consequences.map(({ kind, person, clause }) => ({ kind, person, clause }))).toEqual(opens ? [{ kind: 'elimination_ground', person: story.window.clerk, clause: 'EP-CMP-01' }] : [])
  })
}

district('DC-CMP-02', 'complaints come by configured channels, follow one procedure, and stand in the office\'s list of all open ones', async (story) => {
  await story.at('2026-03-17T10:00')
  const { id } = await story.complain({ channel: 'phone' })
  expect(valueOf(await story.bureau.office.desk.today({ center: 'district' })).rows.map((row) => row.id)).toContain(id)
  expect((await story.get(id)).complaint).toMatchObject({ coordinator: 'general_office', status: 'open' })
  expect(refusedBy(await story.tryToComplain({ channel: 'sms' }))).toBe('CHANNEL_NOT_OFFERED DC-CMP-02')
  await story.done(id, { kind: 'find', result: 'unsubstantiated', serious: false, violation: false, reason: '查证' })
  await story.done(id, { kind: 'send_reply', text: '答复' })
  expect(valueOf(await story.bureau.office.desk.today({ center: 'district' })).rows.map((row) => row.id)).not.toContain(id)
})
let independence: Story | undefined
district('DC-CMP-02', 'users of the unit complained of cannot be chosen as handler', async (story) => {
  independence = story
  await story.at('2026-03-17T10:00')
  const { id } = await story.complain({ ground: 'overdue' })
  expect(refusedBy(await story.act(id, { kind: 'assign', handler: story.window.lead }))).toBe('HANDLER_INVOLVED DC-CMP-01')
  expect(valueOf(await story.window.leads.unit.list({})).rows.map((row) => row.id)).not.toContain(id)
})
test('the story of independence was told', () => expect(independence).toBeDefined())
