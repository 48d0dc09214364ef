import { ADMIN_CLIENT, AUDIENCE, GATEWAY_CLIENT, type Identity } from '@hall/identity'
import type { Environment } from './hosting.ts'

export interface Surroundings {
  readonly natsUrl: string
  /** Whose tokens count and where people log in: the `IDENTITY_…` variables of the gateway and the services. */
  readonly identity: Environment
  readonly clock: 'system' | 'simulated'
  readonly logLevel: string
}

/** The embedded identity server, in the words another one is told by. */
export function embeddedIdentity({ issuer, jwksUrl, tokenUrl, upstream }: Pick<Identity, 'issuer' | 'jwksUrl' | 'tokenUrl' | 'upstream'>, gatewaySecret: string): Environment {
  return {
    IDENTITY_PROVIDER: 'oidc',
    IDENTITY_ISSUER: issuer,
    IDENTITY_AUDIENCE: AUDIENCE,
    IDENTITY_JWKS_URL: jwksUrl,
    IDENTITY_UPSTREAM: upstream,
    IDENTITY_SPA_CLIENT_ID: ADMIN_CLIENT,
    IDENTITY_TOKEN_URL: tokenUrl,
    IDENTITY_CLIENT_ID: GATEWAY_CLIENT,
    IDENTITY_CLIENT_SECRET: gatewaySecret,
  }
}

const OF_SERVICES = ['IDENTITY_ISSUER', 'IDENTITY_AUDIENCE', 'IDENTITY_JWKS_URL']

/** What every service is told. */
export function serviceEnvironment(databaseUrl: string, { natsUrl, identity, clock, logLevel }: Surroundings): Environment {
  return {
    DATABASE_URL: databaseUrl,
    NATS_URL: natsUrl,
    // No secret of the gateway's.
    ...Object.fromEntries(Object.entries(identity).filter(([name]) => OF_SERVICES.includes(name))),
    HALL_CLOCK: clock,
    HALL_DEMO: 'true',
    LOG_LEVEL: logLevel,
  }
}

interface GatewaySettings {
  readonly port: number
  /** Folder of the built SPA. */
  readonly staticDir?: string | undefined
}

export function gatewayEnvironment({ port, staticDir }: GatewaySettings, { natsUrl, identity, logLevel }: Surroundings): Environment {
  return { PORT: String(port), NATS_URL: natsUrl, ...identity, LOG_LEVEL: logLevel, ...(staticDir && { STATIC_DIR: staticDir }) }
}
