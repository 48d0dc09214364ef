import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { lastLine } from './child.ts'
import { ROOT } from './services.ts'

const SPA = join(ROOT, 'apps/admin')
/** Built into a folder of the first: one folder is served. */
const PORTAL = join(ROOT, 'apps/portal')
const BUILT = join(SPA, 'dist')
const STAMP = join(BUILT, '.built-from')
/** Everything the pages are made of. */
const SOURCES = ['apps/{admin,portal}/{src,public}/**/*', 'apps/{admin,portal}/*.{html,json,ts}', 'tooling/problem-pages/src/*', 'packages/*/src/**/*', 'packages/contracts/*/src/**/*', 'docs/problems/*', 'regulations/**/*', 'pnpm-lock.yaml']

/** Builds the pages when their sources changed; resolves with their folder. */
export type BuildSpa = (log: string, signal?: AbortSignal) => Promise<string>

/** How to build the pages of this checkout; undefined when it has none. */
export function findSpa(): BuildSpa | undefined {
  return existsSync(join(SPA, 'index.html')) ? buildSpa : undefined
}

/** The folder of the built SPA, built anew when its sources changed. Throws the last line of the build when it fails. */
async function buildSpa(log: string, signal?: AbortSignal): Promise<string> {
  const wanted = fingerprint()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return BUILT
  for (const app of [SPA, PORTAL]) await build(app, log, signal)
  writeFileSync(STAMP, wanted)
  return BUILT
}

async function build(app: string, log: string, signal: AbortSignal | undefined): Promise<void> {
  const vite = join(dirname(createRequire(join(app, 'package.json')).resolve('vite/package.json')), 'bin/vite.js')
  // Whoever starts it: pages are built as they are shipped (a test runner sets NODE_ENV).
  const child = spawn(process.execPath, [vite, 'build'], { cwd: app, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'pipe', 'pipe'], detached: true, signal })
  const output = createWriteStream(log, { flags: app === SPA ? 'w' : 'a' })
  child.stdout.pipe(output, { end: false })
  child.stderr.pipe(output, { end: false })
  const stopWithUs = () => void child.kill()
  process.once('exit', stopWithUs)
  const [code] = await once(child, 'close')
  process.off('exit', stopWithUs)
  output.end()
  await once(output, 'close')
  if (code !== 0) throw new Error(lastLine(log))
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const entry of globSync(SOURCES, { cwd: ROOT, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)).toSorted()) {
    hash.update(entry).update(readFileSync(entry))
  }
  return hash.digest('hex')
}
