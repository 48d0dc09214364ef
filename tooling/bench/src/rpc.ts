import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startNats } from '@hall/embedded'
import { createTestIssuer } from '@hall/testing/issuer'
import { measure, type Measure, quantile } from './measure.ts'
import { type Caller, callHall, callHttp, callMoleculer, callNats, callNest } from './rpc/callers.ts'
import { type SideSettings, startSide } from './rpc/side.ts'

interface Load {
  readonly rounds: number
  /** Calls per round for the latency over the edge. */
  readonly single: number
  /** Calls per round at `inFlight`, for the throughput of the hop. */
  readonly many: number
  readonly inFlight: number
}

const EDGE_IN_FLIGHT = 16
const EDGE_AIM = 'at most 1.6'
const LOAD: Load = { rounds: 7, single: 400, many: 20_000, inFlight: 128 }

/**
 * The edge against a plain tRPC server, the NATS hop against its peers; every side in a process of its own, sides
 * taking turns in each round. Over the edge both sides check token, permission, input and output.
 */
export async function benchRpc(load: Load = LOAD): Promise<Measure[]> {
  await using stack = new AsyncDisposableStack()
  const dir = stack.adopt(mkdtempSync(join(tmpdir(), 'hall-bench-')), (made) => rmSync(made, { recursive: true, force: true }))
  const nats = stack.use(await startNats({ dir }))
  const issuer = await createTestIssuer()
  const token = await issuer.token('QP-0001', [{ role: 'coordination', scope: { kind: 'section', center: 'qp', section: 'coordination' } }], { expiresInSeconds: 3600 })
  const given: SideSettings = { natsUrl: nats.url, issuer: issuer.issuer, audience: issuer.audience, keys: issuer.keys, jwksUrl: await serveKeys(issuer.keys, stack) }
  stack.use(await startSide('serve-hall.ts', given))
  return [...(await edge(given, token, load)), ...(await hop(given, token, load))]
}

export async function edge(given: SideSettings, token: string, { rounds, single }: Load): Promise<Measure[]> {
  await using stack = new AsyncDisposableStack()
  const gateway = stack.use(await startSide('serve-gateway.ts', given))
  const plain = stack.use(await startSide('serve-trpc.ts', given))
  const sides = { ours: stack.use(callHttp(gateway.url, token)), theirs: stack.use(callHttp(plain.url, token)) }
  const name = 'request over the edge and NATS and back, median'
  const alone = await takeTurns(sides, rounds, ({ call }) => medianMs(call, { calls: single, inFlight: 1 }))
  const amongOthers = await takeTurns(sides, rounds, ({ call }) => medianMs(call, { calls: single * 4, inFlight: EDGE_IN_FLIGHT }))
  return [
    measure(`${name}, one at a time, against plain tRPC over HTTP`, { ...alone, unit: 'ms', aim: EDGE_AIM }),
    measure(`${name}, ${EDGE_IN_FLIGHT} in flight, against plain tRPC over HTTP`, { ...amongOthers, unit: 'ms', aim: EDGE_AIM }),
  ]
}

async function hop(given: SideSettings, token: string, { rounds, many, inFlight }: Load): Promise<Measure[]> {
  await using stack = new AsyncDisposableStack()
  for (const file of ['serve-nats.ts', 'serve-nest.ts', 'serve-moleculer.ts']) stack.use(await startSide(file, given))
  const { natsUrl } = given
  const rates = await takeTurns({
    hall: stack.use(await callHall(natsUrl)),
    checked: stack.use(await callHall(natsUrl, token)),
    raw: stack.use(await callNats(natsUrl)),
    nest: stack.use(await callNest(natsUrl)),
    moleculer: stack.use(await callMoleculer(natsUrl)),
  }, rounds, ({ call }) => perSecond(call, { calls: many, inFlight }))
  const name = `calls over NATS, ${inFlight} in flight`
  return [
    measure(`${name}, against Moleculer`, { ours: rates.hall, theirs: rates.moleculer, unit: '1/s', aim: 'at least 1.1' }),
    measure(`${name}, with token, permission, input and output checked, against Moleculer with nothing checked`, { ours: rates.checked, theirs: rates.moleculer, unit: '1/s' }),
    measure(`${name}, against NestJS microservices`, { ours: rates.hall, theirs: rates.nest, unit: '1/s' }),
    measure(`${name}, against the NATS client's own request`, { ours: rates.hall, theirs: rates.raw, unit: '1/s' }),
  ]
}

/** Each side in each round, so that what the machine does besides hits all alike; the first round warms up. Medians of the rest. */
async function takeTurns<K extends string>(sides: Readonly<Record<K, Caller>>, rounds: number, take: (side: Caller) => Promise<number>): Promise<Record<K, number>> {
  const names = Object.keys(sides) as K[]
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>
  for (let round = 0; round <= rounds; round++) {
    for (const name of round % 2 ? names : names.toReversed()) taken[name].push(await take(sides[name]))
  }
  return Object.fromEntries(names.map((name) => [name, quantile(taken[name].slice(1), 0.5)])) as Record<K, number>
}

async function medianMs(call: () => Promise<void>, { calls, inFlight }: { calls: number; inFlight: number }): Promise<number> {
  const times: number[] = []
  await atOnce(inFlight, calls, async () => {
    const startedAt = performance.now()
    await call()
    times.push(performance.now() - startedAt)
  })
  return quantile(times, 0.5)
}

async function perSecond(call: () => Promise<void>, { calls, inFlight }: { calls: number; inFlight: number }): Promise<number> {
  const startedAt = performance.now()
  await atOnce(inFlight, calls, call)
  return calls / ((performance.now() - startedAt) / 1000)
}

async function atOnce(inFlight: number, calls: number, call: () => Promise<void>): Promise<void> {
  let left = calls
  await Promise.all(Array.from({ length: inFlight }, async () => { while (left-- > 0) await call() }))
}

export async function serveKeys(keys: SideSettings['keys'], stack: AsyncDisposableStack): Promise<string> {
  const server = createServer((_request, response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify(keys)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stack.defer(() => { server.closeAllConnections(); server.close() })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

if (import.meta.main) console.log(JSON.stringify(await benchRpc(), undefined, 2))
