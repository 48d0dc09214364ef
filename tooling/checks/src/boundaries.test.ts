import { basename, dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, listFiles, readText } from './tree.ts'

const code = listFiles('*.ts', '*.tsx', '*.mjs')
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.includes('/tests/') || file.startsWith('scenarios/')
const sources = code.filter((file) => !isTest(file))
/** Every `file: import` that breaks a rule. */
const breaches = (files: readonly string[], broken: (specifier: string, file: string) => boolean) =>
  files.flatMap((file) => importsOf(file).filter((specifier) => broken(specifier, file)).map((specifier) => `${file}: ${specifier}`))
const linesWith = (files: readonly string[], pattern: RegExp) =>
  files.flatMap((file) => readText(file).split('\n').flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1} ${line.trim().slice(0, 80)}`] : [])))

describe('imports', () => {
  test('the scan finds imports at all', () => {
    expect(importsOf('tooling/checks/src/boundaries.test.ts')).toContain('vitest')
  })
  test('no service imports another service', () => {
    const inServices = code.filter((file) => file.startsWith('services/'))
    expect(breaches(inServices, (specifier, file) => {
      const own = file.split('/')[1]!
      if (/^@hall\/.+-service(\/|$)/.test(specifier)) return !specifier.startsWith(`@hall/${own}-service`)
      return specifier.startsWith('.') && !normalize(join(dirname(file), specifier)).startsWith(`services/${own}/`)
    })).toEqual([])
  })
  test('a relative import stays inside its package', () => {
    const rootOf = (file: string) => /^(packages\/contracts\/[^/]+|[^/]+\/[^/]+)\//.exec(file)?.[1] ?? ''
    expect(breaches(sources, (specifier, file) =>
      specifier.startsWith('.') && rootOf(file) !== '' && !normalize(join(dirname(file), specifier)).startsWith(rootOf(file)))).toEqual([])
  })
  test('domain/ does no I/O', () => {
    const allowed = /^(\.{1,2}\/|@hall\/(access|decider|regulation|calendar|statutory-clock|contract|contract-[a-z]+)$|pinyin-pro$|zod$)/
    const domain = sources.filter((file) => /^services\/[^/]+\/src\/domain\//.test(file))
    expect(breaches(domain, (specifier, file) =>
      !allowed.test(specifier) || (specifier.startsWith('.') && !normalize(join(dirname(file), specifier)).includes('/src/domain/')))).toEqual([])
  })
  test('domain/ makes no time and no ids', () => {
    const domain = sources.filter((file) => /^services\/[^/]+\/src\/domain\//.test(file))
    expect(linesWith(domain, /\bDate\.|new Date\b|Temporal\.Now|Math\.random|randomUUID|process\.|^\s*(export )?async function|\bawait\b/)).toEqual([])
  })
  test('tRPC lives at the edge only', () => {
    expect(breaches(sources, (specifier, file) =>
      specifier.startsWith('@trpc/') && !/^(apps\/|packages\/rpc\/|tooling\/bench\/)/.test(file))).toEqual([])
  })
  test('NATS is spoken by the kit only', () => {
    const speakers = /^(packages\/(rpc|journal|service-kit|testing)\/|apps\/gateway\/|tooling\/)/
    expect(breaches(sources, (specifier, file) => specifier.startsWith('@nats-io/') && !speakers.test(file))).toEqual([])
  })
  test('pure packages stay pure', () => {
    const pure = sources.filter((file) => /^packages\/(contract|contracts\/[^/]+|decider|calendar|statutory-clock)\/src\//.test(file))
    expect(breaches(pure, (specifier, file) =>
      (specifier.startsWith('node:') && !file.endsWith('specification.ts')) || /^(pg|drizzle|@nats-io|@trpc)/.test(specifier))).toEqual([])
  })
})

describe('code', () => {
  test('the environment is read in config.ts only', () => {
    const readers = sources.filter((file) => !/(^|\/)config\.ts$/.test(file) && !/^tooling\//.test(file) && !file.endsWith('.config.ts'))
    expect(linesWith(readers, /process\.env/)).toEqual([])
  })
  test('exports have names', () => {
    expect(linesWith(sources.filter((file) => !/\.config\.(ts|mjs)$/.test(file) && !file.endsWith('global-setup.ts')), /^export default/)).toEqual([])
  })
  test('nothing asks which center it is in', () => {
    expect(linesWith(sources.filter((file) => /^(services|packages|apps)\//.test(file)), /(center|centerId)\s*[!=]==?\s*['"](qingpu|taigu|enping|wenshang|district)/)).toEqual([])
  })
  test('files stay readable', () => {
    const long = code.filter((file) => !/\/generated\/|routeTree/.test(file) && readText(file).split('\n').length > 300)
    expect(long).toEqual([])
  })
  test('no test is skipped or alone', () => {
    expect(linesWith(code.filter(isTest), /\b(it|test|describe|scenario)\.(skip|only|todo)\b/)).toEqual([])
  })
})

describe('names', () => {
  const drawers = new Set(['common', 'commons', 'core', 'shared', 'lib', 'utils', 'helpers', 'misc'])
  test('no folder or file is a drawer', () => {
    expect(code.filter((file) => file.split('/').some((part) => drawers.has(part.replace(/\.tsx?$/, ''))))).toEqual([])
  })
  test('files are kebab-case, React components PascalCase', () => {
    const well = (name: string) => /^[a-z0-9$_-]+(\.[a-z0-9-]+)*\.(ts|mjs|tsx)$/.test(name) || /^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/.test(name)
    expect(code.filter((file) => !well(basename(file)))).toEqual([])
  })
})
