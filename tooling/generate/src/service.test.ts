import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { registrations } from './registrations.ts'
import { planService } from './service.ts'

const ROOT = join(import.meta.dirname, '../../..')
const registered = [...new Set(registrations.map(({ file }) => file))]

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hall-generate-'))
  for (const file of registered) cpSync(join(ROOT, file), join(root, file))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function generate(name: string): Map<string, string> {
  const plan = planService(root, name)
  for (const [file, text] of plan) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return plan
}

test('a service has the files every service has', () => {
  generate('greetings')
  for (const file of [
    'packages/contracts/greetings/package.json', 'packages/contracts/greetings/src/procedures.ts', 'services/greetings/service.json',
    'services/greetings/README.md', 'services/greetings/drizzle.config.ts', 'services/greetings/migrations/0000_init.sql',
    'services/greetings/migrations/meta/_journal.json', 'services/greetings/src/service.ts', 'services/greetings/src/rpc/entries.ts',
    'services/greetings/src/db/schema.ts', 'services/greetings/tests/authorization.test.ts',
  ]) expect([file, existsSync(join(root, file))]).toEqual([file, true])
})

test('no placeholder is left, in names or contents, and JSON is JSON', () => {
  for (const [file, text] of generate('greetings')) {
    expect([file, `${file}${text}`.match(/__[nN]ame__/)]).toEqual([file, null])
    expect(file).not.toMatch(/\.template$/)
    if (file.endsWith('.json')) expect(() => JSON.parse(text) as unknown, file).not.toThrow()
  }
})

test('the table it makes is closed to other centers', () => {
  const migration = generate('greetings').get('services/greetings/migrations/0000_init.sql')
  expect(migration).toContain('ALTER TABLE "entry" ENABLE ROW LEVEL SECURITY')
  expect(migration).toContain('CREATE POLICY "reach" ON "entry"')
})

test('everything that has to know of it does, in order, and keeps what it had', () => {
  const before = new Map(registered.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
  const plan = generate('greetings')
  expect(plan.get('tooling/city/src/services.ts')).toMatch(/[^,\s],\n {2}'greetings',\n\]\.map\(inServices\)/)
  for (const language of ['zh', 'en']) {
    expect(JSON.parse(plan.get(`apps/admin/src/texts/${language}/access.json`)!)).toMatchObject({ service: { greetings: 'greetings', organization: expect.any(String) }, group: { entries: expect.any(String) } })
  }
  expect(plan.get('tooling/checks/src/contract-schemas.ts')).toMatch(/[^,\s],\n {2}greetingsContract,\n\]\n/)
  expect(plan.get('apps/gateway/src/contracts.ts')).toContain('  greetings: greetingsContract,\n')
  for (const file of ['tooling/checks/package.json', 'apps/gateway/package.json']) {
    expect(JSON.parse(plan.get(file)!)).toMatchObject({ dependencies: { '@hall/contract-greetings': 'workspace:*' } })
  }
  const keys = Object.keys(JSON.parse(plan.get('packages/access/src/permissions.json')!) as object)
  expect(keys).toEqual(keys.toSorted())
  expect(keys).toContain('greetings.entries.register')
  for (const [file, text] of before) {
    const kept = text.split('\n').filter((line) => !/\.map\(inServices\)|: readonly Contract\[\] =|^ {2}"service": \{/.test(line))
    expect([file, kept.filter((line) => !plan.get(file)!.includes(line))]).toEqual([file, []])
  }
})

test('a service that is there stays as it is', () => {
  generate('greetings')
  expect(() => planService(root, 'greetings')).toThrow(expect.objectContaining({ key: 'serviceTaken' }))
})

test('a register in another form is refused before anything is written', () => {
  writeFileSync(join(root, 'tooling/city/src/services.ts'), 'export const SERVICES = []\n')
  expect(() => planService(root, 'greetings')).toThrow(expect.objectContaining({ key: 'unexpectedForm' }))
  expect(existsSync(join(root, 'services/greetings'))).toBe(false)
})
