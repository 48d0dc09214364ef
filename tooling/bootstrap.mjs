// Plain JavaScript without dependencies: runs on any Node >= 18, fetches what is missing, and hands over to the pinned Node.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const HALL = join(ROOT, '.hall')
const LOG = join(HALL, 'install.log')
const STAMP = join(HALL, 'installed')
const { hall: PINNED } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const TOOLS = join(HALL, 'tools', `node-${PINNED.node}-pnpm-${PINNED.pnpm}`)
const WINDOWS = process.platform === 'win32'

const COMMANDS = {
  start: 'tooling/city/src/main.ts',
  test: 'tooling/tasks/src/test.ts',
  check: 'tooling/tasks/src/check.ts',
  clauses: 'tooling/clauses/src/main.ts',
  bench: 'tooling/bench/src/main.ts',
  chaos: 'tooling/chaos/src/main.ts',
  generate: 'tooling/generate/src/main.ts',
  keycloak: 'tooling/keycloak/src/main.ts',
}

const language = /^zh/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '') ? 'zh' : 'en'
const texts = JSON.parse(readFileSync(join(ROOT, 'tooling/bootstrap.json'), 'utf8'))[language]
const say = (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name])

/** A failure the person can do something about: one sentence, no stack. */
class Refusal extends Error {}
const refuse = (key, values) => { throw new Refusal(say(key, values)) }

/** The running child gets every signal we get; its end is ours. */
let child
let signalled = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    signalled = true
    child?.kill(signal)
  })
}

async function main([command, ...args]) {
  const script = COMMANDS[command] ?? refuse('usage', { commands: Object.keys(COMMANDS).join(', ') })
  const node = isRecent(process.versions.node, PINNED.node) ? process.execPath : await fetchedNode()
  await installPackages(node)
  if (!existsSync(join(ROOT, script))) refuse('missing', { command, file: script })
  return handOver(node, [join(ROOT, script), ...args])
}

/** Same major version, at least as new. */
function isRecent(version, pinned) {
  const [major, minor] = version.split('.').map(Number)
  const [pinnedMajor, pinnedMinor] = pinned.split('.').map(Number)
  return major === pinnedMajor && minor >= pinnedMinor
}

async function fetchedNode() {
  await fetchTools()
  const node = join(TOOLS, 'node_modules', nodePackage(), 'bin', WINDOWS ? 'node.exe' : 'node')
  const tried = spawnSync(node, ['--version'], { encoding: 'utf8' })
  if (tried.status !== 0) refuse('notRunning', { node: PINNED.node, reason: (tried.error?.message ?? tried.stderr).trim().split('\n')[0] })
  return node
}

/** The build behind the npm package `node`, which only picks it in an install script that many networks forbid. */
function nodePackage() {
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  return `${prefix}-${WINDOWS ? 'win' : process.platform}-${process.arch}`
}

/** The installers' own settings wait minutes before they say that there is no network. */
const PATIENCE = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-factor=3']
const PNPM_PATIENCE = { pnpm_config_fetch_retries: '2', pnpm_config_fetch_retry_mintimeout: '1000', pnpm_config_fetch_retry_factor: '3' }

/** Made beside and renamed, so that neither a Ctrl-C nor a second start leaves half of it. */
async function fetchTools() {
  if (existsSync(TOOLS)) return
  const unfinished = `${TOOLS}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  try {
    writeFileSync(join(unfinished, 'package.json'), '{"private":true}')
    const npm = findNpm() ?? refuse('noNpm')
    await watch('tools', [...npm, 'install', '--prefix', unfinished, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error',
      ...PATIENCE, `${nodePackage()}@${PINNED.node}`, `pnpm@${PINNED.pnpm}`], { values: PINNED })
    if (!existsSync(TOOLS)) renameSync(unfinished, TOOLS)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** npm of the running `npm start`, of the PATH, or beside the running Node. */
function findNpm() {
  const running = process.env.npm_execpath ?? ''
  const beside = join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')
  for (const file of [running, beside]) if (/npm-cli\.js$/.test(file) && existsSync(file)) return [process.execPath, file]
  const onPath = WINDOWS ? ['npm.cmd'] : ['npm']
  return spawnSync(onPath[0], ['--version'], { shell: WINDOWS }).status === 0 ? onPath : undefined
}

async function installPackages(node) {
  const wanted = fingerprint()
  if (existsSync(join(ROOT, 'node_modules')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return
  rmSync(STAMP, { force: true })
  const pnpm = await findPnpm(node)
  // CI=true: nobody is asked anything in the middle.
  await watch('install', [...pnpm, 'install', '--frozen-lockfile'], { env: { CI: 'true', ...PNPM_PATIENCE }, node })
  writeFileSync(STAMP, wanted)
}

async function findPnpm(node) {
  const local = join(TOOLS, 'node_modules/pnpm/bin/pnpm.mjs')
  if (!existsSync(local)) {
    const found = spawnSync('pnpm', ['--version'], { encoding: 'utf8', shell: WINDOWS, cwd: dirname(ROOT) })
    if (found.status === 0 && isRecent(found.stdout.trim(), PINNED.pnpm)) return ['pnpm']
    await fetchTools()
  }
  return [node, local]
}

/** Of everything an installation depends on. */
function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${PINNED.node}`)
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests(ROOT, 3)]) hash.update(file).update(readFileSync(join(ROOT, file)))
  return hash.digest('hex')
}

function manifests(folder, depth, prefix = '') {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    if (entry.name === 'package.json') return [`${prefix}package.json`]
    if (depth === 0 || !entry.isDirectory() || entry.name.startsWith('.') || entry.name === 'node_modules') return []
    return manifests(join(folder, entry.name), depth - 1, `${prefix}${entry.name}/`)
  })
}

/** What went wrong is told once, in words; what pnpm offers beside the installation is not for whoever starts the city. */
const UNHELPFUL = /\berror\b|ERR_|WARN|Agent skills|pnpm approve/i

/** Runs an installer, passes on what it says, and turns its failure into a sentence. */
function watch(key, [command, ...args], { values = {}, env = {}, node = process.execPath }) {
  console.log(say(key, values))
  const startedAt = Date.now()
  const seconds = () => Math.round((Date.now() - startedAt) / 1000)
  let said = ''
  let quietSince = Date.now()
  return new Promise((resolve, reject) => {
    const path = `${dirname(node)}${delimiter}${process.env.PATH}`
    child = spawn(command, args, { cwd: ROOT, shell: WINDOWS && /\.cmd$|^pnpm$/.test(command), env: { ...process.env, ...env, PATH: path }, stdio: ['ignore', 'pipe', 'pipe'] })
    const beat = setInterval(() => { if (Date.now() - quietSince > 9_000) console.log(say('still', { seconds: seconds() })) }, 10_000)
    const hear = (chunk) => {
      said += chunk
      quietSince = Date.now()
      process.stdout.write(String(chunk).split('\n').filter((line) => !UNHELPFUL.test(line)).join('\n'))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', (error) => { said += error.message })
    child.once('close', (code) => {
      clearInterval(beat)
      child = undefined
      if (signalled) return reject(new Refusal(''))
      if (code === 0) return resolve(console.log(say('done', { seconds: seconds() })))
      writeFileSync(LOG, said)
      try { explain(said) } catch (refusal) { reject(refusal) }
    })
  })
}

const CAUSES = [
  [/ENOSPC/, 'disk'],
  [/OUTDATED_LOCKFILE|LOCKFILE_CONFIG_MISMATCH|NO_LOCKFILE|BROKEN_LOCKFILE/, 'lockfile'],
  [/SELF_SIGNED_CERT|UNABLE_TO_(GET|VERIFY)|CERT_|certificate/, 'certificate'],
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|SOCKET_TIMEOUT|META_FETCH_FAIL|fetch failed|error sending request/i, 'offline'],
  [/E404|ETARGET|NO_MATCHING_VERSION/, 'noBuild'],
  [/EACCES|EPERM|EROFS/, 'rights'],
]

function explain(said) {
  const [, cause = 'failed'] = CAUSES.find(([pattern]) => pattern.test(said)) ?? []
  const [, registry = say('registrySet')] = /(https?:\/\/[^/\s"']+)/.exec(said) ?? []
  const reason = said.trim().split('\n').find((line) => /err/i.test(line))?.trim() ?? ''
  refuse(cause, { registry, folder: ROOT, log: LOG, reason, node: PINNED.node, platform: `${process.platform} ${process.arch}` })
}

function handOver(node, args) {
  const path = `${dirname(node)}${delimiter}${process.env.PATH}`
  return new Promise((resolve) => {
    child = spawn(node, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, PATH: path } })
    child.once('close', (code, signal) => resolve(code ?? { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 }[signal] ?? 1))
  })
}

try {
  mkdirSync(HALL, { recursive: true })
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const rights = { EACCES: 'rights', EPERM: 'rights', EROFS: 'rights', ENOSPC: 'disk' }[error.code]
  if (signalled) process.exitCode = 130
  else if (error instanceof Refusal) console.error(error.message)
  else if (rights) console.error(say(rights, { folder: ROOT }))
  else throw error
  process.exitCode ||= 1
}
