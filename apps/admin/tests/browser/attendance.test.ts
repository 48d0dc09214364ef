import { createWorkingCalendar, publishedYears, ZONE } from '@hall/calendar'
import { attendanceContract } from '@hall/contract-attendance'
import { createClient } from '@hall/rpc'
import { connect } from '@nats-io/transport-node'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CityInBrowser, openCity, violations } from './city.ts'

let hall: CityInBrowser
let nats: Awaited<ReturnType<typeof connect>>
beforeAll(async () => {
  hall = await openCity(['organization', 'attendance'])
  nats = await connect({ servers: hall.city.natsUrl })
})
afterAll(async () => {
  await nats?.close()
  await hall?.[Symbol.asyncDispose]()
})

const calendar = createWorkingCalendar({ years: publishedYears })
const today = Temporal.Now.plainDateISO(ZONE)
const PATIENCE = { timeout: 60_000 }

/** The city's clock only goes forward: each test takes a later day. */
async function setClock(day: Temporal.PlainDate, time: string): Promise<void> {
  const it = createClient(nats, attendanceContract, { token: () => hall.city.identity.tokenFor('CITY02') })
  const set = await it.ops.setClock({ now: day.toZonedDateTime({ timeZone: ZONE, plainTime: time }).toInstant().toString(), commandId: crypto.randomUUID() })
  if (!set.ok) throw new Error(set.problem.code)
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${hall.city.origin}${path}`)
  await page.locator('h1').first().waitFor()
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click(PATIENCE)

/** Fills in the form as a member of staff does, and answers the address of the leave. */
async function ask(username: string, { day, to, kind, unit }: { day: Temporal.PlainDate; to: string; kind: string; unit?: string }): Promise<string> {
  await using visit = await hall.login(username)
  const { page } = visit
  await page.getByRole('link', { name: '请假', exact: true }).first().click()
  await page.getByLabel('假别').selectOption({ label: kind }, PATIENCE)
  await page.locator('#leave-from').fill(day.toString())
  await page.locator('input.time-field[aria-label="开始"]').fill('08:30')
  await page.locator('#leave-to').fill(day.toString())
  await page.locator('input.time-field[aria-label="结束"]').fill(to)
  await page.locator('#leave-reason').fill('家中有事')
  await page.getByRole('heading', { name: '按规章' }).waitFor(PATIENCE)
  if (unit && await page.locator('#leave-unit').isVisible()) await page.locator('#leave-unit').fill(unit)
  await press(page, '提交申请')
  await page.waitForURL(/\/leave\/[0-9a-f-]{36}$/, PATIENCE)
  await page.getByText('审批中').first().waitFor()
  expect(visit.errors).toEqual([])
  return new URL(page.url()).pathname
}

async function agree(username: string, leave: string): Promise<void> {
  await using visit = await hall.login(username)
  await open(visit.page, '/leave/queue')
  await visit.page.locator(`a[href="${leave}"]`).first().waitFor(PATIENCE)
  await open(visit.page, leave)
  await press(visit.page, '同意')
  await visit.page.getByText('已办理').first().waitFor(PATIENCE)
}

describe('a leave from request to return', () => {
  test('at Qingpu: the lead signs, the section files, the slip is printed, its end is the return', async () => {
    const day = calendar.addWorkdays(today, 1)
    const leave = await ask('shiwanting', { day, to: '17:00', kind: '家庭特殊情况', unit: '市场监督管理局 王科长' })
    await agree('liuyu', leave)
    await agree('zhouping', leave)
    {
      await using visit = await hall.login('shiwanting')
      await open(visit.page, leave)
      await visit.page.getByText('已批准').first().waitFor(PATIENCE)
      await visit.page.getByRole('heading', { name: '请假报告单' }).waitFor()
      await visit.page.getByText('QP-ATT-16').first().waitFor()
      expect(await violations(visit.page)).toEqual([])
    }
    const back = calendar.addWorkdays(day, 1)
    await setClock(back, '08:45')
    await using visit = await hall.login('shiwanting')
    await open(visit.page, leave)
    await visit.page.getByText('已销假').first().waitFor(PATIENCE)
    await visit.page.getByText('假期结束').first().waitFor()
    await open(visit.page, `/attendance/days/QP0016/${day}`)
    await visit.page.getByText('请假').first().waitFor(PATIENCE)
  })

  test('at Wenshang: the department agrees, the section grants, and the person reports back early', async () => {
    const day = calendar.addWorkdays(today, 3)
    const leave = await ask('sunweidong', { day, to: '17:30', kind: '事假' })
    await agree('hanliqun', leave)
    await agree('songyutong', leave)
    await setClock(day, '10:00')
    await using visit = await hall.login('sunweidong')
    await open(visit.page, leave)
    await press(visit.page, '销假')
    await visit.page.getByText('本人销假').first().waitFor(PATIENCE)
    await visit.page.getByText('已销假').first().waitFor()
    await visit.page.getByText('WS-ATT-25').first().waitFor()
    expect(visit.errors).toEqual([])
  })
})

test('a month: what a terminal sent is confirmed, put up and closed; staff read it, the department acknowledges it', async () => {
  const month = today.with({ day: 1 }).subtract({ months: 1 }).toString().slice(0, 7)
  const address = `/attendance/months/taigu/${month}`
  {
    await using visit = await hall.login('hehao')
    await open(visit.page, address)
    // From the sum of a person to one day and the terminal its punches came from.
    await visit.page.locator('a[data-item]').first().click(PATIENCE)
    await visit.page.locator('a[href^="/attendance/days/TG"]').first().click(PATIENCE)
    await visit.page.getByText('AF4C190860202').first().waitFor(PATIENCE)
    await open(visit.page, address)
    await press(visit.page, '确认汇总')
    await visit.page.getByText('已确认').first().waitFor(PATIENCE)
  }
  {
    await using visit = await hall.login('yanglixin')
    await open(visit.page, address)
    await press(visit.page, '签发公示')
    await visit.page.getByText(/已公示，编号|公示，编号/).first().waitFor(PATIENCE)
  }
  {
    await using visit = await hall.login('tanying')
    await open(visit.page, '/attendance/board')
    await visit.page.locator('a[href^="/attendance/board/"]').first().click(PATIENCE)
    await visit.page.getByText('TG-ATT-16').first().waitFor(PATIENCE)
    await visit.page.getByRole('rowheader', { name: /谭颖/ }).waitFor(PATIENCE)
    expect(await violations(visit.page)).toEqual([])
  }
  await using visit = await hall.login('hehao')
  await open(visit.page, address)
  await press(visit.page, '关闭月份')
  await visit.page.getByText(/已关闭/).first().waitFor(PATIENCE)
  expect(visit.errors).toEqual([])
})

test('pages beyond the own rights say so in words', async () => {
  await using visit = await hall.login('shiwanting')
  for (const path of ['/leave/queue', '/attendance/exceptions', '/leave/balances']) {
    await open(visit.page, path)
    await visit.page.getByText('没有这项权限').first().waitFor()
  }
})

test('on a phone: my day, my leave, asking for it, deciding it, a round', async () => {
  const seen: [string, readonly string[]][] = [
    ['shiwanting', ['/my-day', '/leave', '/leave/ask', '/my-month', '/attendance/board']],
    ['zhouping', ['/leave/queue', '/attendance/rounds?center=qingpu', '/attendance/exceptions']],
    ['sunweidong', ['/away']],
  ]
  for (const [username, paths] of seen) {
    await using visit = await hall.login(username, { width: 390 })
    for (const path of paths) {
      await open(visit.page, path)
      const overflow = await visit.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      expect(overflow, `${path} sticks out to the side`).toBeLessThanOrEqual(0)
      expect(await violations(visit.page), path).toEqual([])
    }
    expect(visit.errors).toEqual([])
  }
})
