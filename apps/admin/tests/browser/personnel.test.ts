import { demoAccounts } from '@hall/demo'
import { addDays } from '@hall/ui'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CityInBrowser, openCity } from './city.ts'

let hall: CityInBrowser
beforeAll(async () => {
  hall = await openCity()
})
afterAll(() => hall?.[Symbol.asyncDispose]())

const today = Temporal.Now.plainDateISO('Asia/Shanghai').toString()
const day = (days: number) => addDays(today, days)

/** Opens the sheet of an action, fills it in and waits until it is done. */
async function act(page: Page, name: string, fill: (sheet: Locator) => Promise<void> = async () => {}) {
  await page.getByRole('button', { name, exact: true }).first().click()
  const sheet = page.getByRole('dialog', { name, exact: true })
  await fill(sheet)
  await sheet.getByRole('button', { name, exact: true }).click()
  await sheet.waitFor({ state: 'hidden' })
}

const text = (sheet: Locator, label: string, value: string) => sheet.getByLabel(label, { exact: true }).fill(value)

/** Options show below the sheet's own layer, under the same dialog. */
async function choose(sheet: Locator, label: string, options: readonly (string | RegExp)[]) {
  const field = sheet.getByLabel(label, { exact: true })
  await field.click()
  for (const option of options) await sheet.page().locator('.ant-select-item-option').filter({ hasText: option }).first().click()
  if (options.length > 1) await field.press('Escape')
}

test('proposed by letter, checked by the center, on probation, entered', async () => {
  const { login, city } = hall
  let entry = ''
  {
    await using visit = await login('yezhiqiu')
    await visit.page.goto(`${city.origin}/my-people?center=enping`)
    await act(visit.page, '提出人选', async (sheet) => {
      await choose(sheet, '窗口', [/./])
      await text(sheet, '工号', 'EP9901')
      await text(sheet, '姓名', '沈知微')
      await text(sheet, '来函文号', '税函〔2026〕77号')
      await text(sheet, '收函日', day(-60))
      await text(sheet, '批准人', '周局长')
      await text(sheet, '在派驻单位工作起始日', '2016-07-01')
      await sheet.getByLabel('有审批工作经验').check()
      await choose(sheet, '部门确认的条件 （选填）', ['素质高', '业务精', '能力强', '服务优', '熟练电脑操作'])
    })
    await visit.page.getByRole('heading', { level: 1, name: '进驻：沈知微' }).waitFor()
    entry = visit.page.url()
    // Every demand of this center's regulation, each with its clause.
    await visit.page.getByText('EP-PER-01').first().waitFor()
    expect(visit.errors).toEqual([])
  }
  await using visit = await login(usernameOf('director@center:enping'))
  const { page } = visit
  await page.goto(entry)
  await act(page, '签署意见', async (sheet) => {
    await text(sheet, '日期', day(-55))
    await text(sheet, '经办', '协调股')
    await text(sheet, '复函文号', '恩政复〔2026〕77号')
    await text(sheet, '批准人', '李主任')
    await text(sheet, '理由 （选填）', '业务需要')
  })
  await act(page, '备案登记', (sheet) => text(sheet, '日期', day(-50)))
  await act(page, '开始考察', (sheet) => text(sheet, '日期', day(-45)))
  await act(page, '登记培训', async (sheet) => {
    await text(sheet, '日期', day(-20))
    await text(sheet, '培训内容', '中心制度')
    await text(sheet, '经办', '协调股')
    await text(sheet, '结果', '合格')
  })
  await act(page, '考察完成', (sheet) => text(sheet, '日期', day(-10)))
  await act(page, '考核', async (sheet) => {
    await text(sheet, '日期', day(-9))
    await sheet.getByLabel('合格').check()
  })
  await act(page, '批准进驻', (sheet) => text(sheet, '起始日', day(2)))
  await page.getByText('已进驻').first().waitFor()
  expect(visit.errors).toEqual([])
})

test('a rotation: the settlement refuses while something is held, and lets go when it is back', async () => {
  const { login, city } = hall
  let leaving = ''
  {
    await using visit = await login(usernameOf('director@center:wenshang'))
    const { page } = visit
    await page.goto(`${city.origin}/personnel/badges?center=wenshang&state=issued`)
    const holder = (await page.locator('tbody tr[data-row-key]').nth(1).locator('a .soft').innerText()).trim()
    await page.goto(`${city.origin}/personnel/people/${holder}`)
    await act(page, '申请离岗', async (sheet) => {
      await text(sheet, '离岗日（不再在岗的第一天）', day(1))
      await text(sheet, '来函文号', '函〔2026〕88号')
      await text(sheet, '收函日', day(-40))
      await text(sheet, '批准人', '周局长')
      await text(sheet, '理由 （选填）', '部门轮换')
    })
    await page.getByRole('heading', { level: 1, name: /^离开：/ }).waitFor()
    leaving = page.url()
    await act(page, '签署意见', async (sheet) => {
      await text(sheet, '日期', day(-30))
      await text(sheet, '经办', '协调科')
      await text(sheet, '复函文号', '复〔2026〕88号')
      await text(sheet, '批准人', '李主任')
    })
    const release = page.getByRole('button', { name: '放行', exact: true })
    await release.waitFor()
    // Disabled, and it says why.
    expect(await release.getAttribute('aria-disabled') ?? String(await release.isDisabled())).toBe('true')
    await page.getByRole('rowheader', { name: '胸牌' }).waitFor()
    await using office = await login('renshuyao')
    await office.page.goto(`${city.origin}/personnel/badges?center=wenshang&state=issued`)
    const row = office.page.locator('tbody tr').filter({ hasText: holder })
    await row.getByRole('button', { name: '收回' }).click()
    const sheet = office.page.getByRole('dialog', { name: '收回' })
    await sheet.getByRole('button', { name: '收回' }).click()
    await sheet.waitFor({ state: 'hidden' })
  }
  await using visit = await login(usernameOf('director@center:wenshang'))
  await visit.page.goto(leaving)
  await act(visit.page, '放行', (sheet) => text(sheet, '日期', today))
  await visit.page.getByText('已放行').first().waitFor()
  expect(visit.errors).toEqual([])
})

function usernameOf(grant: string): string {
  const found = demoAccounts().find(({ grants }) => grants.includes(grant))
  if (!found) throw new Error(`the demo has no ${grant}`)
  return found.username
}
