import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pinned from './distribution.json' with { type: 'json' }
import { Refusal, say } from './say.ts'

const TOOLS = join(import.meta.dirname, '../../../.hall/tools')
const NAME = `keycloak-${pinned.version}`
export const VERSION = pinned.version

/** Its folder; undefined when it was never fetched. */
export function findDistribution(): string | undefined {
  const folder = join(TOOLS, NAME)
  return existsSync(join(folder, 'bin/kc.sh')) ? folder : undefined
}

/** Fetches the pinned distribution from Maven Central unless it is there. Throws a Refusal. */
export async function fetchDistribution(report: (line: string) => void, signal?: AbortSignal): Promise<string> {
  const known = findDistribution()
  if (known) return known
  if (spawnSync('tar', ['--version'], { stdio: 'ignore' }).status !== 0) throw new Refusal(say('noTar'))
  report(say('fetching', pinned))
  const half = join(TOOLS, `${NAME}.half`)
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { recursive: true })
  try {
    const archive = join(half, 'archive.tar.gz')
    await download(`${pinned.repository}/org/keycloak/keycloak-quarkus-dist/${pinned.version}/keycloak-quarkus-dist-${pinned.version}.tar.gz`, archive, signal)
    const unpacked = spawnSync('tar', ['-xzf', archive, '-C', half], { encoding: 'utf8' })
    if (unpacked.status !== 0) throw new Refusal(say('unreachable', { ...pinned, reason: unpacked.stderr.trim(), file: join(TOOLS, NAME) }))
    renameSync(join(half, NAME), join(TOOLS, NAME))
  } finally {
    rmSync(half, { recursive: true, force: true })
  }
  report(say('fetched', { folder: join(TOOLS, NAME) }))
  return join(TOOLS, NAME)
}

async function download(url: string, file: string, signal: AbortSignal | undefined): Promise<void> {
  const unreachable = (reason: string) => new Refusal(say('unreachable', { ...pinned, reason, file: join(TOOLS, NAME) }))
  const hash = createHash('sha256')
  try {
    const response = await fetch(url, { signal: signal ?? null })
    if (!response.ok || !response.body) throw unreachable(`HTTP ${response.status}`)
    await pipeline(Readable.fromWeb(response.body as never), async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        yield chunk
      }
    }, createWriteStream(file))
  } catch (error) {
    signal?.throwIfAborted()
    throw error instanceof Refusal ? error : unreachable(error instanceof Error ? error.message : String(error))
  }
  if (hash.digest('hex') !== pinned.sha256) throw new Refusal(say('damaged', pinned))
}
