import type { IncomingMessage } from 'node:http'
import type { Exchange, Route } from '../http/exchange.ts'
import { sendNotFound, sendWrongMethod } from '../http/respond.ts'
import { type Encoding, loadFiles, type StaticFile } from './files.ts'

const ENTRY = 'index.html'
/** Pages for everybody: they log in nowhere, and links to them may carry a token. */
const OPEN_AREA = 'portal'
const OPEN_POLICY = [
  "default-src 'self'", "img-src 'self' data: blob:", "connect-src 'self'", "form-action 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'",
].join('; ')
const FOR_EVER = 'public, max-age=31536000, immutable'

/**
 * The pages: their files, and an entry page for every address a person may open. A folder below with an entry page of its own is an
 * app of its own: `/portal/…` gets `portal/index.html`. Throws when the folder has no entry page.
 */
export function createStaticRoute(dir: string, policy: string): Route {
  const files = loadFiles(dir)
  const entry = files.get(ENTRY)
  if (!entry) throw new Error(`STATIC_DIR: ${dir} has no ${ENTRY}: build the SPA first`)

  return async (exchange) => {
    const { request, response, url } = exchange
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendWrongMethod(response, 'GET, HEAD')
    const name = nameOf(url)
    const file = files.get(name) ?? (isVisit(request) ? files.get(`${name.split('/')[0]}/${ENTRY}`) ?? entry : undefined)
    if (!file) return sendNotFound(response)
    const open = name.split('/')[0] === OPEN_AREA
    if (open) guardVisitors(response)
    return sendFile(exchange, file, open ? OPEN_POLICY : policy)
  }
}

/**
 * What pages may load: only our own, and the issuer to log in at. Ant Design writes styles into the page, so styles alone
 * may be inline.
 */
export function contentPolicy(issuer: string): string {
  const { origin } = new URL(issuer)
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${origin}`,
    `frame-src 'self' ${origin}`,
    `form-action 'self' ${origin}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ')
}

/** What stands in the address of a page tells no other site, and nobody frames it. */
function guardVisitors(response: Exchange['response']): void {
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('permissions-policy', 'camera=(self), microphone=(), geolocation=(), payment=()')
  response.setHeader('x-frame-options', 'DENY')
}

async function sendFile({ request, response }: Exchange, file: StaticFile, policy: string): Promise<void> {
  const encoding = acceptedEncoding(request)
  const compressed = encoding && (await file.compressed(encoding))
  const body = compressed ?? file.body
  response.setHeader('content-type', file.type)
  response.setHeader('etag', file.etag)
  response.setHeader('vary', 'accept-encoding')
  response.setHeader('cache-control', file.hashed ? FOR_EVER : 'no-cache')
  if (file.type.startsWith('text/html')) response.setHeader('content-security-policy', policy)
  if (request.headers['if-none-match'] === file.etag) return void response.writeHead(304).end()
  if (compressed) response.setHeader('content-encoding', encoding!)
  response.setHeader('content-length', body.length)
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : body)
}

/** A person opening an address, not a page asking for a file: the SPA's own router knows what to show. */
function isVisit({ headers }: IncomingMessage): boolean {
  return (headers.accept ?? '').includes('text/html')
}

function nameOf({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname).slice(1) || ENTRY
  } catch {
    return ''
  }
}

function acceptedEncoding({ headers }: IncomingMessage): Encoding | undefined {
  const accepted = String(headers['accept-encoding'] ?? '').split(',').map((one) => one.trim())
  return (['br', 'gzip'] as const).find((encoding) => accepted.some((one) => one === encoding || (one.startsWith(`${encoding};`) && !/;\s*q=0(\.0*)?$/.test(one))))
}
