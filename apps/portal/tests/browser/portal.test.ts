import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPortal, type PortalInBrowser } from './portal-in-browser.ts'

const MAX_KB = 150

let portal: PortalInBrowser
beforeAll(async () => { portal = await openPortal() })
afterAll(async () => portal[Symbol.asyncDispose]())

const NOT_FOUND = '没有这个页面'

test.each([['/portal', 390, 'light'], ['/portal', 390, 'dark'], ['/portal', 1440, 'light'], ['/portal/no-such-page', 390, 'light']] as const)(
  '%s at %i pixels, %s: fits, and axe finds nothing', async (path, width, theme) => {
    await using visitor = await portal.visit(path, { width, theme })
    const { page, errors } = visitor
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(errors).toEqual([])
  },
)

test('nobody is asked to log in, nothing is stored, nothing is fetched from elsewhere', async () => {
  await using visitor = await portal.visit('/portal')
  expect(await visitor.context.cookies()).toEqual([])
  expect(visitor.asked.filter((url) => !url.startsWith(portal.origin))).toEqual([])
  expect(visitor.asked.filter((url) => url.includes('/identity'))).toEqual([])
})

test('Chinese first, English by the switch', async () => {
  await using visitor = await portal.visit('/portal')
  const { page } = visitor
  expect(await page.locator('h1').textContent()).toBe('您要办什么？')
  await page.getByRole('button', { name: 'English' }).click()
  await page.waitForFunction(() => document.documentElement.lang.startsWith('en'))
  expect(await page.locator('h1').textContent()).toMatch(/^[A-Z][a-z ]+/)
})

test('no link of the first page is dead, and each opened page fits a phone', async () => {
  await using visitor = await portal.visit('/portal')
  const links = await visitor.page.locator('.tasks a').evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).getAttribute('href')!))
  for (const link of links) {
    await using opened = await portal.visit(link)
    expect(await opened.page.locator('h1').first().textContent(), link).not.toBe(NOT_FOUND)
    expect(await opened.page.evaluate(() => document.documentElement.scrollWidth - innerWidth), link).toBeLessThanOrEqual(0)
    const found = await new AxeBuilder({ page: opened.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
    expect(found.violations.map(({ id, nodes }) => `${link} ${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(opened.errors, link).toEqual([])
  }
})

test(`the first page takes under ${MAX_KB} kB as it travels`, async () => {
  await using visitor = await portal.visit('/portal')
  const kB = await visitor.page.evaluate(() => (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0) / 1024)
  console.info(`portal, first page: ${kB.toFixed(1)} kB`)
  expect(kB).toBeGreaterThan(10)
  expect(kB).toBeLessThan(MAX_KB)
})

test('the pages load only our own, tell nobody their address and are framed by nobody', async () => {
  const { headers } = await fetch(`${portal.origin}/portal?token=one-time`, { headers: { accept: 'text/html' } })
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('referrer-policy')).toBe('no-referrer')
})
