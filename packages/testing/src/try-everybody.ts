import { formatGrant, permissions, type Role, ROLES, type ScopeKind, SCOPE_KINDS } from '@hall/access'
import type { Contract, Procedure, Result } from '@hall/contract'
import type { Client } from '@hall/rpc'
import fc from 'fast-check'
import { arbitraryOf, type Vocabulary } from './fuzz/schema-arbitrary.ts'

interface Trying<C extends Contract> {
  readonly contract: C
  readonly as: (person: string | undefined, ...grants: string[]) => Client<C>
  /** Words that lead an input into the center tried; `center` among them. */
  readonly vocabulary: Vocabulary
  /** A center whose people have no business there, with one window, section and department of it. */
  readonly elsewhere: { readonly center: string; readonly window: string; readonly section: string; readonly department: string }
  /** What must not be read in an answer to anybody from elsewhere. */
  readonly secrets: RegExp
}

/** Codes that tell somebody from elsewhere nothing. */
const TELLS_NOTHING = /^(FORBIDDEN|NOT_FOUND|BAD_INPUT|IN_FUTURE|[A-Z_]+_UNKNOWN)$/

/** Every procedure, tried without a token, by each role without the right, and by each role with it at another center: what went wrong, in words. */
export async function tryEverybody<C extends Contract>({ contract, as, vocabulary, elsewhere, secrets }: Trying<C>): Promise<string[]> {
  const wrong: string[] = []
  const procedures = Object.entries(contract.procedures).flatMap(([group, members]) => Object.entries(members).map(([name, procedure]) => ({ path: `${group}.${name}`, procedure })))
  for (const { path, procedure } of procedures.filter((one) => !one.path.startsWith('ops.') && !one.procedure.public)) {
    const ask = async (client: Client<C>) => client.call(path as never, inputFor(procedure, vocabulary) as never) as Promise<Result<unknown>>
    const { roles, everyone } = permissions[`${contract.service}.${path}`]!
    const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.problem.code)
    const nobody = codeOf(await ask(as(undefined)))
    if (nobody !== 'UNAUTHENTICATED') wrong.push(`${path} without a token: ${nobody}`)
    const without = codeOf(await ask(as('NOBODY', ...ROLES.filter((role) => !roles[role]).map((role) => `${role}@city`))))
    if (!everyone && without !== 'FORBIDDEN') wrong.push(`${path} without the right: ${without}`)
    await Promise.all(grantsElsewhere(roles, elsewhere).map(async (grant) => {
      const result = await ask(as('STRANGER', grant))
      const tells = result.ok ? secrets.test(JSON.stringify(result.value)) : !TELLS_NOTHING.test(result.problem.code)
      if (tells) wrong.push(`${path} by ${grant}: ${JSON.stringify(result).slice(0, 200)}`)
    }))
  }
  return wrong
}

function inputFor({ input }: Procedure, vocabulary: Vocabulary): unknown {
  return fc.sample(arbitraryOf(input, vocabulary), { numRuns: 1, seed: 7 })[0]
}

function grantsElsewhere(roles: Partial<Record<Role, ScopeKind>>, { center, window, section, department }: Trying<Contract>['elsewhere']): string[] {
  const scopes = {
    city: { kind: 'city' }, center: { kind: 'center', center }, section: { kind: 'section', center, section }, department: { kind: 'department', department },
    window: { kind: 'window', center, window }, self: { kind: 'self', person: 'STRANGER' },
  } as const
  return (Object.entries(roles) as [Role, ScopeKind][]).flatMap(([role, narrowest]) =>
    SCOPE_KINDS.slice(1, SCOPE_KINDS.indexOf(narrowest) + 1).map((kind) => formatGrant({ role, scope: scopes[kind] })))
}
