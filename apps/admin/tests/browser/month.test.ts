import { createTerminal, demoCity } from '@hall/demo'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CityInBrowser, openCity } from './city.ts'

let city: CityInBrowser
beforeAll(async () => { city = await openCity() }, 300_000)
afterAll(() => city[Symbol.asyncDispose]())

const TAIGU = demoCity().centers.find(({ id }) => id === 'taigu')!
const SLOW = { timeout: 60_000 }
/** The month before this one, which the demo has closed at Taigu or is about to. */
const monthBefore = () => Temporal.Now.plainDateISO('Asia/Shanghai').with({ day: 1 }).subtract({ months: 1 }).toString().slice(0, 7)

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const isOff = async (page: Page, name: string) => (await button(page, name).first().getAttribute('aria-disabled')) === 'true'

/** Presses a step where it has not been taken yet. */
async function step(page: Page, name: string): Promise<void> {
  await button(page, name).first().waitFor(SLOW)
  if (await isOff(page, name)) return
  await button(page, name).first().click()
  await expect.poll(() => isOff(page, name), SLOW).toBe(true)
}

test('a month from the terminal to the public posting: punched, judged, confirmed, signed, read on the board', async () => {
  const month = monthBefore()
  const [person] = TAIGU.rotated.filter(({ until, window }) => until === null && window)
  const terminal = createTerminal({ url: city.city.origin, serial: TAIGU.terminal.serial })
  await terminal.hello()
  // A day of this month a week ago is punched late; it comes with the terminal's next sending.
  terminal.punch({ pin: person!.attendanceNumber, at: Temporal.Now.plainDateTimeISO('Asia/Shanghai').subtract({ minutes: 1 }), verify: TAIGU.terminal.verify })
  terminal.operate(4)
  expect(await terminal.push()).toBe(2)
  {
    await using visit = await city.login('hehao')
    await visit.page.goto(`${city.city.origin}/attendance/months/taigu/${month}`)
    await step(visit.page, '确认汇总')
  }
  {
    await using visit = await city.login('yanglixin')
    await visit.page.goto(`${city.city.origin}/attendance/months/taigu/${month}`)
    await step(visit.page, '签发公示')
    expect(visit.errors).toEqual([])
  }
  {
    await using visit = await city.login('tanying')
    await visit.page.goto(`${city.city.origin}/attendance/board`)
    await visit.page.getByRole('link', { name: /考勤情况公示/ }).first().click(SLOW)
    await visit.page.locator('.official-title').waitFor(SLOW)
    expect(await visit.page.locator('.official').textContent()).toContain('TG-ATT-16')
    expect(await visit.page.locator('.official tbody tr').count()).toBeGreaterThan(40)
    expect(visit.errors).toEqual([])
  }
}, 240_000)

test('a page beyond the own rights says so, and by whose rule', async () => {
  await using visit = await city.login('tanying')
  await visit.page.goto(`${city.city.origin}/attendance/exceptions`)
  await expect.poll(async () => (await visit.page.locator('main').textContent()) ?? '', SLOW).toContain('EP-ATT-02')
  expect(await visit.page.getByRole('table').count()).toBe(0)
}, 120_000)

test('a round on a phone, window by window, to its record', async () => {
  await using visit = await city.login('lijiawei', { width: 390 })
  const { page } = visit
  await page.goto(`${city.city.origin}/attendance/rounds?center=qingpu`)
  await page.getByRole('button', { name: /^开始巡查/ }).click(SLOW)
  await button(page, '全部在岗').waitFor(SLOW)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await button(page, '全部在岗').click()
  await page.getByText('窗口 2 /').waitFor(SLOW)
  await button(page, '窗口无人').click()
  await page.getByText('窗口 3 /').waitFor(SLOW)
  await button(page, '结束督查').click()
  await page.getByRole('table').waitFor(SLOW)
  expect(await page.getByText('窗口无人').count()).toBeGreaterThan(0)
  expect(visit.errors).toEqual([])
}, 180_000)
