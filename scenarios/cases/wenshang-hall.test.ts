import { afterAll, beforeAll, expect } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, codeOf, id, openCases, refusalOf } from '../src/cases-center.ts'
import { timeline } from '../src/timeline.ts'

let center: CasesCenter
let five: string
const { example, play } = timeline()
beforeAll(async () => {
  center = await openCases('wenshang', '2026-03-01T08:00:00+08:00', { w1: 1, w3: 2 })
  five = await center.item()
  await play(center.setClock)
}, 400_000)
afterAll(() => center?.[Symbol.asyncDispose]())

example('WS-CAS-10: without the network’s reference the acceptance is incomplete and on the window’s list; the clock runs from the day', async (at) => {
  const desk = center.desk('w0', 1)
  const list = async () => valueOf(await desk.client.queue.mine({ what: 'enter', size: 200 })).rows.map((row) => row.id)
  await at('2026-03-10T09:20')
  const [file, later] = [await desk.open(five), await desk.open(five)]
  for (const one of [file, later]) {
    valueOf(await desk.tick(one))
    valueOf(await desk.client.intake.accept({ case: one, commandId: id() }))
  }
  expect(await list()).toEqual(expect.arrayContaining([file, later]))
  expect(await desk.view(file)).toMatchObject({ row: { acceptanceOpen: true }, acceptance: { complete: false, clause: 'WS-CAS-10', parts: [{ what: 'registration', at: expect.any(String) }, { what: 'network', reference: null, at: null }, { what: 'notice', at: expect.any(String) }] } })
  await at('2026-03-10T09:30')
  valueOf(await desk.client.intake.enter({ case: file, networkReference: 'JN-2026-1', commandId: id() }))
  const view = await desk.view(file)
  expect(view.row).toMatchObject({ acceptanceOpen: false, acceptedAt: expect.stringMatching(/^2026-03-10T01:20/), dueOn: '2026-03-17' })
  expect(view.acceptance).toMatchObject({ complete: true, parts: [{ reference: view.row.number }, { reference: 'JN-2026-1', at: expect.stringMatching(/^2026-03-10T01:30/) }, { reference: view.documents[0]!.number, at: expect.stringMatching(/^2026-03-10T01:20/) }] })
  expect(await list()).not.toContain(file)
  await at('2026-03-11T09:00')
  valueOf(await desk.client.intake.enter({ case: later, networkReference: 'JN-2026-2', commandId: id() }))
  expect((await desk.view(later)).row).toMatchObject({ acceptanceOpen: false, acceptedAt: expect.stringMatching(/^2026-03-10T01:20/), dueOn: '2026-03-17' })
})

const at4 = { center: 'wenshang', window: 'wenshang-w4' }
example('WS-CAS-01: a window does not close while a ticket drawn before closing waits; served, the minutes past closing are kept; who comes after closing is offered an appointment', async (at) => {
  const [desk, guide] = [center.desk('w4', 1), center.section]
  await at('2026-03-10T17:29')
  const drawn = valueOf(await guide.tickets.issue({ ...at4, matter: '办照', commandId: id() }))
  expect(drawn).toMatchObject({ state: 'waiting', session: 'pm', offeredTo: [] })
  const close = () => desk.client.tickets.closeWindow({ ...at4, commandId: id() })
  await at('2026-03-10T17:30')
  const early = await close()
  expect(!early.ok && early.problem).toMatchObject({ code: 'TICKETS_WAITING', clause: 'WS-CAS-01', details: { waiting: 1, called: 0 } })
  await at('2026-03-10T17:31')
  const late = await guide.tickets.issue({ ...at4, matter: '咨询', commandId: id() })
  expect(!late.ok && late.problem).toMatchObject({ code: 'TICKETS_OVER', clause: 'WS-CAS-01', details: { appointment: '2026-03-11T08:30' } })
  expect(valueOf(await guide.tickets.book({ ...at4, matter: '咨询', at: '2026-03-11T08:30:00+08:00', commandId: id() }))).toMatchObject({ state: 'booked', day: '2026-03-11', session: 'am' })
  const called = valueOf(await desk.client.tickets.call({ ...at4, commandId: id() }))
  expect(called).toMatchObject({ id: drawn.id, state: 'called', servedBy: desk.person })
  expect(valueOf(await desk.client.contacts.get({ id: called.contact! }))).toMatchObject({ firstAsked: desk.person, asker: drawn.number, state: 'open' })
  await at('2026-03-10T17:52')
  expect(codeOf(await desk.client.tickets.finish({ center: 'wenshang', id: drawn.id, outcome: 'answered', reply: '', commandId: id() }))).toBe('REPLY_MISSING')
  valueOf(await desk.client.tickets.finish({ center: 'wenshang', id: drawn.id, outcome: 'answered', reply: '已办', commandId: id() }))
  expect(valueOf(await desk.client.contacts.get({ id: called.contact! })).state).toBe('closed')
  // Two of the window close it at once.
  const [closed, again] = (await Promise.all([close(), close()])).sort((one) => (one.ok ? -1 : 1))
  expect(valueOf(closed!)).toMatchObject({ session: 'pm', day: '2026-03-10', extendedMinutes: 22 })
  expect(codeOf(again!)).toBe('WINDOW_CLOSED')
  await at('2026-03-11T08:30')
  expect(valueOf(await desk.client.tickets.call({ ...at4, commandId: id() }))).toMatchObject({ matter: '咨询', state: 'called' })
})
example('WS-CAS-01: at midday it is the same', async (at) => {
  const desk = center.desk('w2', 1)
  const place = { center: 'wenshang', window: 'wenshang-w2' }
  await at('2026-03-10T11:50')
  const drawn = valueOf(await desk.client.tickets.issue({ ...place, matter: '办照', commandId: id() }))
  valueOf(await desk.client.tickets.call({ ...place, commandId: id() }))
  await at('2026-03-10T12:00')
  const early = await desk.client.tickets.closeWindow({ ...place, commandId: id() })
  expect(!early.ok && early.problem).toMatchObject({ code: 'TICKETS_WAITING', clause: 'WS-CAS-01', details: { waiting: 0, called: 1 } })
  expect(valueOf(await desk.client.tickets.issue({ ...place, matter: '下午再办', commandId: id() })).session).toBe('pm')
  await at('2026-03-10T12:06')
  valueOf(await desk.client.tickets.finish({ center: 'wenshang', id: drawn.id, outcome: 'case', commandId: id() }))
  expect(valueOf(await desk.client.tickets.closeWindow({ ...place, commandId: id() }))).toMatchObject({ session: 'am', extendedMinutes: 6 })
})
example('WS-CAS-03: the only person of a window is away: the windows beside receive and telephone, and it goes to that person who comes back', async (at) => {
  const [zhao, five5, seven] = [center.desk('w1'), center.desk('w0', 1), center.desk('w2', 2)]
  const six = { center: 'wenshang', window: 'wenshang-w1' }
  await at('2026-03-10T10:00')
  expect(refusalOf(await zhao.client.tickets.stepOut({ ...six, phone: '', commandId: id() }))).toBe('PHONE_MISSING WS-CAS-03')
  valueOf(await zhao.client.tickets.stepOut({ ...six, phone: '13900000006', commandId: id() }))
  await at('2026-03-10T10:04')
  const drawn = valueOf(await center.section.tickets.issue({ ...six, matter: '办照', commandId: id() }))
  expect(drawn.offeredTo).toEqual(['wenshang-w0', 'wenshang-w2'])
  for (const desk of [five5, seven]) {
    const { tickets, away } = valueOf(await desk.client.tickets.today({ center: 'wenshang', window: desk.window }))
    expect(tickets.map((one) => one.id)).toContain(drawn.id)
    expect(away).toMatchObject([{ person: zhao.person, phone: '13900000006', reason: 'away' }])
  }
  expect(codeOf(await center.desk('w4', 1).client.tickets.phoned({ center: 'wenshang', id: drawn.id, commandId: id() }))).toBe('TICKET_UNKNOWN')
  await at('2026-03-10T10:05')
  valueOf(await seven.client.tickets.call({ center: 'wenshang', window: seven.window, commandId: id() }))
  expect(valueOf(await seven.client.tickets.phoned({ center: 'wenshang', id: drawn.id, commandId: id() })).phonedAt).toMatch(/^2026-03-10T02:05/)
  await at('2026-03-10T10:09')
  expect(valueOf(await zhao.client.tickets.back({ ...six, commandId: id() }))).toEqual({ minutes: 9, finding: false, tickets: [drawn.id] })
  const own = valueOf(await zhao.client.tickets.today(six)).tickets.find((one) => one.id === drawn.id)
  expect(own).toMatchObject({ servedBy: zhao.person, offeredTo: [], returnedAt: expect.stringMatching(/^2026-03-10T02:09/), phonedAt: expect.stringMatching(/^2026-03-10T02:05/) })
  expect(valueOf(await zhao.client.contacts.get({ id: own!.contact! })).owner).toBe(zhao.person)
  valueOf(await zhao.client.tickets.finish({ center: 'wenshang', id: drawn.id, outcome: 'case', commandId: id() }))
  expect(valueOf(await center.supervision.watch.findings({ center: 'wenshang' })).rows.filter(({ person }) => person === zhao.person || person === seven.person)).toEqual([])
})
example('WS-CAS-03: of two at a window the other one receives; the windows beside have no task', async (at) => {
  const [away, there] = [center.desk('w3', 0), center.desk('w3', 1)]
  const eight = { center: 'wenshang', window: 'wenshang-w3' }
  await at('2026-03-10T10:01')
  valueOf(await away.client.tickets.stepOut({ ...eight, phone: '', commandId: id() }))
  const drawn = valueOf(await center.section.tickets.issue({ ...eight, matter: '办照', commandId: id() }))
  expect(drawn.offeredTo).toEqual([])
  expect(valueOf(await center.desk('w4', 2).client.tickets.today(at4)).tickets.map((one) => one.id)).not.toContain(drawn.id)
  expect(valueOf(await there.client.tickets.call({ ...eight, commandId: id() }))).toMatchObject({ id: drawn.id, servedBy: there.person })
})
example('WS-CAS-08: leading somebody there in person is a short absence; with somebody waiting another is arranged', async (at) => {
  const zhao = center.desk('w0', 3)
  const six = { center: 'wenshang', window: 'wenshang-w0' }
  const ask = async () => valueOf(await zhao.client.contacts.open({ ...six, channel: 'visit', matter: '找12号窗口', asker: '甲', commandId: id() })).id
  const lead = (contact: string, ledBy: 'self' | 'arranged') => zhao.client.contacts.close({ id: contact, center: 'wenshang', outcome: 'referral', target: '12号窗口', escort: true, ledBy, commandId: id() })
  await at('2026-03-09T10:00')
  const [first, second, third] = [await ask(), await ask(), await ask()]
  valueOf(await lead(first, 'self'))
  await at('2026-03-09T10:07')
  expect(valueOf(await zhao.client.tickets.back({ ...six, commandId: id() }))).toMatchObject({ minutes: 7, finding: false })
  expect(valueOf(await zhao.client.contacts.get({ id: first }))).toMatchObject({ outcome: 'referral', escort: { ledBy: 'self', minutes: 7 } })
  valueOf(await lead(third, 'self'))
  await at('2026-03-09T10:18')
  expect(valueOf(await zhao.client.tickets.back({ ...six, commandId: id() }))).toMatchObject({ minutes: 11, finding: true })
  const drawn = valueOf(await center.section.tickets.issue({ ...six, matter: '办照', commandId: id() }))
  const refused = await lead(second, 'self')
  expect(!refused.ok && refused.problem).toMatchObject({ code: 'ESCORT_ARRANGE', clause: 'WS-CAS-08', details: { waiting: 1, arrange: 'guide_desk' } })
  expect(valueOf(await zhao.client.contacts.get({ id: second })).state).toBe('open')
  valueOf(await lead(second, 'arranged'))
  valueOf(await zhao.client.tickets.call({ ...six, commandId: id() }))
  valueOf(await zhao.client.tickets.finish({ center: 'wenshang', id: drawn.id, outcome: 'case', commandId: id() }))
})
const holiday = { ...at4, applicant: '汶上某公司', need: '设备进场须当日验收', kind: 'on_site' as const, place: '开发区3号', day: '2026-05-02', from: '09:00', to: '11:30' }
example('WS-CAS-02: on-site service on a holiday is scheduled once the bureau has approved, and somebody has to have asked for it', async (at) => {
  const lead = center.desk('w4')
  await at('2026-04-28T09:00')
  expect(refusalOf(await lead.client.holidayServices.ask({ ...holiday, applicant: '', commandId: id() }))).toBe('APPLICANT_MISSING WS-CAS-02')
  expect(refusalOf(await lead.client.holidayServices.ask({ ...holiday, day: '2026-04-29', commandId: id() }))).toBe('NOT_A_HOLIDAY WS-CAS-02')
  // Asked for at once, each has a number of its own.
  const ask = () => lead.client.holidayServices.ask({ ...holiday, commandId: id() })
  const [one, other] = await Promise.all([ask(), ask()])
  const [asked, silent] = [valueOf(one), valueOf(other)]
  expect(asked.number).not.toBe(silent.number)
  const schedule = (service: string) => lead.client.holidayServices.schedule({ center: 'wenshang', id: service, people: [lead.person], commandId: id() })
  await at('2026-04-29T09:00')
  expect(codeOf(await lead.client.holidayServices.decide({ center: 'wenshang', id: asked.id, agree: true, commandId: id() }))).toBe('FORBIDDEN')
  valueOf(await center.director.holidayServices.decide({ center: 'wenshang', id: asked.id, agree: true, document: '汶审服〔2026〕8号', commandId: id() }))
  expect(valueOf(await schedule(asked.id)).state).toBe('scheduled')
  await at('2026-05-02T08:00')
  expect(refusalOf(await schedule(silent.id))).toBe('BUREAU_APPROVAL_MISSING WS-CAS-02')
})
example('WS-PER-01: overtime for an approved service that was given, for nothing else', async (at) => {
  const lead = center.desk('w4')
  const claim = (day: string, service?: string) => lead.client.holidayServices.claim({ ...at4, person: lead.person, day, ...(service && { service }), commandId: id() })
  await at('2026-04-28T10:00')
  const asked = valueOf(await lead.client.holidayServices.ask({ ...holiday, commandId: id() }))
  valueOf(await center.director.holidayServices.decide({ center: 'wenshang', id: asked.id, agree: true, document: '汶审服〔2026〕9号', commandId: id() }))
  valueOf(await lead.client.holidayServices.schedule({ center: 'wenshang', id: asked.id, people: [lead.person], commandId: id() }))
  const give = () => lead.client.holidayServices.give({ center: 'wenshang', id: asked.id, from: '09:00', to: '11:30', people: [lead.person], commandId: id() })
  await at('2026-05-02T11:00')
  expect(codeOf(await give())).toBe('IN_FUTURE')
  expect(refusalOf(await claim('2026-05-02', asked.id))).toBe('CLAIM_NO_SERVICE WS-PER-01')
  await at('2026-05-02T12:00')
  valueOf(await give())
  expect(valueOf(await claim('2026-05-02', asked.id))).toMatchObject({ minutes: 150, service: asked.number })
  expect(codeOf(await claim('2026-05-02', asked.id))).toBe('CLAIM_OPENED')
  expect(valueOf(await lead.client.holidayServices.list({ center: 'wenshang', state: 'given' })).rows).toMatchObject([{ id: asked.id, claims: [{ person: lead.person, minutes: 150 }] }])
  await at('2026-05-03T12:00')
  expect(refusalOf(await claim('2026-05-03'))).toBe('CLAIM_NO_SERVICE WS-PER-01')
  const extended = await claim('2026-03-10')
  expect(!extended.ok && extended.problem).toMatchObject({ code: 'CLAIM_EXTENDED', clause: 'WS-PER-01', details: { minutes: 22 } })
})
