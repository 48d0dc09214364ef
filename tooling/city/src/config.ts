import { z } from 'zod'

const schema = z.object({
  NATS_URL: z.string().min(1).optional(),
  HALL_CLOCK: z.enum(['system', 'simulated']).default('simulated'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
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
}

/** The only reader of the environment; the language is that of the terminal. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): CityConfig {
  const read = schema.parse(env)
  return {
    natsUrl: read.NATS_URL,
    clock: read.HALL_CLOCK,
    logLevel: read.LOG_LEVEL,
    language: (read.LC_ALL || read.LANG).startsWith('zh') ? 'zh' : 'en',
  }
}
