import { demoAccounts } from '@hall/demo'
import { addDays } from '@hall/ui'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HallInBrowser, openHall, violations } from './city.ts'

const PATIENCE = { timeout: 60_000 }
const today = Temporal.Now.plainDateISO('Asia/Shanghai').toString()
const day = (days: number) => addDays(today, days)

let hall: HallInBrowser
beforeAll(async () => { hall = await openHall() })
afterAll(() => hall?.[Symbol.asyncDispose]())

function usernameOf(grant: string): string {
  const found = demoAccounts().find(({ grants }) => grants.includes(grant))
  if (!found) throw new Error(`the demo has no ${grant}`)
  return found.username
}

/** Opens the sheet of an action, fills it in and waits until it is done. */
async function act(within: Page | Locator, name: string, fill: (sheet: Locator) => Promise<void> = async () => {}) {
  const page = 'page' in within ? within.page() : within
  await within.getByRole('button', { name, exact: true }).first().click(PATIENCE)
  const sheet = page.getByRole('dialog', { name, exact: true })
  await fill(sheet)
  await sheet.getByRole('button', { name, exact: true }).click(PATIENCE)
  await sheet.waitFor({ state: 'hidden', ...PATIENCE })
}

const text = (sheet: Locator, label: string, value: string) => sheet.getByLabel(label, { exact: true }).fill(value)
async function choose(sheet: Locator, label: string, option: string) {
  await sheet.getByLabel(label, { exact: true }).click()
  await sheet.page().locator('.ant-select-item-option').filter({ hasText: option }).first().click()
}

test('a transfer with settlement: no release while a line is open, lines checked off, released; the same page on a phone', { timeout: 300_000 }, async () => {
  const { login, origin } = hall
  const director = usernameOf('director@center:taigu')
  await using visit = await login(director)
  const { page } = visit
  await page.goto(`${origin}/personnel/badges?center=taigu&state=issued`)
  const holders = page.locator('tbody tr[data-row-key] a .soft')
  await holders.first().waitFor(PATIENCE)
  // Nobody with an account of the demo: these hold roles that IT would have to take back first.
  const withRoles = new Set(demoAccounts().map(({ person }) => person))
  const holder = (await holders.allInnerTexts()).map((number) => number.trim()).find((number) => !withRoles.has(number))!
  await page.goto(`${origin}/personnel/people/${holder}`)
  await act(page, '申请离岗', async (sheet) => {
    await choose(sheet, '类别', '调离')
    await text(sheet, '离岗日（不再在岗的第一天）', day(1))
    await text(sheet, '来函文号', '函〔2026〕88号')
    await text(sheet, '收函日', day(-40))
    await text(sheet, '批准人', '周局长')
    await sheet.getByLabel('岗位撤销，无人接替').check()
    await text(sheet, '理由 （选填）', '部门工作需要')
    // What the regulation demands is told before anything is sent.
    await sheet.getByRole('button', { name: '先按规章核对' }).click()
    await sheet.getByText(/^TG-PER-/).first().waitFor(PATIENCE)
  })
  await page.getByRole('heading', { level: 1, name: /^离开：/ }).waitFor(PATIENCE)
  const leaving = page.url()
  await act(page, '签署意见', async (sheet) => {
    await text(sheet, '日期', day(-30))
    await text(sheet, '经办', '协调科')
    await text(sheet, '复函文号', '复〔2026〕88号')
    await text(sheet, '批准人', '李主任')
    await text(sheet, '理由 （选填）', '同意')
  })
  // Papers and things are both handed over.
  const lines = [['资料', '窗口登记簿'], ['物品', '柜台钥匙']] as const
  for (const [kind, what] of lines) {
    await act(page, '加一项', async (sheet) => {
      if (kind !== '资料') await choose(sheet, '类别', kind)
      await text(sheet, '内容', what)
    })
  }

  // Disabled, and it says why: the badge is out, the list unsigned.
  const release = page.getByRole('button', { name: '放行', exact: true })
  await page.getByRole('rowheader', { name: '胸牌' }).waitFor(PATIENCE)
  expect(await release.getAttribute('aria-disabled')).toBe('true')
  await page.getByText(/还有 \d+ 项未清，不能放行/).first().waitFor({ state: 'attached', ...PATIENCE })

  let signed = 0
  for (const [, what] of lines) {
    const line = page.getByRole('row').filter({ hasText: what }).filter({ has: page.getByRole('button', { name: '签收' }) })
    for (let signer = 1; signer <= 3; signer++) {
      await act(line, '签收')
      signed++
      await expect.poll(() => page.getByText('已签', { exact: true }).count(), PATIENCE).toBe(signed)
    }
  }
  if (await page.getByRole('button', { name: '账号注销' }).count()) await act(page, '账号注销')
  expect(await release.getAttribute('aria-disabled')).toBe('true')

  {
    await using office = await login(usernameOf('general_office@city'))
    await office.page.goto(`${origin}/personnel/badges?center=taigu&state=issued`)
    await act(office.page.locator('tbody tr').filter({ hasText: holder }), '收回')
    expect(office.errors).toEqual([])
  }
  // Whoever wears a badge in the demo is a chief representative: the role goes with the mandate.
  await page.goto(`${origin}/personnel/mandates?center=taigu`)
  await act(page.locator('tbody tr').filter({ hasText: holder }), '撤销授权', (sheet) => text(sheet, '日期', today))
  await page.goto(leaving)
  await page.getByRole('heading', { name: /^离岗结清单/ }).waitFor(PATIENCE)
  await expect.poll(() => page.getByRole('table', { name: '离岗结清单' }).allInnerTexts(), PATIENCE).toEqual([])
  await page.getByText('没有未清事项。').waitFor(PATIENCE)

  await using phone = await login(director, { width: 390 })
  await phone.page.goto(leaving)
  await phone.page.getByRole('heading', { level: 1, name: /^离开：/ }).waitFor(PATIENCE)
  expect(await violations(phone.page)).toEqual([])
  expect(await phone.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0)
  await act(phone.page, '放行')
  await phone.page.getByText('已放行').first().waitFor(PATIENCE)
  expect(await violations(phone.page)).toEqual([])
  expect([...visit.errors, ...phone.errors]).toEqual([])
})
