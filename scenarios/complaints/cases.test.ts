import { hash, randomUUID } from 'node:crypto'
import { type ComplaintsContract, complaintsContract } from '@hall/contract-complaints'
import { sealsContract } from '@hall/contract-seals'
import { service as complaints } from '@hall/complaints-service/service'
import type { Client } from '@hall/rpc'
import { service as seals } from '@hall/seals-service/service'
import { until } from '@hall/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CasesCenter, openCases } from '../src/cases-center.ts'
import { valueOf } from '../src/center.ts'

type Complaints = Client<ComplaintsContract>
type Detail = Extract<Awaited<ReturnType<Complaints['desk']['get']>>, { ok: true }>['value']

const items: Record<string, string> = {}
const resources = new AsyncDisposableStack()
let taigu: CasesCenter
let district: CasesCenter
beforeAll(async () => {
  for (const center of ['taigu', 'district'] as const) {
    const opened = resources.use(await openCases(center, '2026-03-02T01:00:00Z'))
    await Promise.all([opened.city.start(complaints), opened.city.start(seals)])
    if (center === 'taigu') taigu = opened
    else district = opened
    items[center] = await opened.item()
  }
}, 240_000)
afterAll(() => resources.disposeAsync())

const OFFICES = { taigu: 'supervision', district: 'general_office' } as const
const handler = ({ id, city }: CasesCenter): Complaints => {
  const office = OFFICES[id as keyof typeof OFFICES]
  return city.client(complaintsContract, 'HANDLER', [`${office}@section:${id}/${id}-${office}`])
}
async function complain(center: CasesCenter, ground: string, caseNumber: string): Promise<{ id: string; detail: Detail }> {
  const client = handler(center)
  const { id } = valueOf(await until(async () => {
    const taken = await client.intake.register({
      center: center.id, channel: 'phone', ground, content: '反映办件', window: `${center.id}-w0`, person: null, caseNumber, commandId: randomUUID(),
      complainant: { name: '甲', nameRefused: false, contact: `137${String(Math.random()).slice(2, 10)}`, contactRefused: false },
    })
    // Windows and policies arrive by events.
    return !taken.ok && ['AREA_WITHOUT_POLICY', 'WINDOW_UNKNOWN'].includes(taken.problem.code) ? undefined : taken
  }, 180_000))
  const detail = await until(async () => {
    const found = valueOf(await client.desk.get({ id }))
    return found.caseFacts.some(({ what }) => what === 'unknown') ? undefined : found
  }, 180_000)
  return { id, detail }
}
const shown = ({ caseFacts }: Detail) => caseFacts.filter(({ what }) => what !== 'step').map(({ what, at, count }) => [what, at, count])

/** The clock goes on in both services: the second hears of it a moment later. */
async function goOnTo(center: CasesCenter, local: string): Promise<void> {
  await center.setClock(local)
  const moment = Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai').toInstant()
  const it = center.city.client(complaintsContract, 'CITY02', ['it@city'])
  await until(async () => Temporal.Instant.compare(Temporal.Instant.from(valueOf(await it.ops.status({})).now), moment) >= 0)
}

/** A case of a five day promise, received and accepted at once unless told otherwise. */
async function newCase(center: CasesCenter, accepted = true): Promise<{ id: string; number: string; due: string | null }> {
  const desk = center.desk()
  const item = items[center.id]!
  const id = accepted ? await desk.accepted(item) : await desk.open(item)
  const { row } = await desk.view(id)
  return { id, number: row.number, due: row.dueOn }
}

let dueCase: { taigu: Awaited<ReturnType<typeof newCase>>; district: Awaited<ReturnType<typeof newCase>> }
test('TG-CMP-05: an application without outcome shows how long it has waited; an accepted one its acceptance', async () => {
  dueCase = { taigu: await newCase(taigu), district: await newCase(district) }
  const waiting = await newCase(taigu, false)
  await goOnTo(taigu, '2026-03-04T09:00:00')
  expect(shown((await complain(taigu, 'stalling', waiting.number)).detail)).toEqual([['waiting', '2026-03-02', 2]])
  const { detail } = await complain(taigu, 'stalling', dueCase.taigu.number)
  expect(shown(detail)).toEqual([['accepted', '2026-03-02', null]])
  expect(detail.caseFacts[0]).toMatchObject({ clause: 'TG-CMP-05' })
})

test('TG-CMP-08: the notices of the case with what each listed', async () => {
  const [once, twice] = [await newCase(taigu, false), await newCase(taigu, false)]
  const desk = taigu.desk()
  for (const { id } of [once, twice]) {
    valueOf(await desk.tick(id, { M3: 'missing' }))
    valueOf(await desk.notify(id, ['M3']))
  }
  valueOf(await desk.notify(twice.id, ['M5']))
  const one = await complain(taigu, 'not_told_at_one_time', once.number)
  expect(one.detail.caseFacts.filter(({ what }) => what === 'notices')).toMatchObject([{ count: 1, clause: 'TG-CMP-08' }])
  const two = await complain(taigu, 'not_told_at_one_time', twice.number)
  expect(two.detail.caseFacts.filter(({ what }) => what === 'notices' || what === 'notice').map(({ what, count, added }) => [what, count, added.length])).toEqual([['notices', 2, 0], ['notice', 1, 0], ['notice', 2, 1]])
})

test('a case accepted here comes to the register of the seals by itself, with its item', async () => {
  const office = taigu.city.client(sealsContract, 'OFFICE', ['general_office@section:taigu/taigu-office'])
  const found = await until(async () => {
    const { rows } = valueOf(await office.cases.list({ center: 'taigu', search: dueCase.taigu.number }))
    return rows[0]
  }, 180_000)
  expect(found).toMatchObject({ case: dueCase.taigu.number, window: 'taigu-w0', acceptedOn: '2026-03-02' })
  expect(valueOf(await office.items.list({ center: 'taigu', search: found.item })).rows).toMatchObject([{ code: found.item, enteredOn: '2026-03-02' }])
})

for (const [clause, which, ground] of [['TG-CMP-04', 'taigu', 'overdue'], ['DC-CMP-01', 'district', 'overdue']] as const) {
  test(`${clause}: on the last day the case is not overdue, on the next by one working day; taken at the door both times`, async () => {
    const center = { taigu, district }[which]
    const { number, due } = dueCase[which]
    await goOnTo(center, `${due}T15:00:00`)
    const before = await complain(center, ground, number)
    expect(shown(before.detail)).toEqual([['due', due, null], ['not_overdue', null, 0]])
    expect(before.detail.complaint).toMatchObject({ status: 'open', coordinator: OFFICES[which] })
    const next = Temporal.PlainDate.from(due!).add({ days: 1 })
    await goOnTo(center, `${next}T09:00:00`)
    const after = await complain(center, ground, number)
    expect(shown(after.detail)).toEqual([['due', due, null], ['overdue', null, 1]])
    // What was shown of the day before stands.
    expect(shown(valueOf(await handler(center).desk.get({ id: before.id })))).toEqual([['due', due, null], ['not_overdue', null, 0]])
  })
}

test('DC-CMP-01: nobody of the unit complained of can be chosen as handler', async () => {
  const { id } = await complain(district, 'overdue', dueCase.district.number)
  const lead = district.desk().person
  const refused = await handler(district).desk.act({ id, action: { kind: 'assign', handler: lead }, commandId: randomUUID() })
  expect(refused).toMatchObject({ ok: false, problem: { code: 'HANDLER_INVOLVED', clause: 'DC-CMP-01' } })
})

test('a finished case asks at the tablet of its window, and whoever holds the receipt rates it once; a wrong code and a case not finished do nothing', async () => {
  const desk = district.desk()
  const [file, other] = [await newCase(district), await newCase(district)]
  const codeOf = async (of: string) => valueOf(await desk.client.queue.get({ case: of })).checkCode
  const open = district.city.client(complaintsContract)
  const it = district.city.client(complaintsContract, 'IT', ['it@center:district'])
  const { key } = valueOf(await it.ratings.enrolDevice({ center: 'district', window: desk.window, name: '平板', commandId: randomUUID() }))
  const told = district.city.nats.subscribe('evt.cases.case-moved')
  valueOf(await desk.conclude(file.id))
  const waiting = await until(async () => valueOf(await open.portal.device({ key })).waiting ?? undefined, 60_000)
  expect(waiting.item).toBe((await desk.view(file.id)).row.itemName)

  const receipt = `${file.number} ${await codeOf(file.id)}`
  expect(valueOf(await open.portal.rating({ token: receipt }))).toMatchObject({ center: 'district', window: desk.window })
  // Announced under the key: who hears it cannot try the codes out.
  await told.drain()
  const announced = (await Array.fromAsync(told)).map((message) => message.json<{ data: { receipt: string | null } }>().data.receipt).filter((one) => one !== null)
  expect(announced).toMatchObject([expect.stringMatching(/^[0-9a-f]{64}$/)])
  expect(announced).not.toContain(hash('sha256', receipt))
  const rate = async (token: string) => {
    const result = await open.portal.rate({ token, stars: 5, tags: [], comment: null, commandId: randomUUID() })
    return result.ok ? 'ok' : result.problem.code
  }
  expect(await rate(`${file.number} 100000`)).toBe('LINK_NOT_VALID')
  expect(await rate(`${other.number} ${await codeOf(other.id)}`)).toBe('LINK_NOT_VALID')
  expect((await Promise.all([rate(receipt), rate(receipt)])).sort()).toEqual(['LINK_NOT_VALID', 'ok'])
  // Rated by the receipt, the tablet asks no more.
  expect(valueOf(await open.portal.device({ key })).waiting).toBeNull()
  const { total } = valueOf(await handler(district).ratings.statistics({ center: 'district', by: 'item', from: '2026-01-01', to: '2026-12-31' }))
  expect(total).toMatchObject({ counted: 1, beforeCompletion: 0 })
})
