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
/** Who logs in: the section that handles complaints, the window's lead and its clerk. */
const people = { desk: { username: '', name: '' }, lead: { username: '', name: '' }, clerk: { username: '', name: '' } }

beforeAll(async () => {
  const demo = (await findDemo())!
  const dir = stack.adopt(mkdtempSync(join(tmpdir(), 'hall-complaint-')), (made) => rmSync(made, { recursive: true, force: true }))
  // Who there is and where they sit is enough for this; the complaint is made here.
  const small = { ...demo, parts: demo.parts.filter(({ name }) => name === 'organization') }
  city = stack.use(await startCity({ dir, say: createSay('en'), report: () => undefined, spa: findSpa(), demo: small, logLevel: 'warn' }))
  browser = stack.adopt(await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] }), (launched) => launched.close())
  const accounts = await demo.accounts()
  const named = (title: string) => accounts.find((account) => (account as { title?: { zh: string } }).title?.zh === title)!
  Object.assign(people, { desk: named('青浦 窗口管理科'), lead: named('青浦 窗口负责人'), clerk: named('青浦 窗口人员') })
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

async function login(username: string, viewport = DESKTOP) {
  const opened = await session(viewport)
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

/** One step of a complaint: its button, what it asks for, done. */
async function step(page: Page, action: string, fill: (sheet: ReturnType<Page['getByRole']>) => Promise<void> = async () => undefined): Promise<void> {
  await page.getByRole('button', { name: action, exact: true }).click()
  const sheet = page.getByRole('dialog')
  await sheet.waitFor()
  await fill(sheet)
  await sheet.getByRole('button', { name: '确定', exact: true }).click()
  await sheet.waitFor({ state: 'hidden' })
}

test('a citizen complains on a phone, the desk takes it up, the staff answer, something is found, the citizen reads the reply', { timeout: 300_000 }, async () => {
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

  await using desk = await login(people.desk.username)
  const { page: office } = desk
  await office.goto(`${city.origin}/complaints/desk?center=qingpu`)
  await office.getByRole('link', { name: number }).click()
  await office.getByText('现场.png').waitFor()
  const complaint = new URL(office.url()).pathname
  expect(await findings(office)).toEqual([])
  await step(office, '分类')
  await step(office, '转窗口', async (sheet) => {
    await sheet.getByLabel('窗口', { exact: true }).click()
    await office.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
    await sheet.getByLabel('被投诉人', { exact: true }).click()
    await office.keyboard.type(people.clerk.name)
    await office.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: people.clerk.name }).first().click()
  })
  await step(office, '请本人陈述', async (sheet) => sheet.getByRole('textbox').first().fill('请说明当时情况'))

  await using staff = await login(people.clerk.username, PHONE)
  await staff.page.goto(`${city.origin}${complaint}`)
  await staff.page.getByText('请说明当时情况').waitFor()
  await step(staff.page, '陈述', async (sheet) => sheet.getByRole('textbox').first().fill('当时人多，确有疏忽。'))
  expect([await findings(staff.page), await overflow(staff.page)]).toEqual([[], 0])
  // Nobody learns from it who complained.
  expect(await staff.page.locator('body').textContent()).not.toMatch(/张三|13800001234/)

  await office.reload()
  await step(office, '作出结论', async (sheet) => sheet.getByLabel('理由').fill('录像可见，情况属实'))
  await using lead = await login(people.lead.username)
  await lead.page.goto(`${city.origin}${complaint}`)
  for (const [action, text] of [['整改意见', '批评教育，重新培训'], ['拟答复', '已核实，当事人已向您致歉。'], ['确认落实', '已落实']] as const) {
    await step(lead.page, action, async (sheet) => sheet.getByRole('textbox').first().fill(text))
  }
  await office.reload()
  await step(office, '答复投诉人')
  await office.getByText('办结').first().waitFor()

  await phone.goto(`${city.origin}/portal/complaint`)
  await phone.getByLabel('编号').fill(number)
  await phone.getByLabel('查询码').fill(code)
  await phone.getByRole('button', { name: '查看' }).click()
  await phone.getByText('已核实，当事人已向您致歉。').waitFor()
  expect([await findings(phone), await overflow(phone)]).toEqual([[], 0])
  const told = (await phone.locator('main').textContent())!
  expect(told).not.toMatch(/批评教育|录像可见|确有疏忽/)
  for (const { errors } of [citizen, desk, staff, lead]) expect(errors).toEqual([])
})
