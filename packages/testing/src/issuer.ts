import { formatGrant, type Grant } from '@hall/access'
import { exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose'

export interface TestIssuer {
  readonly issuer: string
  readonly audience: string
  readonly keys: JSONWebKeySet
  /** A token as the realm would issue it. `expiresInSeconds` may be negative. */
  token(person: string, grants: readonly Grant[], overrides?: { issuer?: string; audience?: string; expiresInSeconds?: number }): Promise<string>
}

/** Signs tokens for tests with a key of its own. */
export async function createTestIssuer(): Promise<TestIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const issuer = 'http://127.0.0.1/identity'
  const audience = 'hall-api'
  return {
    issuer,
    audience,
    keys: { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' }] },
    token: (person, grants, overrides = {}) =>
      new SignJWT({ name: person, hall_person: person, hall_grants: grants.map(formatGrant) })
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setSubject(person)
        .setIssuer(overrides.issuer ?? issuer)
        .setAudience(overrides.audience ?? audience)
        .setIssuedAt()
        .setExpirationTime(Math.floor(Date.now() / 1000) + (overrides.expiresInSeconds ?? 300))
        .sign(privateKey),
  }
}
