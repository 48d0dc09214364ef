import { ADMIN_CLIENT, AUDIENCE, GATEWAY_CLIENT, type Identity } from '@hall/identity'
import type { Environment } from './hosting.ts'

export interface Surroundings {
  readonly natsUrl: string
  readonly identity: Pick<Identity, 'issuer' | 'jwksUrl' | 'tokenUrl' | 'upstream'>
  readonly clock: 'system' | 'simulated'
  readonly logLevel: string
}

/** What every service is told. */
export function serviceEnvironment(databaseUrl: string, { natsUrl, identity, clock, logLevel }: Surroundings): Environment {
  return {
    DATABASE_URL: databaseUrl,
    NATS_URL: natsUrl,
    IDENTITY_ISSUER: identity.issuer,
    IDENTITY_AUDIENCE: AUDIENCE,
    IDENTITY_JWKS_URL: identity.jwksUrl,
    HALL_CLOCK: clock,
    HALL_DEMO: 'true',
    LOG_LEVEL: logLevel,
  }
}

interface GatewaySettings {
  readonly port: number
  readonly secret: string
  /** Folder of the built SPA. */
  readonly staticDir?: string | undefined
}

export function gatewayEnvironment({ port, secret, staticDir }: GatewaySettings, { natsUrl, identity, logLevel }: Surroundings): Environment {
  return {
    PORT: String(port),
    NATS_URL: natsUrl,
    IDENTITY_ISSUER: identity.issuer,
    IDENTITY_AUDIENCE: AUDIENCE,
    IDENTITY_JWKS_URL: identity.jwksUrl,
    IDENTITY_PROVIDER: 'oidc',
    IDENTITY_UPSTREAM: identity.upstream,
    IDENTITY_SPA_CLIENT_ID: ADMIN_CLIENT,
    IDENTITY_TOKEN_URL: identity.tokenUrl,
    IDENTITY_CLIENT_ID: GATEWAY_CLIENT,
    IDENTITY_CLIENT_SECRET: secret,
    LOG_LEVEL: logLevel,
    ...(staticDir && { STATIC_DIR: staticDir }),
  }
}
