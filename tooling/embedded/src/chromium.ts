import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { readChromePath } from './config.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  String.raw`C:\Program Files\Google\Chrome\Application\chrome.exe`,
]

/** A Chromium or Chrome for browser tests: the one CHROME_PATH names, an installed one, Playwright's own download. Undefined when there is none. */
export function findChromium(): string | undefined {
  const onPath = NAMES.map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim())
  return [readChromePath(), ...onPath, ...PLACES, ...downloaded()].find((file) => file && existsSync(file))
}

function downloaded(): string[] {
  const cache = process.platform === 'darwin' ? join(homedir(), 'Library/Caches/ms-playwright') : join(homedir(), '.cache/ms-playwright')
  if (!existsSync(cache)) return []
  const folders = readdirSync(cache).filter((name) => name.startsWith('chromium-')).toSorted().toReversed()
  return folders.flatMap((folder) => [
    join(cache, folder, 'chrome-linux64/chrome'),
    join(cache, folder, 'chrome-linux/chrome'),
    join(cache, folder, 'chrome-mac/Chromium.app/Contents/MacOS/Chromium'),
    join(cache, folder, 'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'),
  ])
}
