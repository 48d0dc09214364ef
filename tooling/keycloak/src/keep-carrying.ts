import { setTimeout as delay } from 'node:timers/promises'
import { organizationContract } from '@hall/contract-organization'
import { createClient } from '@hall/rpc'
import { connect } from '@nats-io/transport-node'
import { clientToken } from './admin.ts'
import { carryGrants, type RightsOf } from './carry-grants.ts'

export interface CarrierOptions {
  /** Keycloak's address. */
  readonly url: string
  readonly natsUrl: string
  /** Of the client `hall-carrier`. */
  readonly secret: string
  /** People on no roster, whose rights stand in Keycloak alone. */
  readonly standing: readonly string[]
  readonly everySeconds: number
  readonly log: (fields: object) => void
}

/** Carries rights from the organization service into Keycloak, again and again until disposed of. One client for both: its token names its rights in Hall, its service account manages users in Keycloak. */
export async function keepCarrying({ url, natsUrl, secret, standing, everySeconds, log }: CarrierOptions): Promise<AsyncDisposable> {
  const token = () => clientToken(`${url}/realms/hall/protocol/openid-connect/token`, 'hall-carrier', secret)
  const nats = await connect({ servers: natsUrl, name: 'hall-carrier', maxReconnectAttempts: -1 })
  const { grants } = createClient(nats, organizationContract, { token })
  const rightsOf: RightsOf = async (people) => {
    const answer = await grants.ofPeople({ people: [...people] })
    if (!answer.ok) throw new Error(`rights cannot be had: ${answer.problem.code}`)
    return new Map(answer.value.rows.map((row) => [row.person, row.grants]))
  }
  const stopping = new AbortController()
  const carrying = (async () => {
    while (!stopping.signal.aborted) {
      try {
        const done = await carryGrants({ url, token, rightsOf, standing })
        if (done.changed > 0) log(done)
      } catch (error) {
        log({ error: error instanceof Error ? error.message : String(error) })
      }
      await delay(everySeconds * 1000, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await carrying
      await nats.close()
    },
  }
}
