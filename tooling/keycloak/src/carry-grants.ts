/** The rights of people now, by person id; somebody unknown has none. */
export type RightsOf = (people: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>

export interface Carrying {
  /** Keycloak's address. */
  readonly url: string
  /** A token that may manage the users of the realm. */
  readonly token: () => Promise<string>
  readonly rightsOf: RightsOf
  /** People on no roster, whose rights are left as they are. */
  readonly standing?: readonly string[]
}

interface User { readonly id: string; readonly attributes?: Readonly<Record<string, readonly string[]>> }

const AT_A_TIME = 200

/**
 * Writes the rights the organization service knows into the attribute that Keycloak's mapper carries into tokens, where they differ: run every
 * minute, a right given or revoked in Hall counts from the next token after that. Answers how many users were changed.
 */
export async function carryGrants({ url, token, rightsOf, standing = [] }: Carrying): Promise<{ users: number; changed: number }> {
  const users = `${url}/admin/realms/hall/users`
  const headers = { authorization: `Bearer ${await token()}`, 'content-type': 'application/json' }
  let [count, changed] = [0, 0]
  for (let first = 0; ; first += AT_A_TIME) {
    const page = await json<User[]>(`${users}?first=${first}&max=${AT_A_TIME}&briefRepresentation=false`, { headers })
    const people = page.flatMap((user) => personOf(user) ?? [])
    const rights = people.length > 0 ? await rightsOf(people) : new Map<string, readonly string[]>()
    for (const user of page) {
      const person = personOf(user)
      // Without a person: the service accounts and administrators of Keycloak itself.
      if (!person || standing.includes(person)) continue
      const grants = rights.get(person) ?? []
      if (sameLines(user.attributes?.['hall_grants'] ?? [], grants)) continue
      await json(`${users}/${user.id}`, { method: 'PUT', headers, body: JSON.stringify({ ...user, attributes: { ...user.attributes, hall_grants: grants } }) })
      changed++
    }
    count += people.length
    if (page.length < AT_A_TIME) return { users: count, changed }
  }
}

function personOf({ attributes }: User): string | undefined {
  return attributes?.['hall_person']?.[0]
}

function sameLines(a: readonly string[], b: readonly string[]): boolean {
  return a.toSorted().join('\n') === b.toSorted().join('\n')
}

async function json<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${url}: ${response.status} ${await response.text()}`)
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}
