import { NOTHING, type Reach } from '@hall/access'
import { findSqlState, INSUFFICIENT_PRIVILEGE, type Transaction } from '@hall/database'
import type { TestService } from '@hall/testing/city'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PlacedTable, placedTables } from './made-rows.ts'
import { PUBLIC, SERVICE_ALONE, WITHOUT_CENTER } from './open-tables.ts'
import { HERE, SECRETS, THERE } from './places.ts'
import { loadServices } from './services.ts'
import { openTwoCenters, type TwoCenters } from './two-centers.ts'

const names = (await loadServices()).map(({ contract }) => contract.service)

let centers: TwoCenters
beforeAll(async () => {
  centers = await openTwoCenters()
  await centers.fill(HERE)
  await centers.fill(THERE)
}, 180_000)
afterAll(() => centers[Symbol.asyncDispose]())

/** Raised by the trigger that keeps published policies as they are, whoever asks. */
const INTEGRITY_VIOLATION = '23000'

/** Read by everybody whatever the row says; what is public only in part keeps its secrets. */
const PUBLIC_IN_FULL = new Set(Object.keys(PUBLIC).filter((table) => table !== 'regulation.policy_version'))

/** What somebody could have who has taken over a service's connection but not the settings of its transactions. */
const REACHES: Readonly<Record<string, Reach>> = {
  nothing: NOTHING,
  'one center': { ...NOTHING, centers: [HERE.id] },
  'one department': { ...NOTHING, departments: [HERE.department] },
  'one window': { ...NOTHING, windows: [HERE.window] },
  'one person': { ...NOTHING, persons: [HERE.people[0]] },
}

describe.each(names)('the app role of %s', (name) => {
  let service: TestService
  let tables: readonly PlacedTable[]
  beforeAll(async () => {
    service = centers.services.find((one) => one.name === name)!
    tables = await placedTables(service.database.name)
  })
  const within = <T>(reach: Reach, work: (tx: Transaction) => Promise<T>) => service.context.db.transaction(reach, work)
  /** The SQLSTATE it ends with, or how many rows it touched. */
  const attempt = (reach: Reach, text: string, values: unknown[] = []) =>
    within(reach, (tx) => tx.sql(text, values)).then((rows) => rows.length, (error: unknown) => findSqlState(error) ?? String(error))

  test('has something to find in each of its tables', () => {
    expect(tables.map((table) => table.name)).toContain('journal')
    expect(tables.filter(({ rows }) => rows.length === 0)).toEqual([])
  })

  describe.each(Object.entries(REACHES))('with the settings of %s', (_reach, reach) => {
    test('reads no secret of the other center, in whichever table', async () => {
      const seen = await within(reach, async (tx) => {
        const all = await tx.sql<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege(oid, 'select')`)
        const found: string[] = []
        for (const { name: table } of all) {
          if (PUBLIC_IN_FULL.has(`${name}.${table}`) || table in WITHOUT_CENTER || `${name}.${table}` in WITHOUT_CENTER) continue
          const rows = await tx.sql<{ row: string }>(`select t::text as row from "${table}" t where t::text ~ $1`, [SECRETS.source])
          found.push(...rows.map(({ row }) => `${table} ${row}`))
        }
        return found
      })
      expect(seen).toEqual([])
    })
    test('changes and deletes no row of the other center', async () => {
      for (const table of tables) {
        expect([table.name, await attempt(reach, `update "${table.name}" set center = center where center = $1 returning 1`, [THERE.id])]).toBeOneOf([[table.name, 0], [table.name, INSUFFICIENT_PRIVILEGE]])
        expect([table.name, await attempt(reach, `delete from "${table.name}" where center = $1 returning 1`, [THERE.id])]).toBeOneOf([[table.name, 0], [table.name, INSUFFICIENT_PRIVILEGE]])
      }
    })
    test('writes no row into the other center', async () => {
      for (const table of tables) {
        const insert = `insert into "${table.name}" overriding system value select * from jsonb_populate_record(null::public."${table.name}", $1::jsonb)`
        expect([table.name, await attempt(reach, insert, [table.rows[0]])]).toEqual([table.name, INSUFFICIENT_PRIVILEGE])
      }
    })
  })

  test.for(Object.entries(REACHES))('hands no row of its own center over to the other, with the settings of %s', async ([kind, reach]) => {
    const outcomes: unknown[] = []
    const placed = tables.filter((table) => !(`${name}.${table.name}` in SERVICE_ALONE))
    for (const table of tables.filter((one) => !placed.includes(one))) {
      expect([table.name, await attempt(reach, `update "${table.name}" set center = center returning 1`)]).toEqual([table.name, 0])
    }
    for (const table of placed) {
      const outcome = await attempt(reach, `update "${table.name}" set center = $1 where center = $2 returning 1`, [THERE.id, HERE.id])
      // A narrow reach may see no row of the table at all.
      const nothingSeen = kind !== 'one center' && outcome === 0
      if (!nothingSeen) outcomes.push(outcome)
    }
    expect(outcomes.filter((outcome) => outcome !== INSUFFICIENT_PRIVILEGE && outcome !== INTEGRITY_VIOLATION)).toEqual([])
    if (kind === 'one center') expect(outcomes).toHaveLength(placed.length)
  })
  test("does not come into another service's database", async () => {
    for (const other of centers.services.filter((one) => one !== service)) {
      const url = Object.assign(new URL(service.database.appUrl), { pathname: `/${other.database.name}` })
      await expect(new pg.Client(url.href).connect(), other.name).rejects.toMatchObject({ code: INSUFFICIENT_PRIVILEGE })
    }
  })
  test('takes away no wall: neither policies, nor rights, nor roles', async () => {
    for (const statement of [
      'alter table journal disable row level security', 'alter table journal no force row level security', 'drop policy reach_read on journal',
      'create policy open on journal using (true)', `set role ${new URL(service.database.migratorUrl).username}`, 'truncate journal',
      "create function hall_all() returns boolean language sql as 'select true'", 'create or replace function public.hall_all() returns boolean language sql return true',
    ]) expect([statement, await attempt(NOTHING, statement)]).toEqual([statement, INSUFFICIENT_PRIVILEGE])
  })
})
