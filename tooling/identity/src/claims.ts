import { parseGrant } from '@hall/access'
import type { Account } from './accounts.ts'

/** What an access token says of a person, beside the registered claims. Keycloak's mappers give the same names. */
export interface TokenClaims {
  readonly name: string
  readonly preferred_username: string
  readonly hall_person: string
  readonly hall_grants: readonly string[]
  readonly realm_access: { readonly roles: readonly string[] }
}

export function accountClaims(account: Account): TokenClaims {
  return {
    name: account.name,
    preferred_username: account.username,
    hall_person: account.person,
    hall_grants: account.grants,
    realm_access: { roles: rolesOf(account.grants) },
  }
}

export function rolesOf(grants: readonly string[]): string[] {
  return [...new Set(grants.flatMap((grant) => parseGrant(grant)?.role ?? []))]
}
