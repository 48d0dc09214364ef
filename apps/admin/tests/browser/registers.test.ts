import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTable } from '@hall/documents'
import type { Locator, Page } from 'playwright-core'
import { encodeQR } from 'qr'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HallInBrowser, openHall, type Visit, violations } from './city.ts'

/** The city, whose registers are all centers'. */
const CITY = 'gumingyuan'
/** Taigu: its office, the custodian of its first window, the guard, its archivist, the lead and the keeper of the window's seal. */
const OFFICE = 'yuhui'
const CUSTODIAN = 'shenbin'
const GUARD = 'liuxiaoyan'
const ARCHIVIST = 'huchenglong'
const LEAD = 'yangli'
const SEAL_KEEPER = 'chengshihan'
const PHONE = { width: 390 }
const PATIENCE = { timeout: 60_000 }
const PAGE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

let hall: HallInBrowser
beforeAll(async () => { hall = await openHall() })
afterAll(() => hall?.[Symbol.asyncDispose]())

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${hall.origin}${path}`)
  await page.locator('h1').first().waitFor(PATIENCE)
}
const press = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true }).first().click(PATIENCE)

/** One of a list of antd, in the form that is open. */
async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).click(PATIENCE)
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click(PATIENCE)
}

async function submit(page: Page, name: string): Promise<void> {
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name, exact: true }).last().click(PATIENCE)
  await form.waitFor({ state: 'hidden', ...PATIENCE })
}

async function expectWhole({ page, errors }: Visit): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBeLessThanOrEqual(0)
  expect(errors).toEqual([])
}

async function scan(page: Page, number: string): Promise<void> {
  await page.getByLabel('资产编号').fill(number)
  await page.keyboard.press('Enter')
}

test('a stocktake from the snapshot to the signatures, scanned blind on a phone that loses its network for a while', { timeout: 300_000 }, async () => {
  await using office = await hall.login(OFFICE)
  await open(office.page, '/assets/stocktakes')
  await press(office.page, '开始清查')
  await choose(office.page, '窗口', '01 企业登记')
  await submit(office.page, '开始清查')
  await office.page.getByRole('link', { name: '01 企业登记' }).first().click(PATIENCE)
  await office.page.waitForURL(/stocktakes\/taigu\/[0-9a-f-]{36}$/, PATIENCE)
  const address = new URL(office.page.url()).pathname

  await using phone = await hall.login(CUSTODIAN, PHONE)
  await phone.page.clock.install()
  await open(phone.page, address)
  await phone.page.getByLabel('资产编号').waitFor(PATIENCE)
  expect(await phone.page.getByText('台式计算机').count()).toBe(0)
  await phone.page.getByLabel('所在位置').fill('1号柜台')
  await scan(phone.page, 'TG-01-1')
  await phone.page.getByText('全部已上传').waitFor(PATIENCE)
  await phone.page.context().setOffline(true)
  await scan(phone.page, 'TG-01-2')
  await scan(phone.page, 'TG-01-3')
  await scan(phone.page, 'TG-99-9')
  await phone.page.getByText('3 条等待上传').waitFor(PATIENCE)
  await phone.page.clock.fastForward('01:00:00')
  await phone.page.getByText('3 条等待上传').waitFor(PATIENCE)
  await expectWhole(phone)
  await phone.page.context().setOffline(false)
  await phone.page.getByText('全部已上传').waitFor(PATIENCE)

  await office.page.reload()
  await press(office.page, '结束扫描并比对')
  await office.page.getByText('盘盈').first().waitFor(PATIENCE)
  const figures = await office.page.locator('.figures dd').allTextContents()
  expect(figures).toEqual(['3', '2', '1', '0'])
  await expectWhole(office)
  for (const [number, decision] of [['TG-01-4', '认可'], ['TG-01-5', '认可'], ['TG-99-9', '补登记']] as const) {
    const decide = office.page.getByRole('row').filter({ hasText: number }).getByRole('combobox')
    await decide.selectOption({ label: decision }, PATIENCE)
    await expect.poll(() => decide.locator('option:checked').textContent(), PATIENCE).toBe(decision)
  }
  await press(office.page, '签字')
  await office.page.getByText('已签字').first().waitFor(PATIENCE)
  await phone.page.reload()
  await press(phone.page, '签字')
  await phone.page.getByText('已签字').first().waitFor(PATIENCE)
  await expectWhole(phone)
})

test('a stocktake goes on after a reload without a network: three labels arrive once when it is back', { timeout: 300_000 }, async () => {
  await using office = await hall.login(OFFICE)
  await open(office.page, '/assets/stocktakes')
  await press(office.page, '开始清查')
  await choose(office.page, '窗口', '01 企业登记')
  await submit(office.page, '开始清查')
  await office.page.getByRole('row').filter({ hasText: '01 企业登记' }).filter({ hasText: '扫描中' }).getByRole('link').first().click(PATIENCE)
  await office.page.waitForURL(/stocktakes\/taigu\/[0-9a-f-]{36}$/, PATIENCE)
  const address = new URL(office.page.url()).pathname

  await using phone = await hall.login(CUSTODIAN, PHONE)
  await open(phone.page, address)
  await phone.page.getByLabel('资产编号').waitFor(PATIENCE)
  const kept = () => phone.page.evaluate(`caches.keys().then(async (names) => names.length > 0 && navigator.serviceWorker.controller !== null)`)
  await expect.poll(kept, PATIENCE).toBe(true)
  await phone.page.context().setOffline(true)
  await phone.page.reload()
  await phone.page.getByLabel('资产编号').waitFor(PATIENCE)
  for (const number of ['TG-01-1', 'TG-01-2', 'TG-01-3']) await scan(phone.page, number)
  await phone.page.getByText('3 条等待上传').waitFor(PATIENCE)
  await phone.page.reload()
  await phone.page.getByText('3 条等待上传').waitFor(PATIENCE)
  await expectWhole(phone)
  // Nothing the city answered lies in the phone's cache, and no token anywhere.
  const lying = await phone.page.evaluate(`caches.keys().then(async (names) => (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat())`) as string[]
  expect(lying.filter((path) => !/^\/(assets\/|index\.html$)/.test(path))).toEqual([])
  expect(await phone.page.evaluate(`JSON.stringify({ ...localStorage })`)).not.toMatch(/eyJ|access_token|refresh_token/)
  await phone.page.context().setOffline(false)
  await phone.page.getByText('全部已上传').waitFor(PATIENCE)

  await office.page.reload()
  await press(office.page, '结束扫描并比对')
  await office.page.locator('.figures dd').first().waitFor(PATIENCE)
  expect(await office.page.locator('.figures dd').first().textContent()).toBe('3')
})

test('labels are printed with a code that opens the asset, and read by the camera of a phone without a network', { timeout: 300_000 }, async () => {
  const label = `${hall.origin}/assets/taigu/TG-01-3`
  const folder = mkdtempSync(join(tmpdir(), 'hall-label-'))
  writeFileSync(join(folder, 'label.y4m'), filmOf(label))
  try {
    await using camera = await openHall(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${join(folder, 'label.y4m')}`])
    await using guard = await camera.login(GUARD, PHONE)
    await open(guard.page, '/assets/gate')
    await guard.page.getByRole('button', { name: '用摄像头扫码' }).click(PATIENCE)
    await guard.page.getByText('TG-01-3 没有待放行的出门单，不得放行').waitFor(PATIENCE)
    await guard.page.context().setOffline(true)
    await guard.page.getByRole('button', { name: '关闭摄像头' }).click(PATIENCE)
    await guard.page.getByRole('button', { name: '用摄像头扫码' }).click(PATIENCE)
    await guard.page.getByText('已读：TG-01-3').waitFor(PATIENCE)
    await guard.page.context().setOffline(false)
    await expectWhole(guard)

    await using opened = await camera.login(OFFICE, PHONE)
    await opened.page.goto(label)
    await opened.page.getByText('TG-01-3').first().waitFor(PATIENCE)
    await expectWhole(opened)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** A code held before a camera, as a film of raw frames. */
function filmOf(text: string): Buffer {
  const [width, height, dot, frames] = [640, 480, 8, 30]
  const code = encodeQR(text, 'raw', { border: 4 })
  const [left, top] = [(width - code.length * dot) >> 1, (height - code.length * dot) >> 1]
  const luma = Buffer.alloc(width * height, 235)
  for (const [y, line] of code.entries()) for (const [x, dark] of line.entries()) if (dark) for (let row = 0; row < dot; row++) luma.fill(16, (top + y * dot + row) * width + left + x * dot, (top + y * dot + row) * width + left + (x + 1) * dot)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: frames }, () => frame)])
}

test('a loan of an archive is asked for, approved, taken and brought back', { timeout: 300_000 }, async () => {
  await using reader = await hall.login(LEAD)
  await open(reader.page, '/archives/access')
  const number = (await reader.page.getByRole('row').filter({ hasText: '待同意' }).first().getByRole('cell').nth(1).textContent(PATIENCE))!.trim()
  const purpose = '核对窗口轮换的规定'
  await press(reader.page, '提出申请')
  await reader.page.getByRole('dialog').getByLabel('档号').fill(number)
  await choose(reader.page, '方式', '借阅')
  await reader.page.getByRole('dialog').getByLabel('事由').fill(purpose)
  await submit(reader.page, '提出申请')
  const rowOf = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })
  await rowOf(reader.page, purpose).getByText('待同意').waitFor(PATIENCE)
  await expectWhole(reader)

  await using office = await hall.login(OFFICE)
  await open(office.page, '/archives/access')
  await press(rowOf(office.page, purpose), '同意')
  await rowOf(office.page, purpose).getByText('已同意').waitFor(PATIENCE)

  await using archivist = await hall.login(ARCHIVIST)
  await open(archivist.page, '/archives/access')
  await press(rowOf(archivist.page, purpose), '借出')
  const loan = archivist.page.getByRole('group', { name: '借阅', exact: true }).getByRole('row').filter({ hasText: number })
  await loan.getByText('借出').first().waitFor(PATIENCE)
  await loan.getByRole('button', { name: '归还', exact: true }).first().click(PATIENCE)
  await submit(archivist.page, '归还')
  await loan.getByText(/归还$/).first().waitFor(PATIENCE)
  await expectWhole(archivist)
})

test('a seal is not used for a case of another center, and the refusal names the clause', { timeout: 300_000 }, async () => {
  await using keeper = await hall.login(SEAL_KEEPER)
  const { page } = keeper
  await open(page, '/seals/uses')
  await press(page, '申请用印')
  await choose(page, '印章', /TG-2-01/)
  const form = page.getByRole('dialog')
  await form.getByLabel('办件编号').fill('QP-2026-0001')
  await form.getByPlaceholder('文件名称').fill('营业执照')
  await form.locator('input[type=file]').first().setInputFiles({ name: '营业执照.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') })
  await form.locator('input[type=file]').nth(1).setInputFiles({ name: '首页.png', mimeType: 'image/png', buffer: PAGE })
  await form.getByRole('button', { name: '申请用印', exact: true }).last().click(PATIENCE)
  const refusal = form.getByText('TG-SEA-07').first()
  await refusal.waitFor(PATIENCE)
  await expectWhole(keeper)
})

test('what IT and the office keep is read at a desk and on a phone, and axe finds nothing', { timeout: 300_000 }, async () => {
  for (const [username, paths] of [
    [OFFICE, ['/assets', '/assets/losses', '/assets/supplies', '/assets/network', '/assets/machines', '/seals/filings', '/archives/packages']],
    [CUSTODIAN, ['/assets/losses', '/assets/supplies', '/assets/network', '/my-accounts']],
  ] as const) {
    for (const width of [1440, 390]) {
      await using visit = await hall.login(username, { width })
      for (const path of paths) {
        await open(visit.page, path)
        await visit.page.locator('.skeleton').first().waitFor({ state: 'detached', ...PATIENCE })
        await expectWhole(visit)
      }
    }
  }
})

test('a register of many pages goes out whole: each row, places and people by name', { timeout: 120_000 }, async () => {
  await using city = await hall.login(CITY)
  await open(city.page, '/assets')
  const counted = city.page.locator('.ant-pagination-total-text').first()
  const total = Number(/\d+/.exec((await counted.textContent(PATIENCE)) ?? '')?.[0])
  expect(total).toBeGreaterThan(100)
  const download = city.page.waitForEvent('download', PATIENCE)
  await press(city.page, '导出 Excel')
  const file = await download
  const read = await readTable(readFileSync(await file.path()), { filename: file.suggestedFilename() })
  if (!read.ok) throw new Error(read.problem.code)
  const rows = read.value.sheets[0]!.rows.map(({ cells }) => cells)
  expect(rows.length).toBe(total)
  expect(rows.flat().filter((cell) => /^[A-Z]{2}\d{4}$|-w\d+/.test(cell))).toEqual([])
  expect(city.errors).toEqual([])
})
