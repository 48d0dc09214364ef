import { createVerifier } from '@hall/access'
import { serveContract } from '@hall/rpc'
import { connect } from '@nats-io/transport-node'
import { judge, lookUp, lookupContract, lookupPermissions } from './lookup.ts'
import { ready, settings } from './side.ts'

/** A service of ours: token, permission, input and output checked on every call but the unchecked. */
const { natsUrl, issuer, audience, keys } = await settings()
await serveContract({
  nats: await connect({ servers: natsUrl }),
  contract: lookupContract,
  handlers: {
    days: {
      list: async (input) => ({ ok: true, value: lookUp(input) }),
      get: async (input) => ({ ok: true, value: judge(input) }),
    },
    unchecked: { get: async (input) => ({ ok: true, value: judge(input) }) },
  },
  context: {},
  permissions: lookupPermissions,
  verify: createVerifier({ issuer, audience, keys }),
  log: { debug() {}, info() {}, warn: console.error, error: console.error },
  now: Temporal.Now.instant,
})
ready()
