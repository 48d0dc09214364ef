import type { IncomingMessage } from 'node:http'
import { problem, type Result } from '@hall/contract'

const NO_BODY = Buffer.alloc(0)

/** The whole body, or TOO_LARGE as soon as it is known to be. Rejects when the connection breaks. */
export function readBody(request: IncomingMessage, maxBytes: number): Promise<Result<Buffer, 'TOO_LARGE'>> {
  if (!hasBody(request)) return Promise.resolve({ ok: true, value: NO_BODY })
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) return Promise.resolve(refuse(request, maxBytes))
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBytes) return void chunks.push(chunk)
      request.removeAllListeners('data')
      resolve(refuse(request, maxBytes))
    })
    request.once('end', () => resolve({ ok: true, value: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) }))
    request.once('error', reject)
    request.once('close', () => reject(new Error('the connection ended before the body did')))
  })
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
}

/** The rest is read and dropped: a client in mid-sentence does not hear the answer otherwise. */
function refuse(request: IncomingMessage, maxBytes: number) {
  request.resume()
  return problem('TOO_LARGE', { details: { maxBytes } })
}
