import { startService } from '@hall/service-kit'
import { until } from '@hall/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Outskirts, openOutskirts } from './fixture/outskirts.ts'
import { permissions, ticketsService } from './fixture/tickets.ts'

let outskirts: Outskirts
beforeEach(async () => { outskirts = await openOutskirts() })
afterEach(() => outskirts[Symbol.asyncDispose]())

const start = (signal?: AbortSignal) =>
  startService(ticketsService(), outskirts.config, { log: outskirts.log, permissions, ...(signal && { signal }) })
const take = async () => (await outskirts.call()).tickets.take({ purpose: 'x', commandId: crypto.randomUUID() })
const shown = async () => {
  const counts = await (await outskirts.call()).tickets.counts({})
  return counts.ok ? counts.value.shown : -1
}

describe('at the start', () => {
  test('waits for NATS, then for Postgres, and says so', async () => {
    const starting = start()
    await until(() => outskirts.said.includes('waiting for NATS'))
    await outskirts.nats.on()
    await until(() => outskirts.said.includes('waiting for Postgres'))
    await outskirts.postgres.on()
    await using _ = await starting
    expect(outskirts.said).toEqual(['waiting for NATS', 'NATS is there', 'waiting for Postgres', 'Postgres is there', 'serving'])
    expect(await take()).toMatchObject({ ok: true })
  })

  test('stops waiting when told', async () => {
    const stopping = new AbortController()
    const starting = start(stopping.signal)
    await until(() => outskirts.said.includes('waiting for NATS'))
    stopping.abort()
    await expect(starting).rejects.toMatchObject({ name: 'AbortError' })
  })

  test('does not wait for what will not change: a wrong password', async () => {
    await outskirts.nats.on()
    await outskirts.postgres.on()
    const databaseUrl = Object.assign(new URL(outskirts.config.databaseUrl), { password: 'wrong' }).href
    await expect(startService(ticketsService(), { ...outskirts.config, databaseUrl }, { log: outskirts.log })).rejects.toThrow('password authentication failed')
  })
})

describe('while it runs', () => {
  test('Postgres goes: UNAVAILABLE; it comes back: nothing is lost', async () => {
    await outskirts.nats.on()
    await outskirts.postgres.on()
    await using _ = await start()
    expect(await take()).toMatchObject({ ok: true })
    await until(async () => (await shown()) === 1)
    await outskirts.postgres.off()
    expect(await take()).toMatchObject({ problem: { code: 'UNAVAILABLE', details: { what: 'database' } } })
    await outskirts.postgres.on()
    await until(async () => (await take()).ok)
    await until(async () => (await shown()) === 2)
  })

  test('NATS is killed and back: it serves again, and events go on', async () => {
    await outskirts.nats.on()
    await outskirts.postgres.on()
    await using _ = await start()
    expect(await take()).toMatchObject({ ok: true })
    await until(async () => (await shown()) === 1)
    await outskirts.nats.off()
    await until(() => outskirts.said.includes('NATS is away'))
    await outskirts.nats.on()
    await until(async () => (await take()).ok)
    await until(async () => (await shown()) === 2, 20_000)
    expect(outskirts.said).toContain('NATS is back')
  })

  test('stops while both are away', async () => {
    await outskirts.nats.on()
    await outskirts.postgres.on()
    const running = await start()
    await outskirts.nats.off()
    await outskirts.postgres.off()
    await running[Symbol.asyncDispose]()
  })
})
