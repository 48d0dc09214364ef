import { DEPOSIT, findUnprotectedTables, migrate, PUBLIC_READ } from '@hall/database'
import { createTestDatabase } from '@hall/testing'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PUBLIC, WITHOUT_CENTER } from './open-tables.ts'
import { loadServices } from './services.ts'

const services = await loadServices()

describe.each(services.map((service) => [service.contract.service, service] as const))('the database of %s', (name, service) => {
  let owner: pg.Client
  let app: string
  const resources = new AsyncDisposableStack()
  beforeAll(async () => {
    const database = resources.use(await createTestDatabase())
    await migrate({ url: database.migratorUrl, folder: service.migrations })
    owner = resources.adopt(new pg.Client(database.migratorUrl), (client) => client.end())
    await owner.connect()
    app = `${database.name}_app`
  })
  afterAll(() => resources.disposeAsync())
  const column = async (text: string, values: unknown[] = [app]) => (await owner.query<{ name: string }>(text, values)).rows.map((row) => row.name)

  test('every table with a center forces row-level security and has a policy that looks at the reach', async () => {
    expect(await findUnprotectedTables(owner, app)).toEqual([])
  })
  test('what everybody may read is public by decision', async () => {
    const open = await column(`select polrelid::regclass::text as name from pg_policy where polname = $1
      and exists (select 1 from pg_attribute a where a.attrelid = polrelid and a.attname = 'center')`, [PUBLIC_READ])
    expect(open.map((table) => `${name}.${table.replaceAll('"', '')}`).filter((table) => !(table in PUBLIC))).toEqual([])
  })
  test('what has no center is known', async () => {
    const others = await column(`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'f')
        and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'center' and not a.attisdropped)
      order by 1`, [])
    expect(others.filter((table) => !(table in WITHOUT_CENTER) && !(`${name}.${table}` in WITHOUT_CENTER))).toEqual([])
  })
  test('a policy asks for the reach, or names what is public', async () => {
    const open = await column(`
      select polrelid::regclass || '.' || polname as name from pg_policy
      where polpermissive and polname <> all ($1)
        and coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), '') !~ 'hall_(all|centers|persons)\\(\\)'
        and polrelid::regclass::text not in ('journal_chain', 'command_outcome')`, [[PUBLIC_READ, DEPOSIT]])
    expect(open).toEqual([])
  })
  test('the app role owns nothing', async () => {
    expect(await column(`
      select relname as name from pg_class where relowner = $1::regrole
      union all select proname from pg_proc where proowner = $1::regrole
      union all select nspname from pg_namespace where nspowner = $1::regrole
      union all select datname from pg_database where datdba = $1::regrole`)).toEqual([])
  })
  test('the app role bypasses nothing and is nobody else', async () => {
    const { rows } = await owner.query('select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication from pg_roles where rolname = $1', [app])
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false }])
    expect(await column('select roleid::regrole::text as name from pg_auth_members where member = $1::regrole')).toEqual([])
  })
  test('the app role makes no tables, and no function runs with the rights of its owner', async () => {
    const { rows: [may] } = await owner.query(`select has_schema_privilege($1, 'public', 'create') as tables, has_database_privilege($1, current_database(), 'create') as schemas`, [app])
    expect(may).toEqual({ tables: false, schemas: false })
    expect(await column(`select proname as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`, [])).toEqual([])
  })
  test('the app role neither changes nor deletes what is on record', async () => {
    expect(await column(`
      select t || ' ' || p as name from unnest(array['journal', 'journal_chain', 'command_outcome']) t, unnest(array['update', 'delete', 'truncate']) p
      where has_table_privilege($1, t, p)`)).toEqual(['command_outcome delete'])
    // Outcomes of commands are let go of when nobody can repeat the command any more, no earlier.
    const { rows: [old] } = await owner.query(`select pg_get_expr(polqual, polrelid) as rule from pg_policy where polrelid = 'command_outcome'::regclass and polcmd = 'd'`)
    expect(old.rule).toMatch(/hall_all\(\).* AND \(at < \(clock_timestamp\(\) - '7 days'::interval\)\)/s)
  })
})
