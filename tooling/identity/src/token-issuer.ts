import { importJWK, type JWTPayload, SignJWT } from 'jose'
import type { Directory } from './accounts.ts'
import { accountClaims } from './claims.ts'
import { ADMIN_CLIENT, AUDIENCE, SIGNING_ALGORITHM } from './clients.ts'
import type { Keys } from './keys.ts'

interface Options { readonly issuer: string; readonly directory: Directory; readonly keys: Keys }

const OWN_CLIENT = 'hall-identity'
/** Asking for everybody's rights is the city's IT's; whoever signs tokens could sign any. */
const OWN_CLAIMS = { name: OWN_CLIENT, hall_grants: ['it@city'] }

/** Signs access tokens with the server's own key, without a browser in between. */
export function createTokenIssuer({ issuer, directory, keys }: Options) {
  const [jwk] = keys.signing
  const sign = async (subject: string, claims: JWTPayload) => new SignJWT(claims)
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: jwk!.kid!, typ: 'at+jwt' })
    .setSubject(subject)
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(await importJWK(jwk!, SIGNING_ALGORITHM))
  return {
    async tokenFor(person: string): Promise<string> {
      const account = await directory.findByPerson(person)
      if (!account) throw new Error(`${person} has no account`)
      return sign(person, { ...accountClaims(account), client_id: ADMIN_CLIENT })
    },
    ownToken: () => sign(OWN_CLIENT, { ...OWN_CLAIMS, client_id: OWN_CLIENT }),
  }
}
