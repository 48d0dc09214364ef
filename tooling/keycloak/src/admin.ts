import type { Keycloak } from './keycloak.ts'

/** Somebody who may log in. */
export interface KeycloakPerson {
  readonly username: string
  readonly password: string
  /** Person id in the organization service. */
  readonly person: string
  readonly name: string
  /** In the form of `formatGrant`. */
  readonly grants: readonly string[]
}

/** Throws when the client has no such secret. */
export async function clientToken(tokenUrl: string, id: string, secret: string): Promise<string> {
  return tokenOf(tokenUrl, { grant_type: 'client_credentials', client_id: id, client_secret: secret })
}

/** Makes accounts in the realm as its administrator would. Throws on one that exists. */
export async function addPeople({ url }: Pick<Keycloak, 'url'>, admin: { user: string; password: string }, people: readonly KeycloakPerson[]): Promise<void> {
  const token = await tokenOf(`${url}/realms/master/protocol/openid-connect/token`, { grant_type: 'password', client_id: 'admin-cli', username: admin.user, password: admin.password })
  for (const { username, password, person, name, grants } of people) {
    const response = await fetch(`${url}/admin/realms/hall/users`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        username, firstName: name, enabled: true, credentials: [{ type: 'password', value: password, temporary: false }],
        attributes: { hall_person: [person], hall_grants: grants },
      }),
    })
    if (response.status !== 201) throw new Error(`${username}: ${response.status} ${await response.text()}`)
  }
}

async function tokenOf(url: string, form: Record<string, string>): Promise<string> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) })
  if (!response.ok) throw new Error(`no token for ${form['client_id']}: ${response.status}`)
  return ((await response.json()) as { access_token: string }).access_token
}
