import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CenterUnderTest, openCenter, valueOf } from '../src/center.ts'
import { commandId, dayBecomes, onceJudged, settlers, walk, windowOf } from '../src/settling.ts'

let center: CenterUnderTest
beforeAll(async () => { center = await openCenter('enping', '2026-03-30T00:30:00Z') }, 300_000)
afterAll(() => center[Symbol.asyncDispose]())

const at = (local: string) => center.setClock(`${local}+08:00`)
const rowOf = async (month: string, person: string) => valueOf(await settlers(center).coordination.months.people({ center: 'enping', month, search: person })).rows[0]
const monthOf = async (month: string) => valueOf(await settlers(center).coordination.months.get({ center: 'enping', month })).month

test('EP-ATT-19: late twice, a day and a half of leave, once away from the post, half a day absent: 2 / 0 / 1.5 / 1 / 0.5', async () => {
  const chen = await center.nextPerson()
  await at('2026-03-30T10:10:00')
  await center.push(chen, '2026-03-30', ['sign_in 08:40'])
  await walk(center, 'spot_check', [{ window: windowOf(center, chen), person: chen, state: 'off_post' }])
  // The 30th: late, away at 10:10, leave in the afternoon. The 31st: late, and nothing in the afternoon. 1 April is another month.
  await center.registerAbsence(chen, '2026-03-30', '14:30-17:30 leave')
  await at('2026-03-31T18:00:00')
  await center.push(chen, '2026-03-31', ['sign_in 08:31'])
  await center.registerAbsence(chen, '2026-03-27', '08:30-17:30 leave')
  await at('2026-04-01T08:45:00')
  await center.push(chen, '2026-04-01', ['sign_in 08:35'])
  await expect.poll(async () => (await rowOf('2026-03', chen))?.figures, { timeout: 90_000 }).toMatchObject({ late: 2, earlyLeave: 0, leaveHalves: 3, offPost: 1, absentHalves: 1 })
  // Late on 31 March and on 1 April: one entry in each month.
  await expect.poll(async () => (await rowOf('2026-04', chen))?.figures.late, { timeout: 90_000 }).toBe(1)
  expect((await monthOf('2026-03')).columns).toEqual(['late', 'early_leave', 'leave', 'off_post', 'absent'])
})

test('EP-ATT-19: the summary of March is made on 1 April, that of April on 6 May, after the holiday', async () => {
  expect(await monthOf('2026-03')).toMatchObject({ state: 'ready', readyAt: '2026-03-31T16:00:00Z', readyClause: 'EP-ATT-19' })
  const april = valueOf(await settlers(center).coordination.months.get({ center: 'enping', month: '2026-04' })).month
  expect(april).toMatchObject({ state: 'running', readyAt: '2026-05-05T16:00:00Z' })
  valueOf(await settlers(center).coordination.months.confirm({ center: 'enping', month: '2026-03', commandId: commandId() }))
})

test('EP-ATT-20: a briefing from chosen months is numbered, dated and says to whom it went', async () => {
  const { coordination, self } = settlers(center)
  const brief = (months: string[]) => coordination.board.brief({ center: 'enping', months, title: '考勤简报', recipients: ['税务局', '公安局'], commandId: commandId() })
  expect(await brief(['2026-04'])).toMatchObject({ ok: false, problem: { code: 'MONTH_NOT_CONFIRMED' } })
  const { id, number } = valueOf(await brief(['2026-03']))
  expect(number).toBe('B2026-001')
  const { notice } = valueOf(await self('EN1000').board.get({ id }))
  expect(notice).toMatchObject({ kind: 'briefing', clause: 'EP-ATT-20', recipients: ['税务局', '公安局'], months: ['2026-03'] })
  expect(notice.issuedAt.slice(0, 10)).toBe('2026-04-01')
  // No posting is demanded here: there is nothing to sign.
  expect(await settlers(center).director.months.post({ center: 'enping', month: '2026-03', commandId: commandId() })).toMatchObject({ ok: false, problem: { code: 'NO_POSTING' } })
})

test('EP-ATT-19: a later correction is shown as an amendment of the closed month', async () => {
  const { coordination, department } = settlers(center)
  const late = await center.nextPerson()
  await center.push(late, '2026-03-31', ['sign_in 08:50', 'sign_in 14:20'])
  await expect.poll(async () => (await rowOf('2026-03', late))?.figures.late, { timeout: 90_000 }).toBe(1)
  expect(valueOf(await onceJudged(() => coordination.months.close({ center: 'enping', month: '2026-03', commandId: commandId() }))).statements).toBe(1)
  // A week later the terminal brings what it had kept.
  await center.push(late, '2026-03-31', ['sign_in 08:20'])
  await dayBecomes(center, { person: late, date: '2026-03-31' }, ({ day }) => expect(day.outcome).toBe('normal'))
  await expect.poll(async () => valueOf(await coordination.months.changes({ center: 'enping', month: '2026-03' })).rows.filter(({ person }) => person === late), { timeout: 90_000 }).toEqual([
    expect.objectContaining({ cause: 'punches', before: expect.objectContaining({ late: 1 }), after: expect.objectContaining({ late: 0 }) }),
  ])
  const [statement] = valueOf(await department.statements.list({})).rows
  expect(valueOf(await department.statements.get({ id: statement!.id })).changes).toHaveLength(1)
})
