import fc from 'fast-check'
import { z } from 'zod'
import { anyText, hostileText, hostileValue } from './hostile.ts'

/** Plausible values by property name (`center`, `person`), so that inputs get past the first lookup. */
export type Vocabulary = Readonly<Record<string, readonly unknown[]>>

type Schema = z.core.JSONSchema.JSONSchema
interface Scope { readonly root: Schema; readonly vocabulary: Vocabulary; readonly depth: number }

const MAX_DEPTH = 5

/** Inputs of the shape a contract asks for: mostly right, at the edges of every limit. */
export function arbitraryOf(schema: z.ZodType, vocabulary: Vocabulary = {}): fc.Arbitrary<unknown> {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
  return shaped(root, { root, vocabulary, depth: 0 })
}

function shaped(schema: Schema | boolean, scope: Scope): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean' || scope.depth > MAX_DEPTH) return hostileValue
  const inner = { ...scope, depth: scope.depth + 1 }
  if (schema.$ref) return shaped(resolve(schema.$ref, scope.root), inner)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => shaped(choice as Schema, inner)))
  if (schema.allOf) return fc.tuple(...schema.allOf.map((part) => shaped(part as Schema, inner))).map((parts) => Object.assign({}, ...parts))
  switch (schema.type) {
    case 'object': return object(schema, inner)
    case 'array': return fc.array(shaped((schema.items as Schema | undefined) ?? true, inner), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 5, 20) })
    case 'string': return text(schema)
    case 'integer': return fc.oneof(fc.integer({ min: lowest(schema), max: highest(schema) }), fc.constantFrom(lowest(schema), highest(schema)))
    case 'number': return fc.double({ min: lowest(schema), max: highest(schema), noNaN: true })
    case 'boolean': return fc.boolean()
    case 'null': return fc.constant(null)
    default: return hostileValue
  }
}

function object(schema: Schema, scope: Scope): fc.Arbitrary<unknown> {
  const required = new Set(schema.required)
  const properties = Object.entries(schema.properties ?? {}).map(([key, value]) => {
    const known = scope.vocabulary[key]
    const plain = shaped(value as Schema, scope)
    const any = known ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: plain }) : plain
    return [key, required.has(key) ? any : fc.option(any, { nil: undefined })] as const
  })
  const named = fc.record(Object.fromEntries(properties))
  if (typeof schema.additionalProperties !== 'object') return named
  const more = fc.dictionary(hostileText, shaped(schema.additionalProperties as Schema, scope), { maxKeys: 4 })
  return fc.tuple(named, more).map(([a, b]) => ({ ...b, ...a }))
}

function text(schema: Schema): fc.Arbitrary<string> {
  const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString())
  switch (schema.format) {
    case 'uuid': return fc.uuid()
    case 'date': return day.map((iso) => iso.slice(0, 10))
    case 'time': return day.map((iso) => iso.slice(11, 19))
    case 'date-time': return fc.oneof(day, day.map((iso) => iso.slice(0, 19)), day.map((iso) => `${iso.slice(0, 19)}+08:00`))
  }
  if (schema.pattern) {
    try { return fc.oneof({ weight: 4, arbitrary: fc.stringMatching(new RegExp(schema.pattern)) }, { weight: 1, arbitrary: hostileText }) } catch { return hostileText }
  }
  const minLength = Math.min(schema.minLength ?? 0, 200)
  const plain = anyText({ minLength, maxLength: Math.max(minLength, Math.min(schema.maxLength ?? 60, 200)) }).map((given) => given.toWellFormed())
  return fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: hostileText })
}

function resolve(reference: string, root: Schema): Schema {
  const steps = reference.split('/').slice(1)
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], root) as Schema
}

// A `true` in these fields is an old draft's way of saying the limit is exclusive; nothing here writes it.
const lowest = ({ minimum, exclusiveMinimum }: Schema) => Math.max(Number(minimum ?? exclusiveMinimum ?? -1_000_000), -2_147_483_648)
const highest = ({ maximum, exclusiveMaximum }: Schema) => Math.min(Number(maximum ?? exclusiveMaximum ?? 1_000_000), 2_147_483_647)
