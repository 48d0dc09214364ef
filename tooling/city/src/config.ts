import { AUDIENCE } from '@hall/identity'
import { z } from 'zod'

const schema = z.object({
  NATS_URL: z.string().min(1).optional(),
  HALL_CLOCK: z.enum(['system', 'simulated']).default('simulated'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  IDENTITY_ISSUER: z.string().min(1).optional(),
  LC_ALL: z.string().default(''),
  LANG: z.string().default(''),
})

export interface CityConfig {
  /** A running NATS server with JetStream, instead of the embedded one. */
  readonly natsUrl?: string | undefined
  /** A demo may move its clock. */
  readonly clock: 'system' | 'simulated'
  readonly logLevel: string
  readonly language: 'zh' | 'en'
  /** The `IDENTITY_…` variables, where they name an issuer: a login that runs already, instead of the embedded one. */
  readonly identity?: Readonly<Record<string, string>> | undefined
}

/** The only reader of the environment; the language is that of the terminal. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): CityConfig {
  const read = schema.parse(env)
  return {
    natsUrl: read.NATS_URL,
    clock: read.HALL_CLOCK,
    logLevel: read.LOG_LEVEL,
    identity: read.IDENTITY_ISSUER ? { IDENTITY_PROVIDER: 'keycloak', IDENTITY_AUDIENCE: AUDIENCE, ...identityOf(env) } : undefined,
    language: (read.LC_ALL || read.LANG).startsWith('zh') ? 'zh' : 'en',
  }
}

/** Checked by the gateway and the services, as in production. */
function identityOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (name.startsWith('IDENTITY_') && value ? [[name, value]] : [])))
}
