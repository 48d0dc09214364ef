import { nationalBaseline, policySchemas, policyValues } from '@hall/regulation'
import { describe, expect, test } from 'vitest'
import numbers from './policy-numbers.json' with { type: 'json' }
import { clauseFiles, law, lawBaseline, policyFiles } from './regulations.ts'

const clauses = clauseFiles.flatMap((file) => file.clauses)
const clauseById = new Map(clauses.map((clause) => [clause.id, clause]))
const countBy = (key: 'area' | 'kind') =>
  Object.fromEntries([...Map.groupBy(clauses, (clause) => clause[key])].map(([name, group]) => [name, group.length]))
const texts = clauses.flatMap((clause) =>
  [clause.title, clause.summary, clause.reading].flatMap((text) => (text ? [{ id: clause.id, ...text }] : [])))

describe('clauses', () => {
  test('all of the five regulations are there', () => {
    expect(Object.fromEntries(clauseFiles.map((file) => [file.center.id, file.clauses.length])))
      .toEqual({ district: 193, enping: 172, qingpu: 298, taigu: 291, wenshang: 153 })
  })
  test('by area', () => {
    expect(countBy('area')).toEqual({
      archives: 28, assets: 27, attendance: 98, cases: 184, complaints: 50, conduct: 164, energy: 20, evaluation: 71, fees: 11,
      hygiene: 54, integrity: 31, items: 52, meetings: 15, network: 58, personnel: 137, seals: 11, security: 31, supervision: 48, training: 17,
    })
  })
  test('by kind', () => {
    expect(countBy('kind')).toEqual({ authority: 83, conduct: 274, preamble: 25, public: 38, record: 102, rule: 467, workflow: 118 })
  })
  test('an id is one clause, in the area its code names', () => {
    expect(clauseById.size).toBe(clauses.length)
    const codes = new Map(clauses.map(({ id, area }) => [id.split('-')[1], area]))
    expect(clauses.filter(({ id, area }) => codes.get(id.split('-')[1]) !== area)).toEqual([])
    expect(new Set(codes.values()).size).toBe(codes.size)
  })
  test('a regulation has one prefix of its own', () => {
    const prefixes = clauseFiles.map((file) => [...new Set(file.clauses.map(({ id }) => id.split('-')[0]))])
    expect(prefixes.map(({ length }) => length)).toEqual(clauseFiles.map(() => 1))
    expect(new Set(prefixes.flat()).size).toBe(clauseFiles.length)
  })
  test('Chinese texts are Chinese, with Chinese punctuation; English texts are not', () => {
    expect(texts.filter(({ zh }) => !/\p{Script=Han}/u.test(zh) || /[,;()](?!\d)/.test(zh)).map(({ id, zh }) => `${id} ${zh}`)).toEqual([])
    const mostlyHan = (text: string) => (text.match(/\p{Script=Han}/gu) ?? []).length > text.length / 2
    expect(texts.filter(({ en }) => !/[a-z]{2}/.test(en) || mostlyHan(en)).map(({ id, en }) => `${id} ${en}`)).toEqual([])
  })
  test('a figure of the English summary stands in the Chinese one', () => {
    const figures = (text: string): string[] => text.match(/(?<!\d)\d+(?:[.:]\d+)*(?![\da-z])/g) ?? []
    const lost = clauses.filter(({ summary }) => figures(summary.en).some((figure) => !figures(summary.zh).includes(figure)))
    expect(lost.map(({ id, summary }) => `${id} ${summary.zh} ${summary.en}`)).toEqual([])
  })
})

describe('the national law', () => {
  test('stands apart from the centers, under a prefix of its own', () => {
    expect(law.clauses.map(({ id }) => id)).toEqual(['AL-CAS-32', 'AL-CAS-42', 'AL-CAS-43', 'AL-CAS-44', 'AL-CAS-45', 'AL-CAS-82'])
    expect(clauses.filter(({ id }) => id.startsWith('AL-'))).toEqual([])
  })
  test('what services decide by is what its file says, and cites its own articles', () => {
    expect(lawBaseline).toEqual(nationalBaseline)
    const own = law.clauses.map(({ id }) => id)
    expect(policyValues(lawBaseline).filter(({ clause }) => !own.includes(clause))).toEqual([])
  })
})

describe.each(policyFiles.map((file) => [file.file, file] as const))('%s', (path, { center, area, effectiveFrom, policy }) => {
  const values = policyValues(policy)
  const valueAt = (where: string): unknown => {
    const [at, season] = where.split(' ')
    const found = values.find((value) => value.path === at)?.value
    return season ? inSeason(found, season) : found
  }

  test('lies where its center, area and date say', () => {
    expect(path).toBe(`regulations/${center}/policy/${area}@${effectiveFrom}.yaml`)
  })
  test('is in force from the day the document was issued', () => {
    const issued = clauseFiles.find((file) => file.center.id === center)?.document.issued
    expect(effectiveFrom).toBe(issued ?? '2020-01-01')
  })
  test('is a policy of its area', () => {
    const schema = (policySchemas as Record<string, (typeof policySchemas)[keyof typeof policySchemas] | undefined>)[area]
    expect(schema?.safeParse(policy).error?.issues).toBeUndefined()
  })
  test('every value cites a clause of its own regulation', () => {
    const own = new Set(clauseFiles.find((file) => file.center.id === center)?.clauses.map(({ id }) => id))
    expect(values.filter(({ clause }) => !own.has(clause))).toEqual([])
    expect(values.length).toBeGreaterThan(0)
  })
  test('its numbers are those of the clauses', () => {
    const cited = new Set(values.map(({ clause }) => clause))
    const mapped = Object.entries(numbers).filter(([clause]) => cited.has(clause))
    const pairs = mapped.flatMap(([clause, names]) =>
      Object.entries(names).map(([name, where]) => ({ where: `${clause} ${name}`, clause: asValue(paramOf(clause, name)), policy: valueAt(where) })))
    for (const pair of pairs) expect(pair.policy, pair.where).toEqual(pair.clause)
  })
})

test('every number mapped belongs to a clause some policy cites', () => {
  const cited = new Set(policyFiles.flatMap(({ policy }) => policyValues(policy).map(({ clause }) => clause)))
  expect(Object.keys(numbers).filter((clause) => !cited.has(clause))).toEqual([])
})

function paramOf(clause: string, name: string): unknown {
  return name.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], clauseById.get(clause)?.params)
}

/** Clauses write a span as a pair of times, policies as `from` and `to`. */
function asValue(param: unknown): unknown {
  const span = Array.isArray(param) && param.length === 2 && param.every((time) => /^\d\d:\d\d$/.test(String(time)))
  return span ? { from: param[0], to: param[1] } : param
}

function inSeason(value: unknown, season: string): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (season in value) return (value as Record<string, unknown>)[season]
  const { from, to } = value as Record<string, unknown>
  return { from: inSeason(from, season), to: inSeason(to, season) }
}
