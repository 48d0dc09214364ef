import { problem, type Result } from '@hall/contract'
import { createLocalJWKSet, createRemoteJWKSet, errors, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose'
import { z } from 'zod'
import { type Actor, parseGrant } from './actor.ts'
import { isSystem } from './system-actor.ts'

export interface VerifierConfig {
  /** Exact `iss` of the realm. */
  readonly issuer: string
  /** Exact `aud` of the API. */
  readonly audience: string
  /** Where the realm publishes its keys, or the keys themselves. */
  readonly keys: URL | JSONWebKeySet
  /** Milliseconds since the epoch; tokens expire in real time, whatever a simulated clock says. */
  readonly now?: () => number
}

export type Verifier = (token: string | undefined) => Promise<Result<Actor, 'UNAUTHENTICATED' | 'UNAVAILABLE'>>

const claims = z.object({
  sub: z.string().min(1),
  name: z.string().optional(),
  exp: z.number(),
  // Whoever could call a person so would have every right.
  hall_person: z.string().min(1).max(100).refine((person) => !isSystem(person)).optional(),
  hall_grants: z.union([z.array(z.string()), z.string().transform((one) => [one])]).optional(),
  azp: z.string().optional(),
  client_id: z.string().optional(),
})

/** A token verified once is not verified again while it lives; bounded, oldest first out. */
const REMEMBERED_TOKENS = 10_000

/** Checks signature, issuer, audience and times of a bearer token and builds the actor. Fails with UNAUTHENTICATED; with UNAVAILABLE when the keys cannot be had. */
export function createVerifier(config: VerifierConfig): Verifier {
  const keys = config.keys instanceof URL ? createRemoteJWKSet(config.keys) : createLocalJWKSet(config.keys)
  const now = config.now ?? Date.now
  const remembered = new Map<string, { actor: Actor; expiresAt: number }>()

  return async (token) => {
    if (!token) return problem('UNAUTHENTICATED', { details: { reason: 'missing' } })
    const known = remembered.get(token)
    if (known && known.expiresAt > now()) return { ok: true, value: known.actor }
    remembered.delete(token)
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: config.issuer,
        audience: config.audience,
        algorithms: ['RS256', 'ES256', 'PS256'],
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(now()),
      })
      const { actor, expiresAt } = readActor(payload, token)
      if (remembered.size >= REMEMBERED_TOKENS) remembered.delete(remembered.keys().next().value!)
      remembered.set(token, { actor, expiresAt })
      return { ok: true, value: actor }
    } catch (error) {
      return failure(error)
    }
  }
}

function readActor(payload: JWTPayload, token: string): { actor: Actor; expiresAt: number } {
  const read = claims.parse(payload)
  const client = read.azp ?? read.client_id ?? read.sub
  const grants = (read.hall_grants ?? []).flatMap((text) => parseGrant(text) ?? [])
  const id = read.hall_person ?? `client:${client}`
  return { actor: { id, name: read.name ?? id, grants, token }, expiresAt: read.exp * 1000 }
}

function failure(error: unknown) {
  if (error instanceof errors.JWTExpired) return problem('UNAUTHENTICATED', { details: { reason: 'expired' } })
  if (error instanceof errors.JWKSTimeout) return problem('UNAVAILABLE', { details: { what: 'identity keys' } })
  if (error instanceof errors.JOSEError || error instanceof z.ZodError) return problem('UNAUTHENTICATED', { details: { reason: 'invalid' } })
  // Fetching the keys failed: the identity server is away, which is not the caller's fault.
  return problem('UNAVAILABLE', { details: { what: 'identity keys' } })
}
