export { startIdentity, type Identity, type IdentityOptions } from './server.ts'
export type { Account, LoadAccounts, RightsOf } from './accounts.ts'
export { ADMIN_CLIENT, AUDIENCE, GATEWAY_CLIENT, GATEWAY_GRANTS } from './clients.ts'
