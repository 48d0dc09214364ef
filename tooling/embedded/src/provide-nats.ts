import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { aptInstall, exists, isRoot, type Report, succeeds } from './commands.ts'
import { findNatsServer, LOCAL_NATS } from './nats.ts'
import release from './nats-release.json' with { type: 'json' }

const CONNECT_WITHIN_MS = 5_000
const DOWNLOAD_WITHIN_MS = 120_000

/**
 * The nats-server of this machine, or one fetched for it: the pinned official release, Debian's package unpacked
 * without root, the system's package manager. Throws one sentence when none can be had.
 */
export async function provideNats(report: Report): Promise<string> {
  const known = findNatsServer()
  if (known) return known
  const sources: [string, (folder: string) => Promise<boolean>][] = [
    [`nats-server ${release.version}, ${new URL(release.source).host}`, fetchRelease],
    ['nats-server, Debian', unpackDebian],
    ['nats-server, apt-get', () => aptInstall('nats-server')],
    ['nats-server, brew', async () => exists('brew') && succeeds('brew', ['install', 'nats-server'])],
  ]
  for (const [name, fetchIt] of sources) {
    report(`${name} ...`)
    const found = await inTemporaryFolder(fetchIt) ? findNatsServer() : undefined
    if (found) return found
  }
  throw new Error(`nats-server could not be fetched from ${new URL(release.source).host} or a package manager: install nats-server and put it on the PATH, or set NATS_URL to a running one with JetStream`)
}

async function inTemporaryFolder(work: (folder: string) => Promise<boolean>): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'hall-nats-'))
  try {
    return await work(folder)
  } finally { rmSync(folder, { recursive: true, force: true }) }
}

async function fetchRelease(folder: string): Promise<boolean> {
  const name = releaseName(process.platform, process.arch)
  const checksum = await checksumOf(name)
  const archive = checksum && await download(`${release.source}/${name}`)
  if (!archive) return false
  // An altered file, or the page of a proxy that forbids it: not ours, on to the next source.
  if (!isPublished(archive, checksum)) return false
  writeFileSync(join(folder, name), archive)
  const unpacked = await succeeds('tar', ['-xf', name], { cwd: folder }) || await succeeds('unzip', ['-q', name], { cwd: folder })
  return unpacked && keep(findBinary(folder))
}

export function releaseName(platform: NodeJS.Platform, arch: string): string {
  const system = platform === 'win32' ? 'windows' : platform
  const machine = { x64: 'amd64', ia32: '386', arm: 'arm7' }[arch] ?? arch
  return `nats-server-v${release.version}-${system}-${machine}.${platform === 'win32' ? 'zip' : 'tar.gz'}`
}

/** Pinned here where we know it for certain, otherwise from the release's own list. */
async function checksumOf(name: string): Promise<string | undefined> {
  const pinned = (release.sha256 as Record<string, string>)[name]
  if (pinned) return pinned
  const list = await download(`${release.source}/${release.checksums}`)
  return list && findChecksum(list.toString(), name)
}

/** In a list as `sha256sum` writes it. */
export function findChecksum(list: string, name: string): string | undefined {
  return list.split('\n').map((line) => line.trim().split(/\s+\*?/)).find(([, file]) => file === name)?.[0]
}

export function isPublished(bytes: Buffer, sha256: string): boolean {
  return createHash('sha256').update(bytes).digest('hex') === sha256
}

/** Undefined when the address cannot be reached. */
async function download(address: string): Promise<Buffer | undefined> {
  const connecting = new AbortController()
  const timer = setTimeout(() => connecting.abort(), CONNECT_WITHIN_MS)
  try {
    const response = await fetch(address, { signal: AbortSignal.any([connecting.signal, AbortSignal.timeout(DOWNLOAD_WITHIN_MS)]) })
    clearTimeout(timer)
    return response.ok ? Buffer.from(await response.arrayBuffer()) : undefined
  } catch {
    return undefined
  } finally { clearTimeout(timer) }
}

/** Downloading and unpacking a package takes no root. */
async function unpackDebian(folder: string): Promise<boolean> {
  if (!exists('apt-get') || !exists('dpkg')) return false
  const fetchIt = () => succeeds('apt-get', ['download', 'nats-server'], { cwd: folder })
  const fetched = await fetchIt() || (isRoot() && await succeeds('apt-get', ['update']) && await fetchIt())
  const file = fetched && readdirSync(folder).find((name) => name.endsWith('.deb'))
  return !!file && await succeeds('dpkg', ['-x', file, '.'], { cwd: folder }) && keep(findBinary(folder))
}

function findBinary(folder: string): string | undefined {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((path) => /(^|[/\\])(s?bin[/\\]|nats-server-[^/\\]*[/\\])nats-server(\.exe)?$/.test(path))
    ?.replace(/^/, `${folder}/`)
}

/** Copied beside and renamed: a second start may be doing the same. */
function keep(binary: string | undefined): boolean {
  if (!binary || !existsSync(binary)) return false
  mkdirSync(dirname(LOCAL_NATS), { recursive: true })
  const unfinished = `${LOCAL_NATS}.${process.pid}`
  copyFileSync(binary, unfinished)
  chmodSync(unfinished, 0o755)
  renameSync(unfinished, LOCAL_NATS)
  return true
}
