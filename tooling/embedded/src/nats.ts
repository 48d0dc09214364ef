import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './ports.ts'

export interface EmbeddedNats extends AsyncDisposable {
  readonly url: string
  readonly port: number
  /** Ends the server at once, as a pulled plug does. */
  kill(): Promise<void>
}

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..')
/** Where the bootstrap puts a nats-server of our own. */
export const LOCAL_NATS = join(ROOT, '.hall/tools/nats-server')

/** The first nats-server that runs: PATH, the usual system folders, the local copy. Undefined when there is none. */
export function findNatsServer(): string | undefined {
  return ['nats-server', '/usr/sbin/nats-server', '/usr/local/bin/nats-server', LOCAL_NATS].find(
    (file) => spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0,
  )
}

/** Starts a real nats-server with JetStream on loopback. Throws when none is installed or it does not answer within 10 s. */
export async function startNats({ dir, port }: { dir: string; port?: number }): Promise<EmbeddedNats> {
  const binary = findNatsServer()
  if (!binary) throw new Error('nats-server is missing: run `npm start` once, or set NATS_URL to a running server')
  mkdirSync(dir, { recursive: true })
  const chosen = port ?? (await freePort())
  const config = join(dir, 'nats.conf')
  writeFileSync(config, [
    'host: 127.0.0.1',
    `port: ${chosen}`,
    `jetstream { store_dir: ${JSON.stringify(join(dir, 'jetstream'))}, max_file_store: 16GB }`,
    'max_payload: 1MB',
    '',
  ].join('\n'))
  const child = spawn(binary, ['-c', config], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk) => { said = (said + chunk).slice(-2000) })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let i = 0; ; i++) {
    if (child.exitCode !== null) throw new Error(`nats-server ended at once: ${said}`)
    if (await answers(chosen)) break
    if (i === 200) throw new Error(`nats-server does not answer on port ${chosen}: ${said}`)
    await sleep(50)
  }
  return {
    url: `nats://127.0.0.1:${chosen}`,
    port: chosen,
    async kill() { child.kill('SIGKILL'); await ended },
    async [Symbol.asyncDispose]() { child.kill('SIGTERM'); await ended },
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => { socket.destroy(); resolve(true) })
    socket.once('error', () => resolve(false))
  })
}
