import Keycloak, { type KeycloakConfig } from 'keycloak-js'
import { forgetSnapshot } from '../offline/session-snapshot.ts'
import type { Settings } from '../settings.ts'

/** A token that ends sooner than this is renewed before it is sent. */
const MIN_VALID_SECONDS = 30

export interface Login {
  /** A token that is still valid; the login page is opened when there can be none. */
  token(): Promise<string | undefined>
  /** `role@scope:place`, as the token carries them. */
  readonly grants: readonly string[]
  readonly name: string
  readonly person: string
  /** False: whoever was here last, without a network and without a token. */
  readonly loggedIn: boolean
  logout(): void
}

/** Logs in through the identity provider: PKCE, tokens in memory only. Leaves the page when nobody is logged in yet. */
export async function login(settings: Settings, language: string): Promise<Login> {
  const keycloak = new Keycloak(providerOf(settings))
  await keycloak.init({ onLoad: 'login-required', pkceMethod: 'S256', checkLoginIframe: false, locale: language })
  const claims = () => (keycloak.tokenParsed ?? {}) as { name?: string; sub?: string; hall_person?: string; hall_grants?: readonly string[] }
  return {
    async token() {
      try {
        await keycloak.updateToken(MIN_VALID_SECONDS)
      } catch {
        // Without a network there is no login page to go to; what is open stays, and logs in when it is back.
        if (!navigator.onLine) return undefined
        await keycloak.login({ locale: language })
      }
      return keycloak.token
    },
    get grants() { return claims().hall_grants ?? [] },
    get name() { return claims().name ?? '' },
    get person() { return claims().hall_person ?? claims().sub ?? '' },
    loggedIn: true,
    logout: () => {
      forgetSnapshot()
      void keycloak.logout({ redirectUri: location.origin })
    },
  }
}

function providerOf({ oidcProvider, url, realm = '', clientId }: Settings): KeycloakConfig {
  const address = new URL(url, location.origin).href
  return oidcProvider ? { oidcProvider: address, clientId } : { url: address, realm, clientId }
}
