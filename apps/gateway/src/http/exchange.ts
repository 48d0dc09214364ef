import type { IncomingMessage, ServerResponse } from 'node:http'

/** One HTTP request and its answer under way. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  readonly traceparent: string
}

export type Route = (exchange: Exchange) => Promise<void> | void

/** The bearer token of the Authorization header; a token is taken from nowhere else. */
export function bearerToken({ headers }: IncomingMessage): string | undefined {
  return /^Bearer ([!-~]+)$/i.exec(headers.authorization ?? '')?.[1]
}
