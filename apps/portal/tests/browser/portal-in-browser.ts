import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSay, findSpa, startCity } from '@hall/city'
import { findChromium } from '@hall/embedded'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

export interface Visitor extends AsyncDisposable {
  readonly page: Page
  readonly context: BrowserContext
  /** What the pages threw. */
  readonly errors: string[]
  /** Every address asked for. */
  readonly asked: string[]
}

export interface PortalInBrowser extends AsyncDisposable {
  readonly origin: string
  /** A phone, and nobody logged in. */
  visit(path: string, options?: { width?: number; theme?: 'light' | 'dark' }): Promise<Visitor>
}

/** A city without data on free ports, and a real Chromium at its public pages: what stands around every area. */
export async function openPortal(): Promise<PortalInBrowser> {
  await using stack = new AsyncDisposableStack()
  const dir = stack.adopt(mkdtempSync(join(tmpdir(), 'hall-portal-')), (made) => rmSync(made, { recursive: true, force: true }))
  const city = stack.use(await startCity({ dir, say: createSay('en'), report: () => undefined, spa: findSpa(), demo: undefined, logLevel: 'warn' }))
  const browser = stack.adopt(await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  }), (launched) => launched.close())
  const running = stack.move()
  return {
    origin: city.origin,
    async visit(path, { width = 390, theme = 'light' } = {}) {
      const context = await browser.newContext({ viewport: { width, height: 844 }, locale: 'zh-CN', colorScheme: theme })
      const page = await context.newPage()
      const errors: string[] = []
      const asked: string[] = []
      page.on('pageerror', (error) => void errors.push(error.message))
      page.on('request', (request) => void asked.push(request.url()))
      await page.goto(`${city.origin}${path}`)
      await page.locator('h1').first().waitFor()
      return { page, context, errors, asked, [Symbol.asyncDispose]: () => context.close() }
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}
