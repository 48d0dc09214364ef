import { formatGrant, parseGrant, type Scope } from '@hall/access'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append } from '@hall/journal'
import { metaOf, outside, type ServiceContext, today } from '@hall/service-kit'
import { and, eq, inArray } from 'drizzle-orm'
import { findCenter, findDepartment, findSection, findWindow, streamVersion } from '../db/directory-store.ts'
import { activeGrants, type GrantRow, listGrants } from '../db/grant-queries.ts'
import { findLineOn, onDay } from '../db/people-queries.ts'
import { posting, roleGrant } from '../db/schema.ts'
import { carriesRights, type GrantEvent, grantsByPosting, mayGrant, placeOf, scopeText } from '../domain/grants.ts'
import { isBefore } from '../domain/stay.ts'
import { grantView } from '../views.ts'
import type { OrganizationHandlers } from './handlers.ts'

export function grantsHandlers(service: ServiceContext): OrganizationHandlers['grants'] {
  return {
    list: async ({ center, person, search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { rows, total } = await listGrants(tx, { center, person, search }, page)
      return { ok: true, value: { rows: rows.map(({ grant, name }) => grantView(grant, name)), total } }
    }),

    give: (input, call) => service.command(call, input, async (tx) => {
      const { person, from, until } = input
      if (until !== null && until <= from) return problem('BAD_INPUT', { details: { field: 'until' } })
      const grant = parseGrant(input.grant)
      if (!grant || !carriesRights(grant) || !(await isKnown(tx, grant.scope, person))) return problem('GRANT_UNKNOWN', { details: { grant: input.grant } })
      const home = (await findLineOn(tx, person, today(call)))?.center ?? null
      if (!mayGrant(call.reach, grant.scope, home)) return problem('GRANT_BEYOND_OWN', { details: { grant: input.grant } })
      if (home === null) return problem('PERSON_UNKNOWN')
      const id = service.newId()
      const place = placeOf(grant.scope, home)
      await tx.insert(roleGrant).values({
        id, person, role: grant.role, scope: scopeText(grant), ...place, grantedBy: call.actor.id,
        from: Temporal.PlainDate.from(from), until: until === null ? null : Temporal.PlainDate.from(until),
      })
      const event: GrantEvent = { type: 'GrantGiven', id, person, grant: formatGrant(grant), from, until }
      const appended = await append(tx, { stream: `grant/${id}`, expectedVersion: 0, events: [event], meta: { ...metaOf(call, input), ...place } })
      return appended.ok ? { ok: true, value: { id } } : appended
    }),

    revoke: (input, call) => service.command(call, input, async (tx) => {
      const version = await streamVersion(tx, `grant/${input.id}`)
      const [row] = await tx.select().from(roleGrant).where(eq(roleGrant.id, input.id))
      const grant = row && parseGrant(`${row.role}@${row.scope}`)
      if (!row || !grant) return problem('GRANT_UNKNOWN')
      if (!mayGrant(call.reach, grant.scope, row.center)) return problem('GRANT_BEYOND_OWN')
      const asked = Temporal.PlainDate.from(input.on)
      const on = isBefore(asked, row.from) ? row.from : asked
      // An end that came earlier stays.
      if (row.until && !isBefore(on, row.until)) return { ok: true, value: { version } }
      await tx.update(roleGrant).set({ until: on }).where(eq(roleGrant.id, row.id))
      const event: GrantEvent = { type: 'GrantRevoked', id: row.id, person: row.person, grant: formatGrant(grant), on: on.toString() }
      const appended = await append(tx, { stream: `grant/${row.id}`, expectedVersion: version, events: [event], meta: { ...metaOf(call, input), ...placeOfRow(row) } })
      return appended.ok ? { ok: true, value: { version: version + 1 } } : appended
    }),

    ofPeople: ({ people }, call) => service.read(call, async (tx) => {
      const [lines, given] = await Promise.all([
        tx.select().from(posting).where(and(inArray(posting.person, people), onDay(posting, today(call)))),
        activeGrants(tx, people, today(call)),
      ])
      const rows = lines.map((line) => ({
        person: line.person,
        name: line.name,
        grants: [...grantsByPosting(line).map(formatGrant), ...given.filter(({ person }) => person === line.person).map(({ role, scope }) => `${role}@${scope}`)],
      }))
      return { ok: true, value: { rows } }
    }),
  }
}

function placeOfRow({ center, department, window }: GrantRow) {
  return { center: center ?? undefined, department: department ?? undefined, window: window ?? undefined }
}

/** Whether the place a scope names exists; a scope of one person fits that person only. */
async function isKnown(tx: Transaction, scope: Scope, person: string): Promise<boolean> {
  switch (scope.kind) {
    case 'city': return true
    case 'center': return (await findCenter(tx, scope.center)) !== undefined
    case 'section': return (await findSection(tx, scope.section))?.center === scope.center
    case 'department': return (await findDepartment(tx, scope.department)) !== undefined
    case 'window': return (await findWindow(tx, scope.window))?.center === scope.center
    case 'self': return scope.person === person
  }
}
