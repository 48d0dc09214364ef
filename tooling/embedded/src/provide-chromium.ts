import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findChromium } from './chromium.ts'
import { aptInstall, type Report, succeeds } from './commands.ts'

/** The Chromium of this machine, Playwright's own download, or the system's package. Throws one sentence when none can be had. */
export async function provideChromium(report: Report): Promise<string> {
  const known = findChromium()
  if (known) return known
  const sources: [string, () => Promise<boolean>][] = [
    ['Chromium, Playwright', downloadPlaywrights],
    // Without these fonts Chinese is drawn as empty boxes.
    ['Chromium, apt-get', () => aptInstall('chromium', 'fonts-noto-cjk')],
  ]
  for (const [name, fetchIt] of sources) {
    report(`${name} ...`)
    const found = await fetchIt() ? findChromium() : undefined
    if (found) return found
  }
  throw new Error('Chromium could not be fetched from Playwright or a package manager: install chromium (Debian: apt-get install chromium fonts-noto-cjk), or set CHROME_PATH to a Chrome')
}

function downloadPlaywrights(): Promise<boolean> {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
  return succeeds(process.execPath, [cli, 'install', 'chromium'])
}
