import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What a terminal asks for, in the words of ZKTeco's push protocol. */
export type DeviceRequest =
  | { readonly kind: 'hello'; readonly serial: string }
  | { readonly kind: 'receive'; readonly serial: string; readonly table: string; readonly stamp: string | undefined }
  | { readonly kind: 'poll'; readonly serial: string; readonly deviceTime: string | undefined }
  | { readonly kind: 'report'; readonly serial: string }

/** Undefined for a path or method no terminal uses. Some firmware appends `.aspx`. */
export function readDeviceRequest({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>, { pathname, searchParams }: URL): DeviceRequest | undefined {
  const [, action] = /^\/iclock\/(\w+)(?:\.aspx)?$/.exec(pathname) ?? []
  const serial = searchParams.get('SN') ?? ''
  switch (`${method} ${action}`) {
    case 'GET cdata': return { kind: 'hello', serial }
    case 'POST cdata': return { kind: 'receive', serial, table: searchParams.get('table') ?? '', stamp: searchParams.get('Stamp') ?? undefined }
    case 'GET getrequest': return { kind: 'poll', serial, deviceTime: headers.date }
    case 'POST devicecmd': return { kind: 'report', serial }
    default: return undefined
  }
}

/** Terminals send UTF-8 or, older ones, GB18030. A NUL, which no store keeps, becomes the mark for an unreadable character. */
export function decodeLines(body: Buffer): string {
  return decode(body).replaceAll('\0', '\uFFFD')
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return new TextDecoder('gb18030').decode(body)
  }
}

/** The same sending has the same id, so that a terminal which missed the answer and sends again is told the first outcome. */
export function commandIdOf(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  // Version 8 (made as the application likes) and variant 1 of RFC 9562.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
