import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { permissions, ROLES, SCOPE_KINDS } from '@hall/access'
import { AREAS, KINDS, policyValues } from '@hall/regulation'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readProblemPages } from '@hall/problem-pages'

const ROOT = join(import.meta.dirname, '../../../..')
type Texts = { readonly [key: string]: string | Texts }

const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Texts
const keysOf = (texts: Texts, prefix = ''): string[] =>
  Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`)))
const keysUnder = (texts: Texts, key: string) => Object.keys(texts[key] as Texts)

const areas = globSync('apps/*/src/texts/zh/*.json', { cwd: ROOT }).map((zh) => [zh, zh.replace('/zh/', '/en/')] as const)
const files = [...areas, ['packages/ui/src/texts/zh.json', 'packages/ui/src/texts/en.json'] as const]

describe.each(files)('%s', (zhFile, enFile) => {
  const [zh, en] = [read(zhFile), read(enFile)]
  test('says the same things in both languages', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zh).sort())
  })
  test('fills in the same values', () => {
    const places = (texts: Texts): Record<string, string[]> =>
      Object.fromEntries(keysOf(texts).map((key) => [key, [...String(key.split('.').reduce<string | Texts>((at, part) => (at as Texts)[part]!, texts)).matchAll(/\{\{\w+\}\}/g)].map(([place]) => place).sort()]))
    expect(places(en)).toEqual(places(zh))
  })
})

test('what people read is data: no Chinese stands in the code', () => {
  const code = globSync(['apps/{admin,portal}/src/**/*.{ts,tsx}', 'packages/ui/src/**/*.{ts,tsx}'], { cwd: ROOT }).filter((file) => !file.includes('.test.'))
  expect(code.length).toBeGreaterThan(60)
  const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
  expect(code.filter((file) => /\p{Script=Han}/u.test(withoutComments(readFileSync(join(ROOT, file), 'utf8'))))).toEqual([])
})

test('every right, role and scope has its words', () => {
  const access = read('apps/admin/src/texts/zh/access.json')
  const parts = Object.keys(permissions).map((procedure) => procedure.split('.') as [string, string, string])
  expect(parts.filter(([service, group, name]) =>
    !keysUnder(access, 'service').includes(service) || !keysUnder(access, 'group').includes(group) || !keysUnder(access, 'name').includes(name))).toEqual([])
  expect(keysUnder(access, 'role').sort()).toEqual([...ROLES].sort())
  expect(keysUnder(access, 'scope').sort()).toEqual([...SCOPE_KINDS].sort())
})

describe('regulations', () => {
  const texts = read('apps/admin/src/texts/zh/regulation.json')
  const values = globSync('regulations/*/policy/*.yaml', { cwd: ROOT }).flatMap((file) =>
    policyValues((parse(readFileSync(join(ROOT, file), 'utf8')) as { policy: object }).policy))
  test('areas and kinds have their words', () => {
    expect(keysUnder(texts, 'areas').sort()).toEqual([...AREAS].sort())
    expect(keysUnder(texts, 'kinds').sort()).toEqual([...KINDS].sort())
  })
  test('every place of a policy value has its words', () => {
    expect(values.length).toBeGreaterThan(50)
    const parts = new Set(values.flatMap(({ path }) => path.split('.')))
    expect([...parts].filter((part) => !keysUnder(texts, 'path').includes(part))).toEqual([])
  })
  test('every value that is a word has its words', () => {
    const words = new Set(values.flatMap(({ value }) => (Array.isArray(value) ? value : [value])).filter((value) => typeof value === 'string' && /^[a-z_]+$/.test(value)))
    expect([...words].filter((word) => !keysUnder(texts, 'word').includes(word as string))).toEqual([])
  })
})

test('every page of docs/problems can be shown', () => {
  const [zh, en] = [readProblemPages('zh'), readProblemPages('en')]
  expect(Object.keys(zh).length).toBeGreaterThan(40)
  expect(Object.keys(en)).toEqual(Object.keys(zh))
})
