import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createTestDatabase, type TestDatabase, until } from '@hall/testing'
import { createTestCity, type TestCity } from '@hall/testing/city'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ticketsContract } from './fixture/tickets.ts'

let city: TestCity
let database: TestDatabase
let dir: string
let environment: NodeJS.ProcessEnv
beforeEach(async () => {
  city = await createTestCity()
  database = await createTestDatabase()
  dir = mkdtempSync(join(tmpdir(), 'hall-process-'))
  environment = {
    DATABASE_URL: database.appUrl, NATS_URL: city.natsUrl,
    IDENTITY_ISSUER: city.issuer.issuer, IDENTITY_AUDIENCE: city.issuer.audience, IDENTITY_JWKS_URL: city.jwksUrl,
    LET_GO: join(dir, 'let-go'),
  }
})
afterEach(async () => {
  await city[Symbol.asyncDispose]()
  await database[Symbol.asyncDispose]()
  rmSync(dir, { recursive: true })
})

interface Started { readonly child: ChildProcess; readonly ended: Promise<{ code: number | null; signal: string | null; output: string }> }

/** main.ts of the service with nothing in its environment but what is given. */
function run(args: readonly string[], env: NodeJS.ProcessEnv): Started {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'fixture/main.ts'), ...args], {
    env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const ended = Promise.all([once(child, 'exit'), text(child.stdout!), text(child.stderr!)])
    .then(([[code, signal], said, complained]) => ({ code: code as number | null, signal: signal as string | null, output: said + complained }))
  return { child, ended }
}
const migrateUp = () => run(['migrate'], { MIGRATOR_URL: database.migratorUrl }).ended
async function runReady(): Promise<Started> {
  expect(await migrateUp()).toMatchObject({ code: 0 })
  const started = run([], environment)
  const [message] = await once(started.child, 'message')
  expect(message).toBe('ready')
  return started
}
const client = () => city.client(ticketsContract).tickets

test('migrates, and again without a change', async () => {
  expect(await migrateUp()).toMatchObject({ code: 0, output: expect.stringContaining('"applied":["0000_init.sql"]') })
  expect(await migrateUp()).toMatchObject({ code: 0, output: expect.stringContaining('"applied":[]') })
})

describe('what is wrong with its environment is said in one line', () => {
  test('nothing is set', async () => {
    expect(await run([], {}).ended).toEqual({
      code: 1, signal: null,
      output: 'tickets: configuration: DATABASE_URL is missing, NATS_URL is missing, IDENTITY_ISSUER is missing, IDENTITY_AUDIENCE is missing, IDENTITY_JWKS_URL is missing\n',
    })
    expect(await run(['migrate'], {}).ended).toMatchObject({ code: 1, output: 'tickets: configuration: MIGRATOR_URL is missing\n' })
  })
  test('what is set is wrong, and is not repeated', async () => {
    const { code, output } = await run([], { ...environment, DATABASE_URL: 'secret', DATABASE_CONNECTIONS: '1' }).ended
    expect([code, output.split('\n').length]).toEqual([1, 2])
    expect(output).toMatch(/DATABASE_URL is wrong .*, DATABASE_CONNECTIONS is wrong/)
    expect(output).not.toContain('secret')
  })
  test('a simulated clock outside of a demo', async () => {
    const { code, output } = await run([], { ...environment, HALL_CLOCK: 'simulated' }).ended
    expect([code, output]).toEqual([1, 'tickets: configuration: HALL_CLOCK=simulated needs HALL_DEMO=true, which no production sets\n'])
  })
  test('an unknown task', async () => {
    expect(await run(['migrat'], environment).ended).toMatchObject({ code: 1, output: expect.stringMatching(/^tickets: migrat: unknown task.*\n$/) })
  })
})

describe('is told to stop', () => {
  test.for(['SIGTERM', 'SIGINT'] as const)('by %s: answers what is under way, then ends', async (signal) => {
    const { child, ended } = await runReady()
    const held = client().hold({})
    await until(async () => (await client().counts({})).ok)
    child.kill(signal)
    await until(async () => !(await client().counts({})).ok)
    writeFileSync(environment['LET_GO']!, '')
    expect(await held).toEqual({ ok: true, value: { held: true } })
    expect(await ended).toMatchObject({ code: 0, signal: null })
  })
  test('twice: ends at once', async () => {
    const { child, ended } = await runReady()
    void client().hold({})
    child.kill('SIGINT')
    await until(async () => !(await client().counts({})).ok)
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ signal: 'SIGTERM' })
  })
  test('by the end of whoever started it', async () => {
    const { child, ended } = await runReady()
    child.disconnect()
    expect(await ended).toMatchObject({ code: 0 })
  })
  test('while it waits for NATS', async () => {
    const { child, ended } = run([], { ...environment, NATS_URL: 'nats://127.0.0.1:1' })
    await once(child.stdout!, 'data')
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 0, output: expect.stringContaining('waiting for NATS') })
  })
})
