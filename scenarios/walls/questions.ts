import type { Procedure } from '@hall/contract'
import { z } from 'zod'

/** What to put into a field, by its name: every value is asked about; a field with none is left out. */
export type Words = Readonly<Record<string, readonly unknown[]>>

type Schema = z.core.JSONSchema.JSONSchema

/**
 * Inputs a contract takes, made of known words: required fields alone, with each optional one, and with all. Fields with
 * several words are asked about word by word; a field that takes none of them gets a value of its form.
 */
export function questionsOf({ input }: Procedure, words: Words): Record<string, unknown>[] {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
  const fields = Object.keys(schema.properties ?? {}).filter((field) => words[field]?.length !== 0)
  const required = fields.filter((field) => schema.required?.includes(field))
  const optional = fields.filter((field) => !required.includes(field))
  const shapes = optional.length === 0 ? [required] : [required, ...optional.map((field) => [...required, field]), fields]
  const takes = (field: string, value: unknown) => (input as z.ZodObject).shape[field]!.safeParse(value).success
  const candidates = (field: string) => {
    const of = schema.properties![field] as Schema
    const known = valuesOf(of, field, words).filter((value) => takes(field, value))
    return known.length > 0 ? known : valuesOf(of, field, {})
  }
  const questions = shapes.flatMap((shape) => {
    const first = Object.fromEntries(shape.map((field) => [field, candidates(field)[0]]))
    const others = shape.flatMap((field) => candidates(field).slice(1).map((value) => ({ ...first, [field]: value })))
    return [first, ...others]
  })
  return [...new Map(questions.map((question) => [JSON.stringify(question), question])).values()]
}

function valuesOf(schema: Schema, name: string, words: Words): unknown[] {
  const known = words[name]
  if (known) return schema.type === 'array' && !Array.isArray(known[0]) ? known.map((one) => [one]) : [...known]
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum) return [schema.enum[0]]
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined
  if (choices) return choices.flatMap((choice) => valuesOf(choice, name, words))
  if (Array.isArray(schema.type)) return schema.type.flatMap((type) => valuesOf({ ...schema, type }, name, words))
  switch (schema.type) {
    case 'object': return [Object.fromEntries(Object.entries(schema.properties ?? {}).map(([field, of]) => [field, valuesOf(of as Schema, field, words)[0]]))]
    case 'array': return [[valuesOf((schema.items ?? {}) as Schema, name, words)[0]]]
    case 'integer': return [Math.max(1, Number(schema.minimum ?? 1))]
    case 'number': return [1]
    case 'boolean': return [true, false]
    case 'null': return [null]
    default: return [textOf(schema)]
  }
}

/** One text of each form contracts ask for; the first that fits is taken. */
const TEXTS = [
  'x', 'xx', 'AAAA', '2031-03-11', '08:30:00', '2031-03-11T08:30:00', '2031-03-11T00:30:00Z', '0190a5a0-0000-7000-8000-00000000dead', 'TG-ATT-02', 'https://example.org/',
  'AAAAAAAA', 'a'.repeat(64), 'A020106', '---', 'a', '2031', '2031-03', 'X·2031-X-X-0001', 'AA2031-00001', 'AAAAAAAAAA', 'a'.repeat(22), '1', '08:30', 'AAAA 0000',
]

function textOf({ pattern, allOf = [], minLength = 0 }: Schema): string {
  const patterns = [pattern, ...(allOf as Schema[]).map((part) => part.pattern)].flatMap((one) => (one ? [new RegExp(one)] : []))
  const text = TEXTS.find((one) => one.length >= minLength && patterns.every((form) => form.test(one)))
  if (text === undefined) throw new Error(`no text here is like ${patterns.join(' ')}: add one`)
  return text
}
