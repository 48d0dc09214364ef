import { z } from 'zod'
import { PUBLIC_LIMITS, type PublicLimits } from './flood/guard.ts'

const optionalUrl = z.url({ protocol: /^https?$/ }).optional()

/** `5/60`: so many a second, so many at once. */
const rate = z.string().regex(/^\d+(\.\d+)?\/\d+$/).transform((text) => {
  const [perSecond = 0, burst = 0] = text.split('/').map(Number)
  return { perSecond, burst }
}).refine(({ perSecond, burst }) => perSecond > 0 && burst > 0)

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  NATS_URL: z.string().min(1),
  IDENTITY_ISSUER: z.url({ protocol: /^https?$/ }),
  IDENTITY_AUDIENCE: z.string().min(1).default('hall-api'),
  IDENTITY_JWKS_URL: z.url({ protocol: /^https?$/ }),
  IDENTITY_PROVIDER: z.enum(['keycloak', 'oidc']).default('keycloak'),
  IDENTITY_UPSTREAM: optionalUrl,
  IDENTITY_SPA_CLIENT_ID: z.string().min(1).default('hall-admin'),
  IDENTITY_TOKEN_URL: optionalUrl,
  IDENTITY_CLIENT_ID: z.string().min(1).default('hall-gateway'),
  IDENTITY_CLIENT_SECRET: z.string().min(1).optional(),
  STATIC_DIR: z.string().min(1).optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  PUBLIC_QUERY_RATE: rate.default(PUBLIC_LIMITS.query),
  PUBLIC_COMMAND_RATE: rate.default(PUBLIC_LIMITS.command),
  PUBLIC_ADDRESS_RATE: rate.default(PUBLIC_LIMITS.address),
  BEHIND_PROXY: z.stringbool().default(false),
  LANGUAGES: z.string().transform((text) => text.split(',').map((one) => one.trim())).pipe(z.array(z.enum(['zh', 'en'])).min(1)).default(['zh', 'en']),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export interface IdentityConfig {
  readonly issuer: string
  readonly audience: string
  readonly jwksUrl: string
  readonly provider: 'keycloak' | 'oidc'
  /** Where `/identity` is passed on to; browsers go to the issuer directly without it. */
  readonly upstream?: string | undefined
  readonly spaClientId: string
}

export interface ClientCredentials {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
}

export interface GatewayConfig {
  /** 0 takes any free port. */
  readonly port: number
  readonly host: string
  readonly natsUrl: string
  readonly identity: IdentityConfig
  /** In whose name terminals are let in; without it `/iclock` answers that it is closed. */
  readonly devices?: ClientCredentials | undefined
  /** Folder of the built SPA. */
  readonly staticDir?: string | undefined
  /** Lets a collector on another machine read `/metrics`; without it only loopback may. */
  readonly metricsToken?: string | undefined
  /** What one address may do without a login; the usual limits without it. */
  readonly publicLimits?: PublicLimits | undefined
  /** Whether X-Forwarded-* of a request come from an ingress of ours and are to be believed. */
  readonly behindProxy: boolean
  readonly languages: readonly string[]
  readonly logLevel: string
}

/** The only reader of the environment. Throws one line that names every missing or wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): GatewayConfig {
  const read = schema.safeParse(env)
  if (!read.success) {
    throw new Error(`configuration: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`)
  }
  const e = read.data
  if (Boolean(e.IDENTITY_TOKEN_URL) !== Boolean(e.IDENTITY_CLIENT_SECRET)) {
    throw new Error('configuration: IDENTITY_TOKEN_URL and IDENTITY_CLIENT_SECRET go together')
  }
  return {
    port: e.PORT,
    host: e.HOST,
    natsUrl: e.NATS_URL,
    identity: {
      issuer: e.IDENTITY_ISSUER,
      audience: e.IDENTITY_AUDIENCE,
      jwksUrl: e.IDENTITY_JWKS_URL,
      provider: e.IDENTITY_PROVIDER,
      upstream: e.IDENTITY_UPSTREAM,
      spaClientId: e.IDENTITY_SPA_CLIENT_ID,
    },
    devices: e.IDENTITY_TOKEN_URL && e.IDENTITY_CLIENT_SECRET
      ? { tokenUrl: e.IDENTITY_TOKEN_URL, clientId: e.IDENTITY_CLIENT_ID, clientSecret: e.IDENTITY_CLIENT_SECRET }
      : undefined,
    staticDir: e.STATIC_DIR,
    metricsToken: e.METRICS_TOKEN,
    publicLimits: { query: e.PUBLIC_QUERY_RATE, command: e.PUBLIC_COMMAND_RATE, address: e.PUBLIC_ADDRESS_RATE },
    behindProxy: e.BEHIND_PROXY,
    languages: e.LANGUAGES,
    logLevel: e.LOG_LEVEL,
  }
}
