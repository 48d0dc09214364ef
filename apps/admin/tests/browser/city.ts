import { AxeBuilder } from '@axe-core/playwright'
import type { City } from '@hall/city'
import { findChromium } from '@hall/embedded'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { startDemoCity } from './shared-city.ts'

export interface Visit extends AsyncDisposable { readonly page: Page; readonly errors: string[] }

export interface HallInBrowser extends AsyncDisposable {
  readonly origin: string
  readonly browser: Browser
  /** A new browser session, logged in as this account of the demo. */
  login(username: string, options?: { width?: number; theme?: 'light' | 'dark' }): Promise<Visit>
}

export interface CityInBrowser extends HallInBrowser { readonly city: City }

/** What axe finds on a page, in its words. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** The whole demo city all files share, and a real Chromium of one's own: for whoever leaves its clock alone. */
export function openHall(args: readonly string[] = []): Promise<HallInBrowser> {
  return openBrowser(inject('sharedOrigin'), args)
}

/** A demo city of one's own on free ports with fresh data, all of it or these parts, and a real Chromium. */
export async function openCity(parts?: readonly string[]): Promise<CityInBrowser> {
  await using stack = new AsyncDisposableStack()
  const city = stack.use(await startDemoCity(parts))
  const hall = stack.use(await openBrowser(city.origin))
  const running = stack.move()
  return { ...hall, city, [Symbol.asyncDispose]: () => running.disposeAsync() }
}

async function openBrowser(origin: string, args: readonly string[] = []): Promise<HallInBrowser> {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', ...args],
  })
  return {
    origin,
    browser,
    async login(username, { width = 1440, theme = 'light' } = {}) {
      const context: BrowserContext = await browser.newContext({ viewport: { width, height: width < 600 ? 844 : 900 }, locale: 'zh-CN', colorScheme: theme })
      const page = await context.newPage()
      const errors: string[] = []
      page.on('pageerror', (error) => void errors.push(error.message))
      await page.goto(origin)
      await page.fill('input[name=username]', username)
      await page.fill('input[type=password]', 'hall')
      await page.click('button[type=submit]')
      await page.locator('h1').first().waitFor()
      return { page, errors, [Symbol.asyncDispose]: () => context.close() }
    },
    [Symbol.asyncDispose]: () => browser.close(),
  }
}
