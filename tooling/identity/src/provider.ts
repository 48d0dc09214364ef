import { randomBytes } from 'node:crypto'
import type { Configuration, default as OidcProvider, KoaContextWithOIDC } from 'oidc-provider'
import type { Directory } from './accounts.ts'
import { accountClaims } from './claims.ts'
import { ADMIN_CLIENT, AUDIENCE, createClients, GATEWAY_CLIENT, GATEWAY_GRANTS, SIGNING_ALGORITHM } from './clients.ts'
import type { Keys } from './keys.ts'
import { Provider } from './oidc.ts'
import { isWithin } from './origins.ts'
import { languageOf, loggedOutPage, logoutPage, messagePage } from './pages.ts'
import type { Store } from './store.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
/** Resource indicators are URIs; the audience in the token is the plain word Keycloak would write too. */
const RESOURCE = 'urn:hall:api'
const SCOPE = 'hall'

export interface ProviderOptions {
  readonly issuer: string
  readonly origins: readonly URL[]
  readonly directory: Directory
  readonly gatewaySecret: string
  readonly keys: Keys
  readonly store: Store
}

/** An OpenID provider whose tokens look to keycloak-js and to the services like those of the Keycloak realm. */
export function createProvider(options: ProviderOptions): OidcProvider {
  const provider = new Provider(options.issuer, configure(options))
  // Hosts are checked and rewritten before a request comes here (server.ts).
  provider.proxy = true
  allowOwnOrigin(provider, options.origins)
  shapeRefreshTokens(provider)
  return provider
}

function configure({ issuer, origins, directory, gatewaySecret, keys, store }: ProviderOptions): Configuration {
  const basePath = new URL(issuer).pathname
  return {
    adapter: store.adapter,
    clients: createClients({ origin: origins[0]!.origin, gatewaySecret }),
    jwks: { keys: keys.signing as NonNullable<Configuration['jwks']>['keys'] },
    cookies: { keys: keys.cookies, names: { session: 'hall_login', interaction: 'hall_interaction', resume: 'hall_resume' } },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub', 'name', 'preferred_username'], profile: ['name', 'preferred_username'] },
    conformIdTokenClaims: false,
    enabledJWA: { idTokenSigningAlgValues: [SIGNING_ALGORITHM] },
    pkce: { required: () => true },
    // Browsers name their origin in a POST to their own origin too.
    clientBasedCORS: (_, origin) => isWithin(origins, origin),
    interactions: { url: (_, { uid }) => `${basePath}/interaction/${uid}` },
    ttl: {
      AccessToken: 5 * MINUTE,
      ClientCredentials: 5 * MINUTE,
      IdToken: 5 * MINUTE,
      AuthorizationCode: MINUTE,
      Interaction: HOUR,
      // A working day: nobody is thrown out between sign-in and sign-out.
      RefreshToken: 12 * HOUR,
      Session: 12 * HOUR,
      Grant: 13 * HOUR,
    },
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    async findAccount(_, person) {
      const account = await directory.findByPerson(person)
      return account && { accountId: person, claims: async () => ({ sub: person, ...accountClaims(account) }) }
    },
    async extraTokenClaims(_, token) {
      if (token.kind === 'ClientCredentials') return token.clientId === GATEWAY_CLIENT ? { hall_grants: GATEWAY_GRANTS } : {}
      const account = token.accountId ? await directory.findByPerson(token.accountId) : undefined
      return account && { ...accountClaims(account) }
    },
    loadExistingGrant,
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => logoutPage(ctx, form, basePath),
        postLogoutSuccessSource: (ctx) => loggedOutPage(ctx, basePath),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPE,
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 5 * MINUTE,
          jwt: { sign: { alg: SIGNING_ALGORITHM } },
        }),
      },
    },
    renderError(ctx) {
      const language = languageOf(ctx.URL, String(ctx.oidc?.params?.ui_locales ?? ''))
      ctx.type = 'html'
      ctx.body = messagePage({ language, basePath, title: 'failedTitle', text: 'failed' })
    },
  }
}

/** The clients are the city's own: whoever logs in has agreed. */
async function loadExistingGrant(ctx: KoaContextWithOIDC) {
  const { client, session, provider, result } = ctx.oidc
  if (!client || !session?.accountId) return undefined
  const known = result?.consent?.grantId ?? session.grantIdFor(client.clientId)
  const existing = known ? await provider.Grant.find(known) : undefined
  if (existing) return existing
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile')
  grant.addResourceScope(RESOURCE, SCOPE)
  await grant.save()
  return grant
}

/** keycloak-js comes back to the page it was on, whatever its path; registered addresses must be exact, so the origin decides. */
function allowOwnOrigin(provider: OidcProvider, origins: readonly URL[]) {
  const allowed = function (this: { clientId: string }, uri: string) {
    return this.clientId === ADMIN_CLIENT && isWithin(origins, uri)
  }
  Object.assign(provider.Client.prototype, { redirectUriAllowed: allowed, postLogoutRedirectUriAllowed: allowed })
}

/** keycloak-js reads every refresh token as a JWT. Ours stay opaque, with an empty object where it looks for the payload. */
function shapeRefreshTokens(provider: OidcProvider) {
  const emptyPayload = Buffer.from('{}').toString('base64url')
  Object.assign(provider.RefreshToken.prototype, {
    generateTokenId: () => `hall.${emptyPayload}.${randomBytes(32).toString('base64url')}`,
  })
}
