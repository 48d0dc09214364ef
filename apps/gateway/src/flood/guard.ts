import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'
import { type Procedure, problem, type Result } from '@hall/contract'
import { createTokenBuckets, type Rate } from './token-buckets.ts'

/** What one address may do without a login. A hall's own network is one address for many people. */
export interface PublicLimits {
  /** Of each query and of each command by itself. */
  readonly query: Rate
  readonly command: Rate
  /** Of everything together. */
  readonly address: Rate
}

export const PUBLIC_LIMITS: PublicLimits = {
  query: { perSecond: 5, burst: 60 },
  command: { perSecond: 0.5, burst: 20 },
  address: { perSecond: 20, burst: 200 },
}

const MAX_ADDRESSES = 50_000

export type FloodVerdict = Result<undefined, 'TOO_MANY_REQUESTS'>

/** Holds off an address that asks too much; everybody else is answered as before. */
export interface FloodGuard {
  /** A request that brings no token, before its body is taken in. */
  request(address: string): FloodVerdict
  /** A call of a public procedure by nobody in particular. */
  call(address: string, path: string, kind: Procedure['kind']): FloodVerdict
}

export function createFloodGuard(limits: PublicLimits, now: () => number): FloodGuard {
  const addresses = createTokenBuckets(now, MAX_ADDRESSES)
  const procedures = createTokenBuckets(now, MAX_ADDRESSES)
  return {
    request: (address) => verdict(addresses.take(address, limits.address)),
    call: (address, path, kind) => verdict(procedures.take(`${address} ${path}`, limits[kind])),
  }
}

function verdict(waitSeconds: number): FloodVerdict {
  if (waitSeconds === 0) return { ok: true, value: undefined }
  return problem('TOO_MANY_REQUESTS', { details: { retryAfterSeconds: Math.ceil(waitSeconds) } })
}

/** Whom a request comes from. Of IPv6 the network counts: one subscriber has billions of addresses. */
export function addressOf({ socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } }, behindProxy: boolean): string {
  const forwarded = behindProxy ? String(headers['x-forwarded-for'] ?? '').split(',').at(-1)?.trim() : undefined
  const address = (forwarded || socket.remoteAddress || '').replace(/^::ffff:/i, '')
  return isIPv6(address) ? networkOf(address) : address
}

/** The first 64 bits. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.toLowerCase().split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return [...before, ...zeros, ...after].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')
}
