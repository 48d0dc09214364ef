import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startLeading } from '../src/index.ts'
import { openFixture } from './fixture/setup.ts'

let fixture: Awaited<ReturnType<typeof openFixture>>
beforeAll(async () => { fixture = await openFixture() })
afterAll(() => fixture[Symbol.asyncDispose]())

interface Candidate extends AsyncDisposable { leading: boolean; pid?: number }

function stand(key: string): Candidate {
  const candidate: Candidate = { leading: false, [Symbol.asyncDispose]: () => leading[Symbol.asyncDispose]() }
  const leading = startLeading(fixture.db, {
    key,
    onError: () => undefined,
    async work({ sql, signal }) {
      candidate.pid = (await sql<{ pid: number }>('select pg_backend_pid() as pid'))[0]!.pid
      candidate.leading = true
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      candidate.leading = false
    },
  })
  return candidate
}

test('one leads; when it stops the other takes over', async () => {
  await using second = await (async () => {
    await using first = stand('stops')
    await vi.waitFor(() => expect(first.leading).toBe(true), 5000)
    const other = stand('stops')
    for (let i = 0; i < 50; i++) await turn()
    expect(other.leading).toBe(false)
    return other
  })()
  await vi.waitFor(() => expect(second.leading).toBe(true), 5000)
})
test('a lost connection ends the lease, and it is won again', async () => {
  await using candidate = stand('lost')
  await vi.waitFor(() => expect(candidate.leading).toBe(true), 5000)
  const { pid } = candidate
  await using killer = { client: await fixture.db.connectApart(), async [Symbol.asyncDispose]() { await this.client.end() } }
  await killer.client.query('select pg_terminate_backend($1)', [pid])
  await vi.waitFor(() => expect(candidate.leading && candidate.pid !== pid).toBe(true), 5000)
})
