import { setTimeout as delay } from 'node:timers/promises'
import { organizationContract } from '@hall/contract-organization'
import { createClient } from '@hall/rpc'
import { connect } from '@nats-io/transport-node'
import { carryGrants, type RightsOf } from './carry-grants.ts'
import { readCarrierConfig } from './config.ts'

/** Runs beside Keycloak in production (infra/keycloak/README.md): carries rights from the organization service into it, again and again. */
const { KEYCLOAK_URL: url, NATS_URL, CARRIER_CLIENT_SECRET, STANDING_PERSONS, CARRY_EVERY_SECONDS } = readCarrierConfig()

/** One client for both: its token names its rights in Hall, its service account manages users in Keycloak. */
async function token(): Promise<string> {
  const response = await fetch(`${url}/realms/hall/protocol/openid-connect/token`, {
    method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'hall-carrier', client_secret: CARRIER_CLIENT_SECRET }),
  })
  if (!response.ok) throw new Error(`no token for hall-carrier: ${response.status}`)
  return ((await response.json()) as { access_token: string }).access_token
}

const nats = await connect({ servers: NATS_URL, name: 'hall-carrier', maxReconnectAttempts: -1 })
const { grants } = createClient(nats, organizationContract, { token })
const rightsOf: RightsOf = async (people) => {
  const answer = await grants.ofPeople({ people: [...people] })
  if (!answer.ok) throw new Error(`rights cannot be had: ${answer.problem.code}`)
  return new Map(answer.value.rows.map((row) => [row.person, row.grants]))
}

const log = (fields: object) => void process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...fields })}\n`)

for (;;) {
  try {
    const done = await carryGrants({ url, token, rightsOf, standing: STANDING_PERSONS })
    if (done.changed > 0) log(done)
  } catch (error) {
    log({ error: error instanceof Error ? error.message : String(error) })
  }
  await delay(CARRY_EVERY_SECONDS * 1000)
}
