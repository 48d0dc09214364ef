import type { Log } from '@hall/rpc'
import { z } from 'zod'
import type { ClientCredentials } from '../config.ts'

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** Fetched anew this long before it expires. */
const MARGIN_MS = 30_000
const TIMEOUT_MS = 5000

/** The gateway's own token by client credentials (RFC 6749, 4.4): fetched when first needed, once for all who wait. Undefined when the identity server refuses or is away. */
export function createClientToken({ tokenUrl, clientId, clientSecret }: ClientCredentials, log: Log): () => Promise<string | undefined> {
  let held: { token: string; freshUntilMs: number } | undefined
  let fetching: Promise<string | undefined> | undefined

  const fetchToken = async () => {
    try {
      const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')
      const response = await fetch(tokenUrl, {
        method: 'POST',
        headers: { authorization: `Basic ${basic}`, accept: 'application/json' },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      if (!response.ok) throw new Error(`the identity server answered ${response.status}`)
      const { access_token: token, expires_in: seconds } = answer.parse(await response.json())
      held = { token, freshUntilMs: Date.now() + seconds * 1000 - Math.min(MARGIN_MS, seconds * 500) }
      return token
    } catch (error) {
      log.error({ err: error, clientId }, 'no token for the gateway itself')
      return undefined
    } finally {
      fetching = undefined
    }
  }

  return async () => {
    if (held && Date.now() < held.freshUntilMs) return held.token
    return (fetching ??= fetchToken())
  }
}
