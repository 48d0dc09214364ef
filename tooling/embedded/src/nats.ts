import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { holdLock } from './lock.ts'
import { choosePort } from './ports.ts'
import { stopOrphan } from './processes.ts'
import { runServer } from './server-process.ts'

export interface EmbeddedNats extends AsyncDisposable {
  readonly url: string
  readonly port: number
  /** Resolves with the server's last words when it ends without being asked to. */
  readonly died: Promise<string>
  /** Ends the server at once, as a pulled plug does. */
  kill(): Promise<void>
}

const ROOT = join(import.meta.dirname, '../../..')
/** Where the bootstrap puts a nats-server of our own. */
export const LOCAL_NATS = join(ROOT, '.hall/tools/nats-server')

/** The first nats-server that runs: PATH, the usual system folders, the local copy. Undefined when there is none. */
export function findNatsServer(): string | undefined {
  return ['nats-server', '/usr/sbin/nats-server', '/usr/local/bin/nats-server', '/opt/homebrew/bin/nats-server', LOCAL_NATS].find(
    (file) => spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0,
  )
}

const START_WITHIN_MS = 60_000

/**
 * Starts a real nats-server with JetStream on loopback. One left behind by a killed process is stopped first.
 * Throws when none is installed or it does not answer; AlreadyRunning when the folder is in use.
 */
export async function startNats({ dir, port }: { dir: string; port?: number }): Promise<EmbeddedNats> {
  const binary = findNatsServer()
  if (!binary) throw new Error('nats-server is missing: run `npm start` once, or set NATS_URL to a running server')
  mkdirSync(dir, { recursive: true })
  const lock = holdLock(join(dir, 'lock.json'))
  try {
    const { config, pidFile } = filesIn(dir)
    await clearRemains(dir)
    const chosen = await choosePort(port)
    writeFileSync(config, [
      'host: 127.0.0.1',
      `port: ${chosen}`,
      `pid_file: ${JSON.stringify(pidFile)}`,
      `jetstream { store_dir: ${JSON.stringify(join(dir, 'jetstream'))}, max_file_store: 16GB }`,
      'max_payload: 8MB',
      '',
    ].join('\n'))
    const server = runServer(spawn(binary, ['-c', config], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] }))
    const failure = await server.ready(/Server is ready/, START_WITHIN_MS)
    if (failure !== undefined) throw new Error(`nats-server did not start in ${dir}: ${failure.trim().split('\n').at(-1)}`)
    const end = async (signal: NodeJS.Signals) => {
      await server.stop(signal)
      lock[Symbol.dispose]()
    }
    return {
      url: `nats://127.0.0.1:${chosen}`,
      port: chosen,
      died: server.died,
      kill: () => end('SIGKILL'),
      [Symbol.asyncDispose]: () => end('SIGTERM'),
    }
  } catch (error) {
    lock[Symbol.dispose]()
    throw error
  }
}

const filesIn = (dir: string) => ({ config: join(dir, 'nats.conf'), pidFile: join(dir, 'nats.pid') })

async function clearRemains(dir: string) {
  const { config, pidFile } = filesIn(dir)
  if (existsSync(pidFile)) await stopOrphan(Number(readFileSync(pidFile, 'utf8')), { marker: config, signal: 'SIGTERM' })
}

/** Removes a server's store with all its streams; one left behind on it is stopped first. */
export async function discardNats(dir: string): Promise<void> {
  await clearRemains(dir)
  rmSync(dir, { recursive: true, force: true })
}
