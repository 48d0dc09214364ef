import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { holdLock } from './lock.ts'
import { choosePort } from './ports.ts'
import { type Binaries, giveTo, postgresBinaries, reachableFolder, serverUser, type ServerUser } from './postgres-user.ts'
import { stopOrphan } from './processes.ts'
import { runServer, type ServerProcess } from './server-process.ts'

export interface EmbeddedPostgres extends AsyncDisposable {
  /** Superuser connection string of the `postgres` database; services never see it. */
  readonly adminUrl: string
  readonly port: number
  /** Where the cluster is: the folder asked for, or the one in its place. */
  readonly dir: string
  /** Resolves with the server's last words when it ends without being asked to. */
  readonly died: Promise<string>
  /** Ends the server at once and writes nothing more, as a pulled plug does: the next start replays what was promised. */
  kill(): Promise<void>
}

interface Options {
  /** Folder of the cluster; created when absent, kept on stop. */
  dir: string
  /** Taken when free. */
  port?: number
  /** false trades durability for speed: for test clusters only. */
  durable: boolean
}

const ADMIN = 'hall_admin'
/** The cluster listens on loopback only; the password keeps other local users' mistakes out, nothing more. */
const ADMIN_PASSWORD = 'embedded'

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '400',
  shared_buffers: '256MB',
  idle_in_transaction_session_timeout: '60s',
  lc_messages: 'C',
}
const FAST_BUT_FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * Starts the real PostgreSQL that comes with the workspace's dependencies. A server left behind by a killed
 * process is stopped first. Throws one sentence when the cluster cannot start; AlreadyRunning when it is in use.
 */
export async function startPostgres({ dir: wanted, port, durable }: Options): Promise<EmbeddedPostgres> {
  const user = serverUser()
  const dir = reachableFolder(wanted)
  const cluster = join(dir, 'cluster')
  const lock = holdLock(join(dir, 'lock.json'))
  try {
    const binaries = postgresBinaries(user)
    await clearRemains(cluster)
    if (!existsSync(cluster)) await createCluster(cluster, { user, binaries })
    giveTo(user, cluster)
    refuseOtherVersion(cluster, binaries)
    const chosen = await choosePort(port)
    const server = await startServer(cluster, { user, binaries, port: chosen, durable })
    const end = async (signal: NodeJS.Signals) => {
      await server.stop(signal)
      lock[Symbol.dispose]()
    }
    return {
      adminUrl: `postgres://${ADMIN}:${ADMIN_PASSWORD}@127.0.0.1:${chosen}/postgres`,
      port: chosen,
      dir,
      died: server.died,
      kill: () => end('SIGQUIT'),
      [Symbol.asyncDispose]: () => end('SIGINT'),
    }
  } catch (error) {
    lock[Symbol.dispose]()
    throw error
  }
}

/** Removes a cluster with all its data; a server left behind on it is stopped first. */
export async function discardPostgres(wanted: string): Promise<void> {
  const dir = reachableFolder(wanted)
  await clearRemains(join(dir, 'cluster'))
  rmSync(dir, { recursive: true, force: true })
}

async function clearRemains(cluster: string) {
  const pidFile = join(cluster, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  await stopOrphan(pid, { marker: cluster, signal: 'SIGINT' })
  // We hold the folder, so whoever wrote the file is gone; its number may belong to another program by now.
  rmSync(pidFile, { force: true })
}

/** Made beside and renamed, so that an interrupted start leaves no half cluster. */
async function createCluster(cluster: string, { user, binaries }: { user: ServerUser; binaries: Binaries }) {
  const unfinished = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished)
  writeFileSync(passwordFile, `${ADMIN_PASSWORD}\n`)
  giveTo(user, unfinished)
  const initdb = runServer(spawn(binaries.initdb, [
    `--pgdata=${unfinished}`, `--username=${ADMIN}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
    // The same order of text on every system, whatever locales it has.
    '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
  ], { ...user, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' } }))
  const failure = await initdb.succeeded()
  rmSync(passwordFile)
  if (failure !== undefined) throw new Error(`PostgreSQL could not make its folder ${cluster}: ${lastLine(failure)}`)
  renameSync(unfinished, cluster)
}

function refuseOtherVersion(cluster: string, { postgres }: Binaries) {
  const written = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  const [, ours] = /(\d+)(?:\.\d+)*\s*$/.exec(spawnSync(postgres, ['--version'], { encoding: 'utf8' }).stdout) ?? []
  if (written !== ours) throw new Error(`the data in ${cluster} were written by PostgreSQL ${written}, this is ${ours}: start with --fresh, or move the data over with pg_dump`)
}

interface Launch { user: ServerUser; binaries: Binaries; port: number; durable: boolean }

async function startServer(cluster: string, { user, binaries, port, durable }: Launch): Promise<ServerProcess> {
  const settings = Object.entries({ ...SETTINGS, ...(durable ? {} : FAST_BUT_FORGETFUL) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  for (let attempt = 1; ; attempt++) {
    const spawned = spawn(binaries.postgres, ['-D', cluster, '-p', String(port), ...settings], {
      ...user, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' },
    })
    const server = runServer(spawned)
    const failure = await server.ready(/database system is ready to accept connections/, START_WITHIN_MS)
    if (failure === undefined) return server
    // The last workers of a killed server take a moment to notice.
    if (!/still in use/.test(failure) || attempt === 20) throw new Error(`PostgreSQL did not start in ${cluster}: ${lastLine(failure)}`)
    await sleep(500)
  }
}

/** After a power cut the server first replays what it had promised. */
const START_WITHIN_MS = 300_000

function lastLine(text: string | undefined): string {
  return (text ?? '').trim().split('\n').filter((line) => !/HINT|LOG:/.test(line)).at(-1) ?? ''
}
