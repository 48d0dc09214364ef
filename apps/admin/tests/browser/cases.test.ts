import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HallInBrowser, openHall, type Visit } from './city.ts'

/** A window of Qingpu, its lead, and the item they handle. */
const STAFF = 'shiwanting'
const LEAD = 'liuyu'
const ITEM = '食品经营许可'
const INSTANT = '企业登记信息查询'
const APPLICANT = '周小满'
const PATIENCE = { timeout: 60_000 }

let hall: HallInBrowser
beforeAll(async () => { hall = await openHall() })
afterAll(() => hall?.[Symbol.asyncDispose]())

async function expectWhole({ page, errors }: Visit): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0)
  expect(errors).toEqual([])
}

/** A step of the case page: its button, its form, and the state it leads to. */
async function take(page: Page, action: string, fill: (form: ReturnType<Page['getByRole']>) => Promise<void> = async () => undefined): Promise<void> {
  await page.getByRole('group', { name: '可以办理' }).getByRole('button', { name: action, exact: true }).click(PATIENCE)
  const form = page.getByRole('dialog')
  await fill(form)
  await form.getByRole('button', { name: action, exact: true }).last().click()
  await form.waitFor({ state: 'detached', ...PATIENCE }).catch(() => form.waitFor({ state: 'hidden', ...PATIENCE }))
}

async function follow(number: string, code: string, says: string): Promise<void> {
  const context = await hall.browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => void errors.push(error.message))
  await page.goto(`${hall.origin}/portal/follow`)
  await page.getByLabel('办件编号').or(page.getByLabel('编号')).first().fill(number)
  await page.getByLabel('查询码').fill(code)
  await page.locator('form button[type=submit]').click()
  await page.getByText(says).first().waitFor(PATIENCE)
  expect(await page.getByText(APPLICANT).count()).toBe(0)
  await expectWhole({ page, errors, [Symbol.asyncDispose]: async () => undefined })
  await context.close()
}

test('from the counter to delivery: one notice, acceptance, two people, and the applicant reads along', { timeout: 300_000 }, async () => {
  await using staff = await hall.login(STAFF)
  const { page } = staff
  await page.goto(`${hall.origin}/cases/counter`)
  // The counter by keyboard alone.
  await page.getByRole('option', { name: ITEM }).first().waitFor(PATIENCE)
  await page.keyboard.type('食品')
  await page.getByRole('option', { name: ITEM, selected: true }).waitFor(PATIENCE)
  await page.keyboard.press('Enter')
  await page.locator('#applicant-name').waitFor(PATIENCE)
  await page.keyboard.type(APPLICANT)
  await page.keyboard.press('Enter')
  await page.getByRole('form', { name: '申请材料' }).waitFor(PATIENCE)
  await page.keyboard.press('1')
  await page.getByRole('button', { name: '出具一次性告知书' }).waitFor(PATIENCE)
  await expectWhole(staff)
  await page.keyboard.press('Enter')
  const told = await page.locator('.counter-code').textContent(PATIENCE)
  const [, number, code] = /编号 (\d+)，查询码 (\d+)/.exec(told ?? '')!
  await page.getByText('一次性告知书').first().waitFor(PATIENCE)
  await follow(number!, code!, '申请书')

  await page.getByRole('link', { name: '打开办件' }).click()
  await take(page, '登记补正', async (form) => {
    await form.getByRole('combobox').click()
    await page.locator('.ant-select-item-option').filter({ hasText: '申请书' }).first().click()
    await form.getByRole('heading').first().click()
  })
  await take(page, '受理')
  await page.getByText('已受理').first().waitFor(PATIENCE)
  await take(page, '审查', (form) => form.getByLabel('意见').fill('材料齐全，符合规定'))
  await page.getByText('已审查').first().waitFor(PATIENCE)
  await expectWhole(staff)
  const address = page.url()

  await using lead = await hall.login(LEAD)
  await lead.page.goto(address)
  await take(lead.page, '核准', (form) => form.getByLabel('意见').fill('同意'))
  await lead.page.getByText('已决定').first().waitFor(PATIENCE)

  await page.reload()
  await take(page, '办结')
  await page.getByText('已办结').first().waitFor(PATIENCE)
  await take(page, '送达', (form) => form.getByLabel('至').fill(APPLICANT))
  await page.getByText('已送达').first().waitFor(PATIENCE)
  await follow(number!, code!, '已送达')
})

test('an instant case takes less than half a minute at the counter, by keyboard alone, paper and all', { timeout: 200_000 }, async () => {
  await using staff = await hall.login(STAFF)
  const { page } = staff
  await page.goto(`${hall.origin}/cases/counter`)
  await page.getByRole('option', { name: INSTANT }).first().waitFor(PATIENCE)
  const beganAt = performance.now()
  await page.keyboard.type('信息查询')
  await page.getByRole('option', { name: INSTANT, selected: true }).waitFor(PATIENCE)
  await page.keyboard.press('Enter')
  await page.locator('#applicant-name:focus').waitFor(PATIENCE)
  await page.keyboard.type(APPLICANT)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('110101199001011234')
  await page.keyboard.press('Tab')
  await page.keyboard.type('13900000000')
  await page.keyboard.press('Enter')
  await page.getByRole('form', { name: '申请材料' }).waitFor(PATIENCE)
  await page.keyboard.press('Enter')
  const done = page.getByRole('form', { name: '办理结果' })
  await done.getByText('已办结').waitFor(PATIENCE)
  const seconds = (performance.now() - beganAt) / 1000
  // The next one, without a mouse.
  await page.keyboard.press('Enter')
  await page.getByRole('option').first().waitFor(PATIENCE)
  expect(await page.evaluate('document.activeElement.getAttribute("role") ?? document.activeElement.type')).toMatch(/combobox|search/)
  console.log(`an instant case at the counter: ${seconds.toFixed(1)} s`)
  expect(seconds).toBeLessThan(30)
})

test('each number of the statistics opens its rows, and a phone shows the guide with nothing for axe to find', { timeout: 200_000 }, async () => {
  await using lead = await hall.login(LEAD)
  for (const path of ['/cases/queue', '/cases/contacts', '/cases/statistics', '/cases/items']) {
    await lead.page.goto(`${hall.origin}${path}`)
    await lead.page.locator('h1').first().waitFor(PATIENCE)
    await expectWhole(lead)
  }
})
