import type { Localized, Page, PageQuery } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import type { Grant } from '@hall/access'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { nameOf } from './directory-store.ts'
import { onDay } from './people-queries.ts'
import { center, department, plain, posting, roleGrant, section, window } from './schema.ts'

export type GrantRow = typeof roleGrant.$inferSelect

/** Given rights in force on a day. */
export function activeGrants(tx: Transaction, people: readonly string[], on: Temporal.PlainDate): Promise<GrantRow[]> {
  return tx.select().from(roleGrant).where(and(inArray(roleGrant.person, [...people]), onDay(roleGrant, on))).orderBy(roleGrant.id)
}

/**
 * The name on a person's last line. Tables are named beside their columns: where a query has one table drizzle leaves
 * its name off, and `person` alone would be the line's own.
 */
const lastName = sql<string | null>`(
  select line.name from ${posting} line where line.person collate "C" = ${roleGrant}.person collate "C" order by line.seq desc limit 1)`

export async function listGrants(
  tx: Transaction,
  { center: at, person, search }: { center?: string; person?: string; search?: string },
  page: PageQuery,
): Promise<Page<{ grant: GrantRow; name: string | null }>> {
  const found: SQL | undefined = search ? sql`strpos(${roleGrant.person} || ' ' || coalesce(${lastName}, ''), ${search}) > 0` : undefined
  const select = tx.select({ grant: roleGrant, name: lastName.as('name') }).from(roleGrant)
    .where(and(at === undefined ? undefined : eq(roleGrant.center, at), person === undefined ? undefined : eq(roleGrant.person, person), found))
  return listPage(tx, select.$dynamic(), {
    page,
    sortable: { person: plain(roleGrant.person), role: roleGrant.role, from: roleGrant.from },
    defaultSort: 'person',
    tiebreaker: roleGrant.id,
  })
}

/** Names of the places that grants are about, by `kind:id`. */
export async function namesOfScopes(tx: Transaction, grants: readonly Grant[]): Promise<(grant: Grant) => Localized | null> {
  const ids = (kind: string) => grants.flatMap(({ scope }) => (scope.kind === kind ? [idOf(scope)!] : []))
  const [centers, sections, departments, windows] = await Promise.all([
    tx.select().from(center).where(inArray(center.center, ids('center'))),
    tx.select().from(section).where(inArray(section.id, ids('section'))),
    tx.select().from(department).where(inArray(department.id, ids('department'))),
    tx.select().from(window).where(inArray(window.id, ids('window'))),
  ])
  const names = new Map<string, Localized>([
    ...centers.map((row): [string, Localized] => [`center:${row.center}`, nameOf(row)]),
    ...sections.map((row): [string, Localized] => [`section:${row.id}`, nameOf(row)]),
    ...departments.map((row): [string, Localized] => [`department:${row.id}`, nameOf(row)]),
    ...windows.map((row): [string, Localized] => [`window:${row.id}`, nameOf(row)]),
  ])
  return ({ scope }) => names.get(`${scope.kind}:${idOf(scope)}`) ?? null
}

function idOf(scope: Grant['scope']): string | undefined {
  switch (scope.kind) {
    case 'city': return undefined
    case 'center': return scope.center
    case 'section': return scope.section
    case 'department': return scope.department
    case 'window': return scope.window
    case 'self': return scope.person
  }
}
