import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HallInBrowser, openHall, violations } from './city.ts'

let hall: HallInBrowser
beforeAll(async () => { hall = await openHall() })
afterAll(() => hall?.[Symbol.asyncDispose]())

/** Nothing may stick out to the side. */
const overflow = (page: Page) => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth') as Promise<number>

describe('each role lands where its day begins', () => {
  test.each([
    ['gumingyuan', '/city'],
    ['gongxiaoyu', '/services'],
    ['yezhiqiu', '/my-people'],
    ['wuli', '/leave/queue'],
    ['zhouping', '/hall'],
    ['liuyu', '/hall'],
    ['shiwanting', '/my-day'],
  ])('%s at %s, at 1440 and 390 pixels, with nothing for axe to find', async (username, path) => {
    for (const width of [1440, 390]) {
      await using visit = await hall.login(username, { width })
      expect(new URL(visit.page.url()).pathname).toBe(path)
      expect(await violations(visit.page)).toEqual([])
      expect(await overflow(visit.page)).toBeLessThanOrEqual(0)
      expect(visit.errors).toEqual([])
    }
  })
})

test('a page beyond the own rights says so in words', async () => {
  await using visit = await hall.login('shiwanting')
  await visit.page.goto(`${hall.origin}/devices`)
  await visit.page.getByText('没有这项权限').first().waitFor()
})

test('five verdicts for the same punches, each with its clause', async () => {
  await using visit = await hall.login('gumingyuan')
  await visit.page.goto(`${hall.origin}/attendance/compare?date=2026-11-25`) // a Wednesday: on a day without service nobody is late
  for (const clause of ['QP-ATT-02', 'EP-ATT-05', 'TG-ATT-04', 'WS-ATT-22', 'DC-ATT-01']) {
    await visit.page.getByText(clause).first().waitFor()
  }
})

test('a punch pushed by the terminal shows on the open page by itself, with its clause', async () => {
  await using visit = await hall.login('shiwanting')
  const today = Temporal.Now.plainDateISO('Asia/Shanghai')
  await visit.page.goto(`${hall.origin}/attendance/days/QP0016/${today}`)
  await visit.page.locator('h1').first().waitFor()
  const pushed = await fetch(`${hall.origin}/iclock/cdata?SN=CKUH203560101&table=ATTLOG&Stamp=1`, {
    method: 'POST', body: `116\t${today} 00:00:07\t0\t15\t0\t0`,
  })
  expect(await pushed.text()).toBe('OK: 1')
  await visit.page.getByText('00:00:07').first().waitFor({ timeout: 30_000 })
})

test('English by a switch, dark by a switch', async () => {
  await using visit = await hall.login('gumingyuan', { theme: 'dark' })
  expect(await violations(visit.page)).toEqual([])
  await visit.page.getByRole('button', { name: /English/ }).click()
  await visit.page.getByRole('heading', { level: 1, name: /[A-Za-z]/ }).waitFor()
  expect(await visit.page.locator('html').getAttribute('lang')).toMatch(/^en/)
})
