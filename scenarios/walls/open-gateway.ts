import type { Result } from '@hall/contract'
import { type Gateway, startGateway } from '@hall/gateway'
import type { TestCity } from '@hall/testing/city'

/** More than any wall is asked in a second: here token and rights refuse, floods have a test of their own (apps/gateway/tests/flood.test.ts). */
const UNHURRIED = { perSecond: 100_000, burst: 100_000 }

/** The real gateway before whatever answers on the city's NATS server. */
export function openGateway({ natsUrl, issuer, jwksUrl }: TestCity): Promise<Gateway> {
  return startGateway({
    port: 0, host: '127.0.0.1', natsUrl, behindProxy: false, languages: ['zh'], logLevel: 'silent',
    publicLimits: { query: UNHURRIED, command: UNHURRIED, address: UNHURRIED },
    identity: { issuer: issuer.issuer, audience: issuer.audience, jwksUrl, provider: 'oidc', spaClientId: 'hall-admin' },
  })
}

/** One call as a browser makes it, by POST. */
export async function callThrough({ url }: Pick<Gateway, 'url'>, path: string, { input, token }: { input: unknown; token?: string | undefined }): Promise<Result<unknown>> {
  const response = await fetch(`${url}/trpc/${path}`, {
    method: 'POST', body: JSON.stringify(input) ?? '', headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
  })
  const { result, error } = await response.json() as { result?: { data: unknown }; error?: { data: { problem: { code: string } } } }
  return error ? { ok: false, problem: error.data.problem } : { ok: true, value: result?.data }
}
