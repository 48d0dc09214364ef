import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HallInBrowser, openHall, violations } from './city.ts'

let hall: HallInBrowser
beforeAll(async () => { hall = await openHall() })
afterAll(() => hall?.[Symbol.asyncDispose]())

test.each([
  ['hehao', ['/supervision/ledger', '/supervision/scores', '/supervision/appraisals', '/supervision/follow-ups', '/supervision/matters']],
  ['tanying', ['/my-score', '/appraise']],
  ['yezhiqiu', ['/supervision/scores']],
  ['gumingyuan', ['/supervision/compare']],
])('%s: what counts, for whom and by which clause, at 1440 and 390 pixels, with nothing for axe to find', async (username, paths) => {
  for (const width of [1440, 390]) {
    await using visit = await hall.login(username, { width })
    for (const path of paths) {
      await visit.page.goto(`${hall.origin}${path}`)
      await visit.page.locator('main h1').first().waitFor()
      await visit.page.locator('main .skeleton').first().waitFor({ state: 'detached' })
      expect(await violations(visit.page), path).toEqual([])
      expect(await visit.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), path).toBeLessThanOrEqual(0)
    }
    expect(visit.errors).toEqual([])
  }
})

test('what waits for the section is confirmed where it stands, and counts from then on', async () => {
  await using visit = await hall.login('hehao')
  const { page } = visit
  await page.goto(`${hall.origin}/supervision/ledger`)
  const row = page.getByRole('row').filter({ hasText: '待确认' }).first()
  await row.getByRole('button', { name: '确认', exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('textbox').first().fill('本人当面说明')
  await sheet.getByRole('button', { name: '确认', exact: true }).click()
  await page.getByText('已确认').first().waitFor()
})
