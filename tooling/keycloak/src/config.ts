import { z } from 'zod'

const schema = z.object({
  KEYCLOAK_URL: z.url(),
  NATS_URL: z.string().min(1),
  CARRIER_CLIENT_SECRET: z.string().min(1),
  /** Person ids whose rights stand in Keycloak alone. */
  STANDING_PERSONS: z.string().default('').transform((text) => text.split(',').map((one) => one.trim()).filter((one) => one !== '')),
  CARRY_EVERY_SECONDS: z.coerce.number().int().min(5).default(60),
})

export function readCarrierConfig(env: NodeJS.ProcessEnv = process.env) {
  return schema.parse(env)
}
