import type { ClientMetadata } from 'oidc-provider'

export const AUDIENCE = 'hall-api'
export const ADMIN_CLIENT = 'hall-admin'
export const GATEWAY_CLIENT = 'hall-gateway'
/** What the gateway may do in its own name: hand in what the terminals of the city sent. */
export const GATEWAY_GRANTS: readonly string[] = ['device_gateway@city']
export const SIGNING_ALGORITHM = 'ES256'

/** The SPA (public, code with PKCE) and the gateway (confidential, client credentials). */
export function createClients({ origin, gatewaySecret }: { origin: string; gatewaySecret: string }): ClientMetadata[] {
  return [
    {
      client_id: ADMIN_CLIENT,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [`${origin}/`],
      post_logout_redirect_uris: [`${origin}/`],
      id_token_signed_response_alg: SIGNING_ALGORITHM,
    },
    {
      client_id: GATEWAY_CLIENT,
      client_secret: gatewaySecret,
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      id_token_signed_response_alg: SIGNING_ALGORITHM,
    },
  ]
}
