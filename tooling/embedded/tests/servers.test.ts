import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { AlreadyRunning, choosePort, freePort, nextFreePort, startNats, startPostgres } from '@hall/embedded'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'hall-embedded-'))
const folder = (name: string) => join(root, name)
afterAll(() => rmSync(root, { recursive: true, force: true }))

async function hold(kind: 'postgres' | 'nats', dir: string): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold.ts'), kind, dir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout!, 'data')
  return { child, port: Number(line) }
}

async function query(url: string, sql: string) {
  const client = new pg.Client(url)
  await client.connect()
  try { return (await client.query(sql)).rows } finally { await client.end() }
}

const answers = (port: number) => new Promise<boolean>((resolve) => {
  const socket = connect(port, '127.0.0.1')
  socket.once('connect', () => { socket.destroy(); resolve(true) })
  socket.once('error', () => resolve(false))
})

test('a PostgreSQL whose starter was killed is stopped, and the next start has its data', async () => {
  const dir = folder('killed')
  const first = await hold('postgres', dir)
  const url = `postgres://hall_admin:embedded@127.0.0.1:${first.port}/postgres`
  await query(url, 'create table kept as select 42 as answer')
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  expect(await answers(first.port)).toBe(true)
  await using next = await startPostgres({ dir, port: first.port, durable: true })
  expect(next.port).toBe(first.port)
  expect(await query(next.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('a postmaster.pid left by a power cut, its number now another program, does no harm', async () => {
  const dir = folder('power')
  await (await startPostgres({ dir, durable: true }))[Symbol.asyncDispose]()
  writeFileSync(join(dir, 'cluster/postmaster.pid'), `${process.pid}\n${join(dir, 'cluster')}\n0\n5432\n`)
  await using server = await startPostgres({ dir, durable: true })
  expect(await query(server.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('an interrupted first start leaves nothing the second trips over', async () => {
  const dir = folder('half')
  mkdirSync(join(dir, 'cluster.new/base'), { recursive: true })
  writeFileSync(join(dir, 'lock.json'), '{"pid":')
  await using server = await startPostgres({ dir, durable: false })
  expect(await query(server.adminUrl, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
})

test('two at once: the second is told who is there', async () => {
  const pgDir = folder('twice-postgres')
  const natsDir = folder('twice-nats')
  const [first, second] = [await hold('postgres', pgDir), await hold('nats', natsDir)]
  await expect(startPostgres({ dir: pgDir, durable: true })).rejects.toThrow(`${pgDir} is in use by process ${first.child.pid}: stop it first`)
  await expect(startNats({ dir: natsDir })).rejects.toBeInstanceOf(AlreadyRunning)
  for (const { child } of [first, second]) {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
})

test('a nats-server whose starter was killed is stopped before the next one opens its store', async () => {
  const dir = folder('nats')
  const first = await hold('nats', dir)
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  await using next = await startNats({ dir, port: first.port })
  expect(next.port).toBe(first.port)
})

test('data of another PostgreSQL are refused in one sentence', async () => {
  const dir = folder('older')
  await (await startPostgres({ dir, durable: false }))[Symbol.asyncDispose]()
  writeFileSync(join(dir, 'cluster/PG_VERSION'), '15\n')
  await expect(startPostgres({ dir, durable: false })).rejects.toThrow(/written by PostgreSQL 15, this is 18: start with --fresh/)
  expect(existsSync(join(dir, 'lock.json'))).toBe(false)
})

test('a server that ends by itself is noticed', async () => {
  await using server = await startPostgres({ dir: folder('ends'), durable: false })
  process.kill(Number(readFileSync(join(server.dir, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT')
  expect(await server.died).toMatch(/shut down|immediate/)
})

test('below a folder only its owner may enter, the cluster goes where its user can', async () => {
  const isRoot = process.getuid?.() === 0
  const hidden = mkdtempSync(join(isRoot ? homedir() : root, '.hall-test-'))
  chmodSync(hidden, 0o700)
  const dir = join(hidden, 'postgres')
  const expected = isRoot ? /^\/var\/lib\/hall\/\w{12}$/ : dir
  const server = await startPostgres({ dir, durable: false })
  try {
    expect(server.dir).toMatch(expected)
    expect(await query(server.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  } finally {
    await server[Symbol.asyncDispose]()
    rmSync(server.dir, { recursive: true, force: true })
    rmSync(hidden, { recursive: true })
  }
})

test('a port in use is passed over', async () => {
  const port = await freePort()
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  expect(await choosePort(port)).not.toBe(port)
  expect(await nextFreePort(port)).toBeGreaterThan(port)
  server.close()
})
