import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type City, createSay, findDemo, findSpa, startCity } from '@hall/city'
import { findChromium } from '@hall/embedded'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

const PASSWORD = 'hall'
const PHONE = { width: 390, height: 844 }
const DESKTOP = { width: 1440, height: 900 }
/** The smallest picture there is. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const stack = new AsyncDisposableStack()
let city: City
let browser: Browser
/** Who handles complaints at the center. */
let handler = ''

beforeAll(async () => {
  const demo = (await findDemo())!
  const dir = stack.adopt(mkdtempSync(join(tmpdir(), 'hall-complaint-')), (made) => rmSync(made, { recursive: true, force: true }))
  // Who there is and where they sit is enough for this; the complaint is made here.
  const small = { ...demo, parts: demo.parts.filter(({ name }) => name === 'organization') }
  city = stack.use(await startCity({ dir, say: createSay('en'), report: () => undefined, spa: findSpa(), demo: small, logLevel: 'warn' }))
  browser = stack.adopt(await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] }), (launched) => launched.close())
  const accounts = await demo.accounts()
  handler = accounts.find((account) => (account as { title?: { zh: string } }).title?.zh === '青浦 窗口管理科')!.username
})
afterAll(() => stack.disposeAsync())

/** A browser session of its own; `errors` is what its pages threw. */
async function session(viewport: { width: number; height: number }) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const errors: string[] = []
  page.on('pageerror', (error) => void errors.push(error.message))
  return { page, errors, [Symbol.asyncDispose]: () => context.close() }
}

async function login(username: string) {
  const opened = await session(DESKTOP)
  const { page } = opened
  await page.goto(city.origin)
  await page.fill('input[name=username]', username)
  await page.fill('input[type=password]', PASSWORD)
  await page.click('button[type=submit]')
  await page.locator('h1').first().waitFor()
  return opened
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`))
}
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

test('a citizen complains on a phone with a picture; the desk has it in its day and opens it with the picture', { timeout: 300_000 }, async () => {
  await using citizen = await session(PHONE)
  const { page: phone } = citizen
  await phone.goto(`${city.origin}/portal/complain`)
  await phone.getByLabel('哪个中心').selectOption('qingpu')
  await phone.getByLabel('是什么问题').selectOption('attitude')
  await phone.getByLabel('请把事情说清楚').fill('今天上午十点，窗口人员态度不好，问什么都不答。')
  await phone.getByLabel('哪个窗口（可不选）').selectOption('qingpu-w01')
  await phone.getByLabel('您的姓名').fill('张三')
  await phone.getByLabel('电话或邮箱').fill('13800001234')
  expect([await findings(phone), await overflow(phone)]).toEqual([[], 0])
  await phone.getByRole('button', { name: '提交投诉' }).click()
  await phone.getByRole('heading', { name: '已收到您的投诉' }).waitFor()
  const [number, code] = await phone.locator('.taken dd').allTextContents() as [string, string]
  expect([number, code]).toEqual([expect.stringMatching(/^QP\d{4}-\d{5}$/), expect.stringMatching(/^[A-Z2-9]{10}$/)])
  await phone.locator('input[type=file]').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PNG })
  await phone.getByText('已收到 现场.png').waitFor()
  expect([await findings(phone), await overflow(phone)]).toEqual([[], 0])

  await using desk = await login(handler)
  const { page: office } = desk
  await office.goto(`${city.origin}/complaints/desk?center=qingpu`)
  await office.getByRole('link', { name: number }).click()
  await office.getByText('现场.png', { exact: true }).waitFor()
  expect(await findings(office)).toEqual([])
  for (const { errors } of [citizen, desk]) expect(errors).toEqual([])
})
