import { createTestDatabase, type TestDatabase } from '@hall/testing'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { assertSchemaMatches, migrate } from '../src/index.ts'
import * as schema from './fixture/schema.ts'
import { FOLDER } from './fixture/setup.ts'

let database: TestDatabase
let folder: string
const write = (name: string, sql: string) => writeFileSync(join(folder, name), sql)
const run = () => migrate({ url: database.migratorUrl, folder })

beforeEach(async () => {
  database = await createTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'hall-migrations-'))
  write('0000_first.sql', 'create table first (id int);--> statement-breakpoint\ninsert into first values (1);')
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await database[Symbol.asyncDispose]()
})

test('twice applies once', async () => {
  expect(await run()).toEqual(['0000_first.sql'])
  expect(await run()).toEqual([])
  write('0001_second.sql', 'insert into first values (2)')
  expect(await run()).toEqual(['0001_second.sql'])
})
test('two at once apply once', async () => {
  const applied = await Promise.all([run(), run(), run()])
  expect(applied.flat()).toEqual(['0000_first.sql'])
})
test('an edited file is refused; other line ends are not an edit', async () => {
  write('0001_lines.sql', 'select 1;\nselect 2;\n')
  await run()
  write('0001_lines.sql', 'select 1;\r\nselect 2;\r\n')
  expect(await run()).toEqual([])
  write('0000_first.sql', 'create table first (id bigint);')
  await expect(run()).rejects.toThrow('0000_first.sql was edited')
})
test('a file that sorts before an applied one is refused', async () => {
  write('0002_third.sql', 'select 1')
  await run()
  write('0001_late.sql', 'select 1')
  await expect(run()).rejects.toThrow('0001_late.sql sorts before 0002_third.sql')
})
test('a folder older than the database is refused', async () => {
  await run()
  rmSync(join(folder, '0000_first.sql'))
  await expect(run()).rejects.toThrow('older than the database')
})
test('a failing file leaves nothing of itself', async () => {
  write('0001_broken.sql', 'insert into first values (2); select 1 / 0;')
  await expect(run()).rejects.toThrow('0001_broken.sql failed')
  write('0001_broken.sql', 'insert into first values (3)')
  expect(await run()).toEqual(['0001_broken.sql'])
})
test('a missing app role is named', async () => {
  await expect(migrate({ url: database.migratorUrl, folder, appRole: 'nobody_app' })).rejects.toThrow('role nobody_app does not exist')
})

describe('assertSchemaMatches', () => {
  test('passes for what drizzle-kit generated', async () => {
    await migrate({ url: database.migratorUrl, folder: FOLDER })
    await assertSchemaMatches(database.migratorUrl, schema)
  })
  test('names every difference', async () => {
    await migrate({ url: database.migratorUrl, folder: FOLDER })
    const client = new pg.Client(database.migratorUrl)
    await client.connect()
    await client.query('alter table leave alter days type bigint, alter filed_at set not null; drop table holiday; drop index leave_once')
    await client.end()
    const error = await assertSchemaMatches(database.migratorUrl, schema).catch((e: Error) => e.message)
    expect(error).toMatch(/only in the schema: column holiday.day date not null/)
    expect(error).toMatch(/only in the database: column leave.days bigint not null/)
    expect(error).toMatch(/only in the schema: column leave.filed_at timestamp with time zone null/)
    expect(error).toMatch(/only in the schema: index leave.leave_once/)
  })
})
