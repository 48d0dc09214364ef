import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type City, createSay, findDemo, findSpa, startCity } from '@hall/city'
import { findChromium } from '@hall/embedded'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

export interface Visit extends AsyncDisposable { readonly page: Page; readonly errors: string[] }

export interface CityInBrowser extends AsyncDisposable {
  readonly city: City
  readonly browser: Browser
  /** A new browser session, logged in as this account of the demo. */
  login(username: string, options?: { width?: number; theme?: 'light' | 'dark' }): Promise<Visit>
}

/** What axe finds on a page, in its words. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** The demo city on free ports with fresh data, all of it or these parts, and a real Chromium. */
export async function openCity({ parts }: { parts?: readonly string[] } = {}): Promise<CityInBrowser> {
  await using stack = new AsyncDisposableStack()
  const dir = stack.adopt(mkdtempSync(join(tmpdir(), 'hall-browser-')), (made) => rmSync(made, { recursive: true, force: true }))
  const lines: string[] = []
  const demo = await findDemo()
  const wanted = demo && { ...demo, parts: demo.parts.filter(({ name }) => parts?.includes(name) ?? true) }
  const city = stack.use(await startCity({ dir, say: createSay('en'), report: (line) => void lines.push(line), spa: findSpa(), demo: wanted, logLevel: 'warn' }))
  const browser = stack.adopt(await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  }), (launched) => launched.close())
  const running = stack.move()
  return {
    city,
    browser,
    async login(username, { width = 1440, theme = 'light' } = {}) {
      const context: BrowserContext = await browser.newContext({ viewport: { width, height: width < 600 ? 844 : 900 }, locale: 'zh-CN', colorScheme: theme })
      const page = await context.newPage()
      const errors: string[] = []
      page.on('pageerror', (error) => void errors.push(error.message))
      await page.goto(city.origin)
      await page.fill('input[name=username]', username)
      await page.fill('input[type=password]', 'hall')
      await page.click('button[type=submit]')
      await page.locator('h1').first().waitFor()
      return { page, errors, [Symbol.asyncDispose]: () => context.close() }
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
