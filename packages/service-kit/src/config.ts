import { LEAST_RETAINED_DAYS } from '@hall/database'
import { DEFAULT_RETENTION, type Retention } from '@hall/journal'
import { z } from 'zod'

const schema = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  NATS_URL: z.string().min(1),
  IDENTITY_ISSUER: z.url(),
  IDENTITY_AUDIENCE: z.string().min(1),
  IDENTITY_JWKS_URL: z.url(),
  HALL_CLOCK: z.enum(['system', 'simulated']).default('system'),
  HALL_DEMO: z.stringbool().default(false),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10),
  KEEP_HANDLED_EVENTS_DAYS: z.coerce.number().int().min(LEAST_RETAINED_DAYS).max(36_500).default(DEFAULT_RETENTION.inboxDays),
  KEEP_COMMAND_OUTCOMES_DAYS: z.coerce.number().int().min(LEAST_RETAINED_DAYS).max(36_500).default(DEFAULT_RETENTION.outcomeDays),
})

const migratorSchema = z.object({ MIGRATOR_URL: schema.shape.DATABASE_URL })

export interface ServiceConfig {
  readonly databaseUrl: string
  readonly databaseConnections: number
  readonly natsUrl: string
  readonly identity: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string }
  readonly clock: 'system' | 'simulated'
  readonly logLevel: string
  /** How long the kit keeps what only guards against repetition; the journal and all records are kept for good. */
  readonly retention?: Retention
}

/** What whoever starts the service has to set right; one line. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** Reads what every service needs. Throws ConfigurationError, which names every missing or wrong variable. */
export function readServiceConfig(env: NodeJS.ProcessEnv = process.env): ServiceConfig {
  const e = read(schema, env)
  // A clock anybody can move would void every deadline; only a demo or a test may have one.
  if (e.HALL_CLOCK === 'simulated' && !e.HALL_DEMO) throw new ConfigurationError('configuration: HALL_CLOCK=simulated needs HALL_DEMO=true, which no production sets')
  return {
    databaseUrl: e.DATABASE_URL,
    databaseConnections: e.DATABASE_CONNECTIONS,
    natsUrl: e.NATS_URL,
    identity: { issuer: e.IDENTITY_ISSUER, audience: e.IDENTITY_AUDIENCE, jwksUrl: e.IDENTITY_JWKS_URL },
    clock: e.HALL_CLOCK,
    logLevel: e.LOG_LEVEL,
    retention: { inboxDays: e.KEEP_HANDLED_EVENTS_DAYS, outcomeDays: e.KEEP_COMMAND_OUTCOMES_DAYS },
  }
}

/** Only the job that runs migrations knows the owner of the schema. Throws ConfigurationError. */
export function readMigratorUrl(env: NodeJS.ProcessEnv = process.env): string {
  return read(migratorSchema, env).MIGRATOR_URL
}

function read<T extends z.ZodType>(shape: T, env: NodeJS.ProcessEnv): z.output<T> {
  const result = shape.safeParse(env)
  if (result.success) return result.data
  // Values stay out: some are secrets.
  const wrong = result.error.issues.map(({ path: [name], message }) => (env[String(name)] ? `${String(name)} is wrong (${message})` : `${String(name)} is missing`))
  throw new ConfigurationError(`configuration: ${wrong.join(', ')}`)
}

const SHORTEST_SECRET = 20

/** A secret the installation gives to this service, of at least twenty characters. Throws ConfigurationError. */
export function secretOf(name: string, environment: NodeJS.ProcessEnv = process.env): string {
  const secret = environment[name] ?? ''
  if (secret.length < SHORTEST_SECRET) throw new ConfigurationError(`configuration: ${name} is missing or shorter than ${SHORTEST_SECRET} characters`)
  return secret
}
