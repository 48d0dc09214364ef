import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { createVerifier } from '@hall/access'
import { type City, type CityOptions, createSay, startCity } from '@hall/city'
import { freePort } from '@hall/embedded'
import type { Account } from '@hall/identity'
import { createClient } from '@hall/rpc'
import { createTestIssuer } from '@hall/testing/issuer'
import { connect } from '@nats-io/transport-node'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { discardData } from '../src/data-folder.ts'
import { runningLogin } from '../src/other-login.ts'
import { greetingsContract } from './fixture/greetings/src/service.ts'

const root = mkdtempSync(join(tmpdir(), 'hall-npm-start-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const ACCOUNT: Account = { username: 'li', password: 'hall-2026', person: 'p-li', name: '李娜', title: { zh: '主任', en: 'Director' }, grants: ['director@center:qingpu'] }
const inFixture = (name: string) => ({ name, folder: join(import.meta.dirname, 'fixture', name) })

function open(folder: string, options: Partial<CityOptions> = {}): { city: Promise<City>; lines: string[] } {
  const lines: string[] = []
  const city = startCity({
    dir: join(root, folder), say: createSay('en'), report: (line) => void lines.push(line), logLevel: 'warn', services: [inFixture('greetings')], ...options,
  })
  return { city, lines }
}

async function hello(city: City) {
  const nats = await connect({ servers: city.natsUrl })
  try {
    const answer = await createClient(nats, greetingsContract).greetings.hello({})
    if (!answer.ok) throw new Error(answer.problem.code)
    return answer.value
  } finally { await nats.close() }
}

test('a service runs as its app role on its own database, behind a gateway that offers the login', async () => {
  await using city = await open('shared').city
  expect(await hello(city)).toEqual({ pid: process.pid, database: 'hall_greetings', role: 'hall_greetings_app' })
  const settings = await (await fetch(`${city.origin}/config.json`)).json()
  expect(settings).toMatchObject({ issuer: `${city.origin}/identity`, oidcProvider: true })
  const discovery = await (await fetch(`${city.origin}/identity/.well-known/openid-configuration`)).json()
  expect(discovery).toMatchObject({ issuer: `${city.origin}/identity`, authorization_endpoint: `${city.origin}/identity/auth` })
  const passwords = join(root, 'shared/secrets.json')
  expect(statSync(passwords).mode & 0o077).toBe(0)
  const { hall_greetings_app: password } = JSON.parse(readFileSync(passwords, 'utf8')) as Record<string, string>
  expect(password).toMatch(/^[\w-]{32}$/)
})

test('a restart keeps data and ports; --fresh forgets them', async () => {
  const portsOf = () => readFileSync(join(root, 'kept/ports.json'), 'utf8')
  const url = () => {
    const { hall_greetings_migrator: password } = JSON.parse(readFileSync(join(root, 'kept/secrets.json'), 'utf8')) as Record<string, string>
    return `postgres://hall_greetings_migrator:${password}@127.0.0.1:${(JSON.parse(portsOf()) as { postgres: number }).postgres}/hall_greetings`
  }
  const query = async (sql: string) => {
    const client = new pg.Client(url())
    await client.connect()
    try { return (await client.query(sql)).rows } finally { await client.end() }
  }
  await (async () => {
    await using _first = await open('kept').city
    await query('create table kept as select 42 as answer')
  })()
  const before = portsOf()
  await (async () => {
    await using _second = await open('kept').city
    expect(portsOf()).toBe(before)
    expect(await query('select answer from kept')).toEqual([{ answer: 42 }])
  })()
  await discardData(join(root, 'kept'))
  expect(existsSync(join(root, 'kept'))).toBe(false)
  await using _third = await open('kept').city
  await expect(query('select answer from kept')).rejects.toThrow(/does not exist/)
})

test('separate processes: each its own, started again when one is killed, gone with the city', { timeout: 60_000 }, async () => {
  const { city: starting, lines } = open('separate', { separate: true })
  const city = await starting
  expect(city.parts.map(({ name }) => name)).toEqual(['postgres', 'nats', 'gateway', 'greetings'])
  const { pid } = await hello(city)
  expect(pid).not.toBe(process.pid)
  process.kill(pid, 'SIGKILL')
  const next = await expect.poll(() => hello(city).then((answer) => answer.pid, () => pid), { timeout: 20_000 }).not.toBe(pid).then(() => hello(city))
  expect(lines).toContainEqual(expect.stringMatching(/^service greetings ended unexpectedly and is started again/))
  await city[Symbol.asyncDispose]()
  expect(() => process.kill(next.pid, 0)).toThrow()
})

test('a busy port is passed over, and said so', async () => {
  const port = await freePort()
  const server = createServer().listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { city: starting, lines } = open('busy', { port })
  await using city = await starting
  expect(Number(new URL(city.origin).port)).toBeGreaterThan(port)
  expect(lines[0]).toBe(`Port ${port} is in use, taking ${new URL(city.origin).port} instead.`)
  server.close()
})

test('a demo is loaded through the contracts by people of its own, who can log in', async () => {
  let token = ''
  await using city = await open('demo', {
    demo: { accounts: async () => [ACCOUNT], parts: [{ name: 'part', load: async ({ tokenFor }) => { token = await tokenFor('p-li') } }] },
  }).city
  const verify = createVerifier({ issuer: city.identity.issuer, audience: 'hall-api', keys: new URL(city.identity.jwksUrl) })
  expect(await verify(token)).toMatchObject({ ok: true, value: { id: 'p-li', grants: [{ role: 'director' }] } })
  expect(city.accounts).toEqual([ACCOUNT])
})

test('under another login the demo is loaded first, then only its tokens and its page count', async () => {
  const elsewhere = await createTestIssuer()
  const keys = createServer((_request, response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify(elsewhere.keys))).listen(0, '127.0.0.1')
  await once(keys, 'listening')
  const issuer = 'https://id.example/realms/hall'
  let token = ''
  await using city = await open('elsewhere', {
    demo: { accounts: async () => [ACCOUNT], parts: [{ name: 'part', load: async ({ tokenFor }) => { token = await tokenFor('p-li') } }] },
    login: runningLogin(readConfig({ IDENTITY_ISSUER: issuer, IDENTITY_JWKS_URL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/`, PATH: '/' }).identity!),
  }).city
  expect(token).not.toBe('')
  expect(await (await fetch(`${city.origin}/config.json`)).json()).toMatchObject({ issuer, oidcProvider: false, url: 'https://id.example', realm: 'hall', clientId: 'hall-admin' })
  // The embedded server has ended with its login page.
  expect((await fetch(`${city.origin}/identity/auth`)).status).toBe(404)
  await expect(fetch(city.identity.jwksUrl)).rejects.toThrow()
  const nats = await connect({ servers: city.natsUrl })
  const ask = async (given: string) => createClient(nats, greetingsContract).ops.status({}, { token: given })
  expect(await ask(token)).toMatchObject({ ok: false, problem: { code: 'UNAUTHENTICATED' } })
  // Known, with no right to this.
  expect(await ask(await elsewhere.token('p-li', [], { issuer }))).toMatchObject({ ok: false, problem: { code: 'FORBIDDEN' } })
  await nats.close()
  keys.close()
  expect([city.accounts, city.issuer]).toEqual([[], issuer])
})

test.for([false, true])('a service that does not start is named in one sentence, and the rest is stopped (separate: %s)', async (separate) => {
  const folder = `broken-${separate}`
  await expect(open(folder, { separate, services: [inFixture('greetings'), inFixture('broken')] }).city)
    .rejects.toThrow(/^service broken did not start: .*nothing here works \(log in .*broken\.log\)$/)
  await using _again = await open(folder).city
})

test('a Ctrl-C in the middle of a start stops what has started', async () => {
  const interrupted = new AbortController()
  const lines: string[] = []
  const report = (line: string) => {
    lines.push(line)
    if (line.includes('NATS')) interrupted.abort()
  }
  await expect(open('interrupted', { report, signal: interrupted.signal }).city).rejects.toThrow(/aborted/)
  expect(lines.some((line) => line.includes('gateway'))).toBe(false)
  await using _again = await open('interrupted').city
})

test('a Ctrl-C in the middle of a part of the demo does not wait for its end, and the next start loads it', async () => {
  const interrupted = new AbortController()
  const loaded: string[] = []
  const part = (load: () => Promise<void>) => ({ accounts: async () => [ACCOUNT], parts: [{ name: 'part', load }, { name: 'rest', load: async () => void loaded.push('rest') }] })
  const endless = part(() => new Promise(() => interrupted.abort()))
  await expect(open('in-demo', { demo: endless, signal: interrupted.signal }).city).rejects.toThrow(/aborted/)
  expect(loaded).toEqual([])
  await using _again = await open('in-demo', { demo: part(async () => void loaded.push('part')) }).city
  expect(loaded).toEqual(['part', 'rest'])
})

test('servers that are killed come back on their ports with their data, and the city lives on', async () => {
  await using city = await open('killed').city
  let died = false
  void city.died.then(() => { died = true })
  const ports = readFileSync(join(root, 'killed/ports.json'), 'utf8')
  const before = await hello(city)
  const client = new pg.Client(city.adminUrl)
  client.on('error', () => undefined)
  await client.connect()
  await client.query('create table kept as select 42 as answer')
  expect(city.parts.map(({ name }) => name)).toEqual(['postgres', 'nats'])
  for (const part of city.parts) await part.kill()
  await expect.poll(() => hello(city).catch(() => undefined), { timeout: 20_000 }).toEqual(before)
  const again = new pg.Client(city.adminUrl)
  await again.connect()
  expect((await again.query('select answer from kept')).rows).toEqual([{ answer: 42 }])
  await again.end()
  expect([died, readFileSync(join(root, 'killed/ports.json'), 'utf8')]).toEqual([false, ports])
})

test('the end of Postgres is noticed', async () => {
  await using city = await open('died').city
  process.kill(Number(readFileSync(join(root, 'died/postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT')
  expect(await city.died).toMatchObject({ name: 'PostgreSQL' })
})
