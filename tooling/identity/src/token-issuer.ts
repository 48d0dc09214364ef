import { importJWK, SignJWT } from 'jose'
import type { Directory } from './accounts.ts'
import { accountClaims } from './claims.ts'
import { ADMIN_CLIENT, AUDIENCE, SIGNING_ALGORITHM } from './clients.ts'
import type { Keys } from './keys.ts'

interface Options { readonly issuer: string; readonly directory: Directory; readonly keys: Keys }

/** Signs access tokens with the server's own key, without a browser in between. */
export function createTokenIssuer({ issuer, directory, keys }: Options) {
  const [jwk] = keys.signing
  return async (person: string): Promise<string> => {
    const account = await directory.findByPerson(person)
    if (!account) throw new Error(`${person} has no account`)
    return new SignJWT({ ...accountClaims(account), client_id: ADMIN_CLIENT })
      .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: jwk!.kid!, typ: 'at+jwt' })
      .setSubject(person)
      .setIssuer(issuer)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(await importJWK(jwk!, SIGNING_ALGORITHM))
  }
}
