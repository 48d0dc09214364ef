import { type Reach, reachOf } from '@hall/access'
import type { Transaction } from '@hall/database'
import { type ServiceContext, today } from '@hall/service-kit'
import { asc } from 'drizzle-orm'
import { namesOfScopes } from '../db/grant-queries.ts'
import { findLineOn } from '../db/people-queries.ts'
import { center, plain } from '../db/schema.ts'
import { scopeText } from '../domain/grants.ts'
import { landingOf } from '../domain/landing.ts'
import { centerView, personView } from '../views.ts'
import type { OrganizationHandlers } from './handlers.ts'

export function meHandlers(service: ServiceContext): OrganizationHandlers['me'] {
  return {
    get: (_input, call) => service.db.transaction(call.reach, async (tx) => {
      const { id, name, grants } = call.actor
      const line = await findLineOn(tx, id, today(call))
      if (!line) await tx.sql('insert into account (person, name) values ($1, $2) on conflict (person) do update set name = excluded.name where account.name <> excluded.name', [id, name], 'account.keep')
      const placeOf = await namesOfScopes(tx, grants)
      return {
        ok: true,
        value: {
          id,
          name,
          now: call.now.toString(),
          person: line ? personView(line) : null,
          grants: grants.map((grant) => ({ role: grant.role, scope: scopeText(grant), place: placeOf(grant) })),
          centers: await centersWithin(tx, reachOf(call.actor, 'organization.directory.centers'), line?.center),
          landing: landingOf(grants),
        },
      }
    }),
  }
}

/** The centers somebody has to do with: those of the own rights, and the one the person sits in. */
async function centersWithin(tx: Transaction, reach: Reach | undefined, home: string | undefined) {
  const all = await tx.select().from(center).orderBy(asc(plain(center.center)))
  if (reach?.all) return all.map(centerView)
  const at = await tx.sql<{ center: string }>(
    'select distinct center from "window" where id = any($1) or (department = any($2) and closed_on is null)',
    [reach?.windows ?? [], reach?.departments ?? []],
  )
  const within = new Set([...(reach?.centers ?? []), ...at.map((row) => row.center), ...(home ? [home] : [])])
  return all.filter((row) => within.has(row.center)).map(centerView)
}
