import { parseGrant, ROLES } from '@hall/access'
import { expect, test } from 'vitest'
import realm from '../../../infra/keycloak/hall-realm.json' with { type: 'json' }
import { accountClaims } from './claims.ts'
import { ADMIN_CLIENT, AUDIENCE, createClients, GATEWAY_CLIENT, GATEWAY_GRANTS } from './clients.ts'

/** From Keycloak's own scopes `profile` and `roles`, which every client has unless the file says otherwise. */
const FROM_DEFAULT_SCOPES = ['name', 'preferred_username', 'realm_access']

const findClient = (id: string) => realm.clients.find(({ clientId }) => clientId === id)!
const mappersOf = (id: string) => findClient(id).protocolMappers.map(({ protocolMapper, config }): { protocolMapper: string; config: Record<string, string | undefined> } => ({ protocolMapper, config }))
const claimsOf = (id: string) => mappersOf(id).filter(({ config }) => config['access.token.claim'] === 'true').flatMap(({ config }) => config['claim.name'] ?? [])

test('both know the same clients, in the same ways', () => {
  const ours = createClients({ origin: 'http://localhost:8080', gatewaySecret: 'secret' })
  // Keycloak alone needs somebody to carry rights to it: ours asks for them itself.
  expect(realm.clients.map(({ clientId }) => clientId)).toEqual([...ours.map(({ client_id: id }) => id), 'hall-carrier'])
  for (const { client_id: id, grant_types: grants, token_endpoint_auth_method: method } of ours) {
    const theirs = findClient(id!)
    expect(theirs.publicClient, id).toBe(method === 'none')
    expect(theirs.standardFlowEnabled, id).toBe(grants!.includes('authorization_code'))
    expect(theirs.serviceAccountsEnabled, id).toBe(grants!.includes('client_credentials'))
    expect([theirs.implicitFlowEnabled, theirs.directAccessGrantsEnabled], id).toEqual([false, false])
  }
  expect(findClient(ADMIN_CLIENT).attributes).toMatchObject({ 'pkce.code.challenge.method': 'S256' })
})

test('a person\'s access token carries the same claims', () => {
  const claims = Object.keys(accountClaims({ username: '', password: '', person: '', name: '', title: { zh: '', en: '' }, grants: [] }))
  expect([...claimsOf(ADMIN_CLIENT), ...FROM_DEFAULT_SCOPES].toSorted()).toEqual(claims.toSorted())
  const grants = mappersOf(ADMIN_CLIENT).find(({ config }) => config['claim.name'] === 'hall_grants')
  expect(grants?.config).toMatchObject({ 'user.attribute': 'hall_grants', multivalued: 'true' })
  // Naming the scopes here would take the default ones away.
  for (const client of realm.clients) expect(client).not.toHaveProperty('defaultClientScopes')
  expect(realm).not.toHaveProperty('clientScopes')
})

test('every token is for the same audience', () => {
  for (const id of [ADMIN_CLIENT, GATEWAY_CLIENT]) {
    const audience = mappersOf(id).find(({ protocolMapper }) => protocolMapper === 'oidc-audience-mapper')
    expect(audience?.config, id).toMatchObject({ 'included.custom.audience': AUDIENCE, 'access.token.claim': 'true' })
  }
})

test('whoever carries rights reads them in Hall, and manages users of the realm and nothing else', () => {
  const grants = mappersOf('hall-carrier').find(({ config }) => config['claim.name'] === 'hall_grants')?.config
  expect(JSON.parse(grants!['claim.value']!)).toEqual(['it@city'])
  expect(realm.users).toEqual([{ username: 'service-account-hall-carrier', enabled: true, serviceAccountClientId: 'hall-carrier', clientRoles: { 'realm-management': ['manage-users', 'view-users', 'query-users'] } }])
})

test('the gateway has the same rights', () => {
  const grants = mappersOf(GATEWAY_CLIENT).find(({ config }) => config['claim.name'] === 'hall_grants')?.config
  expect(grants).toMatchObject({ 'jsonType.label': 'JSON' })
  expect(JSON.parse(grants!['claim.value']!)).toEqual(GATEWAY_GRANTS)
})

test('tokens live as long, refresh tokens work once, guessing has to wait', () => {
  expect(realm).toMatchObject({ accessTokenLifespan: 300, revokeRefreshToken: true, refreshTokenMaxReuse: 0, bruteForceProtected: true, failureFactor: 5 })
})

test('the roles are those of the table of permissions', () => {
  expect(realm.roles.realm.map(({ name }) => name)).toEqual(ROLES)
})

test('nobody edits their own rights, and only rights can be entered', () => {
  const [provider] = realm.components['org.keycloak.userprofile.UserProfileProvider']
  const profile = JSON.parse(provider!.config['kc.user.profile.config'][0]!) as { attributes: { name: string; permissions: { edit: string[] }; multivalued: boolean; validations: { pattern?: { pattern: string } } }[] }
  const attributes = Object.fromEntries(profile.attributes.map((attribute) => [attribute.name, attribute]))
  for (const name of ['hall_person', 'hall_grants']) expect(attributes[name]!.permissions.edit).toEqual(['admin'])
  expect(attributes.hall_grants!.multivalued).toBe(true)
  const pattern = new RegExp(attributes.hall_grants!.validations.pattern!.pattern)
  for (const grant of ['city_authority@city', 'director@center:qingpu', 'staff@window:qingpu/w-1']) {
    expect(pattern.test(grant) && parseGrant(grant), grant).toBeTruthy()
  }
  expect(pattern.test('director')).toBe(false)
})
