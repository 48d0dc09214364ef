import { randomUUID } from 'node:crypto'
import { createWorkingCalendar, publishedYears } from '@hall/calendar'
import { LARGEST_PAGE } from '@hall/contract'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { valueOf } from '../src/center.ts'
import { type CasesCenter, CONTENT, type Desk, id, openCases } from '../src/cases-center.ts'
import { type Counted, type Recounted, recount } from '../src/recount.ts'

const CENTER = 'enping'
const BEGIN = Temporal.PlainDateTime.from('2026-03-02T08:00')
const HISTORIES = 3

let center: CasesCenter
let items: string[]
let desks: Desk[]
let database: pg.Client
let now = BEGIN
beforeAll(async () => {
  center = await openCases(CENTER, `${BEGIN}+08:00`)
  items = [await center.item({ procedures: [] }), await center.item({ kind: 'instant', promised: null, procedures: [] }), await center.item({ procedures: ['survey'], specialProcedures: [{ kind: 'hearing', days: 5, basis: '《行政许可法》第四十五条' }] }, undefined, 'housing')]
  desks = [center.desk('w0', 0), center.desk('w0', 1), center.desk('w1', 0)]
  database = new pg.Client({ connectionString: center.database.appUrl, options: '-c hall.all=on' })
  await database.connect()
}, 400_000)
afterAll(async () => {
  await database?.end()
  await center?.[Symbol.asyncDispose]()
})

const ACTIONS = ['register', 'register', 'register', 'tick', 'tick', 'tickWanting', 'notify', 'notify', 'supply', 'accept', 'accept', 'reviewOnline', 'refuse', 'giveBack', 'withdraw', 'transfer', 'stop', 'tellStop', 'endStop', 'extend', 'examine', 'conclude', 'conclude', 'conclude', 'conclude', 'deliver', 'import', 'import', 'import'] as const
const step = fc.record({ action: fc.constantFrom(...ACTIONS), nth: fc.nat(40), desk: fc.nat(2), item: fc.nat(2), online: fc.boolean(), missing: fc.subarray(['M1', 'M2', 'M3']), minutes: fc.oneof(fc.nat(40), fc.constant(0), fc.integer({ min: 400, max: 2600 })) })
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const open: string[] = []
/** What happens is up to the rules; a refusal changes nothing and is one of the things that happen. */
async function take({ action, nth, desk: at, item, online, missing }: Step): Promise<void> {
  const desk = desks[at]!
  const { intake, handling, results, clock } = desk.client
  const on = { case: open[nth % Math.max(1, open.length)] ?? randomUUID(), commandId: id() }
  switch (action) {
    case 'register': {
      open.push(valueOf(await intake.register({ center: CENTER, window: desk.window, item: items[item]!, applicant: { name: '周小满', kind: 'person', idNumber: String(nth) }, channel: online ? 'online' : 'visit', commandId: id() })).case)
      return
    }
    case 'tick': return void await intake.check({ ...on, materials: CONTENT.materials.map(({ code }) => ({ code, state: 'present' as const })), template: true, requirementsRepeated: true })
    case 'tickWanting': return void await intake.check({ ...on, materials: CONTENT.materials.map(({ code }) => ({ code, state: missing.includes(code) ? 'missing' as const : 'present' as const })), template: true, requirementsRepeated: true })
    case 'notify': return void await intake.notify({ ...on, missing, canBeHandled: true, formalitiesComplete: false, reason: '补充' })
    case 'supply': return void await intake.supply({ ...on, materials: missing.length > 0 ? missing : ['M1'] })
    case 'accept': return void await intake.accept({ ...on, networkReference: 'N', stated: item === 2 ? [{ kind: 'hearing', days: 5 }] : [] })
    case 'reviewOnline': return void await intake.reviewOnline({ ...on, missing })
    case 'refuse': return void await intake.refuse({ ...on, kind: 'not_meeting_conditions', condition: 1, reason: '不符合条件', basis: '《测试法》第三条', competentBody: '', explained: true })
    case 'giveBack': return void await intake.giveBack({ ...on, reason: '退回', basis: '《测试法》第三条', competentBody: '', explained: true })
    case 'withdraw': return void await intake.withdraw({ ...on, reason: '申请人撤回' })
    case 'transfer': return void await intake.transfer({ ...on, window: desks[(at + 1) % 3]!.window, reason: '转窗口' })
    case 'stop': return void await clock.stop({ ...on, kind: 'hearing', basis: '《行政许可法》第四十五条', document: 'S-1', approver: desk.person })
    case 'tellStop': return void await clock.tellStop({ ...on, notice: 'T-1' })
    case 'endStop': return void await clock.endStop({ ...on, evidence: 'E-1' })
    case 'extend': return void await clock.extend({ ...on, to: now.toPlainDate().add({ days: 12 }).toString(), reason: '复杂', headOpinion: '同意' })
    case 'examine': return void await handling.examine({ ...on, opinion: '符合', grant: nth % 3 > 0, forms: ['written'] })
    case 'conclude': return void await handling.conclude({ ...on, lateReason: '积压' })
    case 'deliver': return void await results.deliver({ ...on, by: 'in_person', to: '周小满' })
    case 'import': return bringIn(nth, missing.length)
  }
}

/** Some lines of an old register; the same numbers say something else another time. */
async function bringIn(nth: number, finished: number): Promise<void> {
  const lines = Array.from({ length: 1 + nth % 5 }, (_, i) => [`old-${(nth + i) % 9}`, i % 2 ? '窗口' : '邮寄', `旧事项${i % 2}`, '2026-02-02 09:00', i < finished ? `2026-02-${10 + nth % 15} 10:00` : '', `2026-02-${12 + nth % 9}`].join(','))
  const file = { filename: 'old.csv', contentBase64: Buffer.from(['办件编号,渠道,事项,受理日期,办结日期,承诺期限', ...lines].join('\n')).toString('base64') }
  const preview = valueOf(await center.section.registers.preview({ center: CENTER, file }))
  const { id: started } = valueOf(await center.section.registers.start({ center: CENTER, department: 'tax', file, mapping: preview.mapping, digest: preview.digest, commandId: id() }))
  await expect.poll(async () => valueOf(await center.section.registers.progress({ center: CENTER, id: started })).rows[0]?.finishedAt, { timeout: 30_000 }).toBeTruthy()
}

const calendar = createWorkingCalendar({ years: publishedYears })
const SPANS = [{ from: '2026-01-01', to: '2026-12-31' }, { from: '2026-03-01', to: '2026-03-15' }]

async function compare(): Promise<void> {
  for (const span of SPANS) {
    const slow = await recount(database, { ...span, center: CENTER, now: valueOf(await center.as('IT0001', 'it@city').ops.status({})).now, calendar })
    for (const by of ['item', 'department', 'channel'] as const) {
      const { total, rows } = valueOf(await center.director.statistics.center({ center: CENTER, by, ...span }))
      expect(shown(total), `total ${span.from}`).toEqual(slow.total)
      expect(Object.fromEntries(rows.map((row) => [row.key, shown(row)]).filter(([, row]) => JSON.stringify(row) !== NOTHING)), by).toEqual(slow.by[by])
    }
    const { rows } = valueOf(await center.director.statistics.windows({ center: CENTER, ...span }))
    expect(Object.fromEntries(rows.map(({ window, received, reviewed, accepted, acceptedOnline }) => [window, { received, reviewed, accepted, acceptedOnline }])), 'windows').toEqual(slow.windows)
  }
  for (const filter of [{ show: 'open' as const }, { state: 'accepted' as const }, { state: 'incomplete' as const }, { show: 'open' as const, department: 'tax' }, { show: 'open' as const, channel: 'online' }, { show: 'overdue' as const }, { show: 'overdue' as const, department: 'housing' }]) {
    const listed = valueOf(await center.section.queue.list({ center: CENTER, size: LARGEST_PAGE, ...filter }))
    expect([filter, listed.total]).toEqual([filter, listed.rows.length])
  }
}

const KEPT = ['received', 'accepted', 'finished', 'onTime', 'pastPlanned', 'pastDeadline', 'open', 'overdue', 'noticed', 'secondNotices', 'refused', 'medianDays'] as const
function shown(measures: Counted): Counted {
  return Object.fromEntries(KEPT.map((key) => [key, measures[key]])) as unknown as Counted
}
const NOTHING = JSON.stringify(Object.fromEntries(KEPT.map((key) => [key, key === 'medianDays' ? null : 0])))

/** What chance may not come upon: a notice, one finished late, one that stays past its promise. */
async function begin(): Promise<void> {
  const [desk] = desks as [Desk]
  const told = await desk.open(items[0]!)
  valueOf(await desk.tick(told, { M1: 'missing' }))
  valueOf(await desk.notify(told, ['M1']))
  const [late] = [await desk.accepted(items[0]!), await desk.accepted(items[0]!)]
  const dueOn = Temporal.PlainDate.from((await desk.view(late)).row.dueOn!)
  // In the evening of its last day a case is not past it, after midnight it is.
  for (const moment of [dueOn.toPlainDateTime('20:00'), dueOn.add({ days: 1 }).toPlainDateTime('00:01'), dueOn.add({ days: 6 }).toPlainDateTime('09:00')]) {
    await center.setClock((now = moment).toString({ smallestUnit: 'second' }))
    await compare()
  }
  valueOf(await desk.conclude(late, { lateReason: '积压' }))
  await compare()
}

let whole: Recounted['total'] | undefined
test('QP-CAS-26, EP-NET-05: over histories by chance each kept count is what a slow recount of the journal and the rows finds', { timeout: 400_000 }, async () => {
  await begin()
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 90, maxLength: 120 }), async (history) => {
    for (const one of history) {
      await take(one)
      if (one.minutes > 0) await center.setClock((now = now.add({ minutes: one.minutes })).toString({ smallestUnit: 'second' }))
    }
    await compare()
  }), { numRuns: HISTORIES, endOnFailure: true })
  whole = valueOf(await center.director.statistics.center({ center: CENTER, by: 'item', ...SPANS[0]! })).total
  // Histories in which nothing happens would prove nothing.
  for (const key of ['received', 'accepted', 'finished', 'pastPlanned', 'open', 'overdue', 'noticed'] as const) expect([key, whole[key] > 0]).toEqual([key, true])
})
