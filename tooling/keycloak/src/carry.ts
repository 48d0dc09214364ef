import { readCarrierConfig } from './config.ts'
import { keepCarrying } from './keep-carrying.ts'

/** Runs beside Keycloak in production (infra/keycloak/README.md). */
const { KEYCLOAK_URL: url, NATS_URL: natsUrl, CARRIER_CLIENT_SECRET: secret, STANDING_PERSONS: standing, CARRY_EVERY_SECONDS: everySeconds } = readCarrierConfig()
const log = (fields: object) => void process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...fields })}\n`)
const carrying = await keepCarrying({ url, natsUrl, secret, standing, everySeconds, log })
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void carrying[Symbol.asyncDispose]())
