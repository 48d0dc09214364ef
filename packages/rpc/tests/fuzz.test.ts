import { fuzzContract } from '@hall/testing'
import { expect, test } from 'vitest'
import { createClient } from '../src/index.ts'
import { deskHandlers, openDesk, uniqueDesk } from './desk.ts'

/** Everything of the desk but the procedure made to fail. */
const except = ['odd.throws']

test('arbitrary input to every procedure never gives an internal error', async () => {
  await using desk = await openDesk()
  const token = await desk.issuer.token('p1', [{ role: 'coordination', scope: { kind: 'center', center: 'qp' } }, { role: 'city_authority', scope: { kind: 'city' } }])
  const client = createClient(desk.caller, desk.contract, { token: () => token })
  await fuzzContract({ contract: desk.contract, call: (path, input) => client.call(path as 'items.byId', input), vocabulary: { id: ['a', 'gone', 'lent'] }, runs: 150, except })
})

test('the property finds a handler that fails on one rare input', async () => {
  const contract = uniqueDesk()
  const guide = { read: async ({ topic }: { topic: string }) => ({ ok: true as const, value: { text: decodeURIComponent(topic) } }) }
  await using desk = await openDesk({ contract, handlers: { ...deskHandlers, guide } })
  const client = createClient(desk.caller, contract)
  await expect(fuzzContract({ contract, call: (path, input) => client.call(path as 'guide.read', input), runs: 500, except: [...except, 'odd.wait'] })).rejects.toThrow('guide.read answered INTERNAL')
})
