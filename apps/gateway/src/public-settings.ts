import type { GatewayConfig } from './config.ts'
import type { Route } from './http/exchange.ts'
import { sendJson } from './http/respond.ts'

/** What the SPA has to know before anybody is logged in; all of it public. */
export interface PublicSettings {
  /** Exact `iss` of the tokens. */
  readonly issuer: string
  /** True: `url` is an OpenID provider (keycloak-js `oidcProvider`). False: `url` and `realm` are a Keycloak's. */
  readonly oidcProvider: boolean
  /** Absolute, or a path below the SPA's own origin when the gateway passes identity through. */
  readonly url: string
  readonly realm?: string
  readonly clientId: string
  readonly languages: readonly string[]
}

/** `/config.json`: switches the SPA between the embedded identity server and Keycloak. Throws on a Keycloak issuer without a realm. */
export function createPublicSettingsRoute({ identity, languages }: Pick<GatewayConfig, 'identity' | 'languages'>): Route {
  const settings = publicSettings({ identity, languages })
  return ({ response }) => sendJson(response, settings)
}

export function publicSettings({ identity, languages }: Pick<GatewayConfig, 'identity' | 'languages'>): PublicSettings {
  const { issuer, spaClientId: clientId } = identity
  const within = (address: string) => (identity.upstream ? new URL(address).pathname : address)
  if (identity.provider === 'oidc') return { issuer, oidcProvider: true, url: within(issuer), clientId, languages }
  const [, url, realm] = /^(.*)\/realms\/([^/]+)\/?$/.exec(issuer) ?? []
  if (!url || !realm) throw new Error(`configuration: IDENTITY_ISSUER: ${issuer} names no realm (…/realms/<name>)`)
  return { issuer, oidcProvider: false, url: within(url), realm, clientId, languages }
}
