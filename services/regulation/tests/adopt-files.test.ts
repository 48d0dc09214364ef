import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EVERYTHING } from '@hall/access'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adoptFiles } from '../src/jobs/adopt-files.ts'
import { type Fixture, openFixture, type RegulationClient, valueOf } from './fixture/setup.ts'

let fixture: Fixture
let reader: RegulationClient
beforeAll(async () => {
  fixture = await openFixture()
  reader = fixture.as('wang', 'staff@window:qingpu/w1')
})
afterAll(() => fixture[Symbol.asyncDispose]())

const adopt = () => adoptFiles(fixture.service.context, fixture.folder).run(new AbortController().signal)
const journalled = () => fixture.service.context.db.read(EVERYTHING, async (tx) => {
  const rows = await tx.sql<{ stream: string; version: number }>('select stream, version from journal order by seq')
  return rows.map(({ stream, version }) => `${stream}@${version}`)
})
const edit = async (file: string, change: (text: string) => string) => {
  const path = join(fixture.folder, file)
  await writeFile(path, change(await readFile(path, 'utf8')))
}

test('the same files again change nothing, also when several start at once', async () => {
  const before = await journalled()
  await Promise.all([adopt(), adopt(), adopt()])
  expect(await journalled()).toEqual(before)
})

test('a policy file that changed becomes a further version; the one before stays as it was', async () => {
  const file = 'qingpu/policy/attendance@2020-03-06.yaml'
  await edit(file, (text) => text.replace('minutesEarly: 5', 'minutesEarly: 6'))
  await adopt()
  const { rows } = valueOf(await reader.policies.list({ center: 'qingpu' }))
  expect(rows.filter(({ area }) => area === 'attendance').map(({ version, state, until, draftedBy }) => ({ version, state, until, draftedBy }))).toEqual([
    { version: 2, state: 'published', until: null, draftedBy: 'system:regulation' },
    { version: 1, state: 'published', until: '2020-03-06', draftedBy: 'system:regulation' },
  ])
  const minutes = async (version: number) => {
    const { values } = valueOf(await reader.policies.get({ center: 'qingpu', area: 'attendance', version }))
    return values.find(({ path }) => path === 'encouraged.minutesEarly')?.value
  }
  expect([await minutes(1), await minutes(2)]).toEqual([5, 6])
})

test('a clause file that changed is read in anew, clauses gone included', async () => {
  await edit('district/clauses.yaml', (text) => text.slice(0, text.lastIndexOf('\n  - id: ')).replace('左前胸', '左前胸口'))
  await adopt()
  const { rows } = valueOf(await reader.regulations.list({}))
  expect(rows.find(({ center }) => center === 'district')?.clauses).toBe(192)
  expect(valueOf(await reader.regulations.clauses({ search: '左前胸口' })).total).toBe(1)
})

test('a file its schema does not take is named, and nothing of it is taken over', async () => {
  const file = 'taigu/policy/attendance@2020-01-01.yaml'
  await edit(file, (text) => text.replace('effectiveFrom: 2020-01-01', 'effectiveFrom: soon'))
  await expect(adopt()).rejects.toThrow(`${file}: effectiveFrom`)
  await rm(join(fixture.folder, file))
  await adopt()
  expect(valueOf(await reader.policies.list({ center: 'taigu' })).rows.filter(({ area }) => area === 'attendance')).toHaveLength(1)
})
