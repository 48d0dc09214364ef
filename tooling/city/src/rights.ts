import { organizationContract } from '@hall/contract-organization'
import type { RightsOf } from '@hall/identity'
import { createClient } from '@hall/rpc'
import { connect } from '@nats-io/transport-node'

/** The service that knows who holds which right. */
export const RIGHTS_SERVICE = organizationContract.service

export interface Rights extends AsyncDisposable { readonly of: RightsOf }

/** What the login server asks at every token: rights come with being posted, are given and revoked in the organization service, and nowhere else. */
export async function openRights({ natsUrl, token }: { natsUrl: string; token: () => Promise<string> }): Promise<Rights> {
  const nats = await connect({ servers: natsUrl, name: 'identity', maxReconnectAttempts: -1 })
  const { grants } = createClient(nats, organizationContract, { token })
  return {
    async of(person) {
      const answer = await grants.ofPeople({ people: [person] })
      if (!answer.ok) throw new Error(`the rights of ${person} cannot be had: ${answer.problem.code}`)
      return answer.value.rows.find((row) => row.person === person)?.grants ?? []
    },
    [Symbol.asyncDispose]: () => nats.close(),
  }
}
