import { z } from 'zod'

const schema = z.object({
  DATABASE_URL: z.url(),
  NATS_URL: z.string().min(1),
  IDENTITY_ISSUER: z.url(),
  IDENTITY_AUDIENCE: z.string().min(1),
  IDENTITY_JWKS_URL: z.url(),
  HALL_CLOCK: z.enum(['system', 'simulated']).default('system'),
  HALL_DEMO: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10),
})

export interface ServiceConfig {
  readonly databaseUrl: string
  readonly databaseConnections: number
  readonly natsUrl: string
  readonly identity: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string }
  readonly clock: 'system' | 'simulated'
  readonly logLevel: string
}

/** Reads what every service needs. Throws one line that names every missing or wrong variable. */
export function readServiceConfig(env: NodeJS.ProcessEnv = process.env): ServiceConfig {
  const read = schema.safeParse(env)
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`configuration: ${wrong.join('; ')}`)
  }
  const e = read.data
  // A clock anybody can move would void every deadline; only a demo or a test may have one.
  if (e.HALL_CLOCK === 'simulated' && !e.HALL_DEMO) throw new Error('configuration: HALL_CLOCK=simulated needs HALL_DEMO=true, which no production sets')
  return {
    databaseUrl: e.DATABASE_URL,
    databaseConnections: e.DATABASE_CONNECTIONS,
    natsUrl: e.NATS_URL,
    identity: { issuer: e.IDENTITY_ISSUER, audience: e.IDENTITY_AUDIENCE, jwksUrl: e.IDENTITY_JWKS_URL },
    clock: e.HALL_CLOCK,
    logLevel: e.LOG_LEVEL,
  }
}

/** Only the job that runs migrations knows the owner of the schema. */
export function readMigratorUrl(env: NodeJS.ProcessEnv = process.env): string {
  const url = env['MIGRATOR_URL']
  if (!url) throw new Error('configuration: MIGRATOR_URL is missing')
  return url
}
