export { carryGrants, type Carrying, type RightsOf } from './carry-grants.ts'
export { fetchDistribution, findDistribution, VERSION } from './distribution.ts'
export { startKeycloak, type Keycloak, type KeycloakOptions } from './keycloak.ts'
export { say } from './say.ts'
