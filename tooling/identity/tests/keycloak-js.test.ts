import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '@hall/embedded'
import type Keycloak from 'keycloak-js'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Front, startFront } from './front.ts'

declare global {
  interface Window { keycloak: Keycloak; settled?: boolean }
}

const dir = mkdtempSync(join(tmpdir(), 'hall-identity-browser-'))
const keycloakJs = readFileSync(createRequire(import.meta.url).resolve('keycloak-js'))
/** The whole of a page that uses keycloak-js as the SPA does. */
const PAGE = '<!doctype html><title>page</title><script type="module" src="/page.js"></script>'
const SCRIPT = `
import Keycloak from '/keycloak.js'
window.keycloak = new Keycloak({ clientId: 'hall-admin', oidcProvider: location.origin + '/identity' })
await window.keycloak.init({ onLoad: 'check-sso', pkceMethod: 'S256', checkLoginIframe: false })
window.settled = true
`

let front: Front
let browser: Browser

beforeAll(async () => {
  front = await startFront({ dir, page: servePage })
  browser = await chromium.launch({ executablePath: findChromium()! })
})
afterAll(async () => {
  await browser.close()
  await front[Symbol.asyncDispose]()
  rmSync(dir, { recursive: true })
})

function servePage(request: IncomingMessage, response: ServerResponse) {
  const scripts: Record<string, string | Buffer> = { '/page.js': SCRIPT, '/keycloak.js': keycloakJs }
  const script = scripts[request.url!]
  response.setHeader('content-security-policy', "default-src 'self'")
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
  response.end(script ?? PAGE)
}

/** A new visitor; `complaints` collects what the browser objects to, refused scripts and styles included. */
async function visit(path: string, width = 1440): Promise<{ page: Page; complaints: string[] }> {
  const page = await (await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })).newPage()
  const complaints: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${front.origin}${path}`)
  return { page, complaints }
}

/** Asking whether somebody is logged in leaves the page and comes back. */
const isLoggedIn = async (page: Page) => {
  await page.waitForFunction(() => window.settled)
  return page.evaluate(() => window.keycloak.authenticated)
}
const claims = (page: Page) => page.evaluate(() => window.keycloak.tokenParsed)
const startLogin = async (page: Page) => {
  await isLoggedIn(page)
  await page.evaluate(() => void window.keycloak.login())
  await page.waitForURL(/\/identity\/interaction\//)
}

test('login with a demo account, silent refresh, a second tab, logout', async () => {
  const { page, complaints } = await visit('/cases?status=open')
  expect(await isLoggedIn(page)).toBe(false)
  await startLogin(page)
  await page.getByRole('button', { name: /李娜/ }).click()
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL(/\/cases\?status=open$/)
  expect(await isLoggedIn(page)).toBe(true)
  expect(await claims(page)).toMatchObject({ hall_person: 'p-li-na', name: '李娜 <窗口>', realm_access: { roles: ['staff', 'window_lead'] } })
  expect(await page.evaluate(() => window.keycloak.hasRealmRole('window_lead'))).toBe(true)

  const before = await page.evaluate(() => window.keycloak.token)
  expect(await page.evaluate(() => window.keycloak.updateToken(-1))).toBe(true)
  expect(await page.evaluate(() => window.keycloak.token)).not.toBe(before)

  const secondTab = await page.context().newPage()
  await secondTab.goto(`${front.origin}/`)
  await secondTab.waitForFunction(() => window.keycloak?.authenticated === true)

  await page.evaluate(() => void window.keycloak.logout({ redirectUri: `${location.origin}/bye` }))
  await page.waitForURL(/\/bye/)
  expect(await isLoggedIn(page)).toBe(false)
  await startLogin(page)
  expect(complaints).toEqual([])
})

test('typed wrongly, told why in the language chosen, then typed right', async () => {
  const { page } = await visit('/')
  await startLogin(page)
  await page.getByRole('textbox', { name: '账号' }).fill('zhang.min')
  await page.getByLabel('密码').fill('no')
  await page.getByRole('button', { name: '登录' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('账号或密码不正确')
  expect(await page.getByRole('textbox', { name: '账号' }).inputValue()).toBe('zhang.min')
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByLabel('User name').fill('zhang.min')
  await page.getByLabel('Password').fill('hall-2026')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => window.keycloak?.authenticated === true)
  expect(await claims(page)).toMatchObject({ hall_person: 'p-zhang-min' })
})

test('on a phone nothing is cut off', async () => {
  const { page } = await visit('/', 390)
  await startLogin(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  for (const control of await page.locator('input, button').all()) {
    const box = await control.boundingBox()
    expect(box!.x).toBeGreaterThanOrEqual(0)
    expect(box!.x + box!.width).toBeLessThanOrEqual(390)
  }
})
