import { TRPCError } from '@trpc/server'
import type { Exchange } from '../http/exchange.ts'

/** The calls of one HTTP request, as tRPC's `httpLink` and `httpBatchLink` write them. */
export interface Calls {
  readonly type: 'query' | 'mutation'
  /** A POST may also carry queries: what the SPA asks about stays out of addresses, and a file fits. Never a GET a command. */
  readonly allowMethodOverride: boolean
  readonly isBatch: boolean
  /** `service.group.name` each. */
  readonly paths: readonly string[]
  /** As sent, by place in the batch. */
  readonly inputs: readonly unknown[]
}

const ROOT = '/trpc/'
const MAX_BATCH = 100

/**
 * GET or POST with a body of JSON. tRPC's own adapters read the same through the fetch API's Request and
 * Response and their streams, at twice the time of the whole call. Throws a TRPCError on anything else.
 */
export function readCalls({ request, url }: Pick<Exchange, 'request' | 'url'>, body: Buffer): Calls {
  const type = typeOf(request)
  const isBatch = url.searchParams.get('batch') === '1'
  const path = decodePath(url.pathname.slice(ROOT.length))
  const paths = isBatch ? path.split(',') : [path]
  if (paths.length > MAX_BATCH) throw new TRPCError({ code: 'BAD_REQUEST' })
  const sent = parse(type === 'query' ? url.searchParams.get('input') : body.toString('utf8'))
  return { type, allowMethodOverride: type === 'mutation', isBatch, paths, inputs: isBatch ? paths.map((_path, index) => itemOf(sent, index)) : [sent] }
}

function typeOf({ method, headers }: Exchange['request']): Calls['type'] {
  if (method === 'GET') return 'query'
  if (method !== 'POST') throw new TRPCError({ code: 'METHOD_NOT_SUPPORTED' })
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) throw new TRPCError({ code: 'UNSUPPORTED_MEDIA_TYPE' })
  return 'mutation'
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', cause })
  }
}

function parse(text: string | null): unknown {
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new TRPCError({ code: 'PARSE_ERROR', cause })
  }
}

function itemOf(sent: unknown, index: number): unknown {
  return typeof sent === 'object' && sent !== null ? (sent as Readonly<Record<string, unknown>>)[index] : undefined
}
