import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planProcedure, withProcedure } from './procedure.ts'

const contract = `import { ops, query } from '@hall/contract'
import { z } from 'zod'

const doorProcedures = {
  list: query({ input: z.object({}), output: z.object({}) }),
} as const

export const procedures = {
  ops,
  doors: doorProcedures,
  windows: {
    list: query({
      input: z.object({}),
      output: z.object({}),
    }),
  },
} as const
`
const add = (group: string, name: string, kind: 'query' | 'command' = 'query') => withProcedure(contract, { service: 'places', group, name, kind })
const stub = (indent: string, name: string, kind = 'query') =>
  [`${name}: ${kind}({`, '  input: z.object({ center: z.string().max(60) }),', '  output: z.object({ center: z.string().max(60) }),', '  errors: [],', '}),'].map((line) => `${indent}${line}\n`).join('')

test('a stub goes last in its group, and what it needs is imported', () => {
  const text = add('windows', 'close', 'command')
  expect(text).toContain(`    }),\n${stub('    ', 'close', 'command')}  },\n} as const`)
  expect(text).toContain("import { command, ops, query } from '@hall/contract'")
})
test('a group may be a constant of its own', () => {
  expect(add('doors', 'get')).toContain(`${stub('  ', 'get')}} as const\n\nexport const procedures`)
})
test('a new group goes last in the contract', () => {
  expect(add('lifts', 'list')).toContain(`  },\n  lifts: {\n${stub('    ', 'list')}  },\n} as const\n`)
})
test('a procedure that is there stays as it is', () => {
  expect(() => add('windows', 'list')).toThrow(expect.objectContaining({ key: 'procedureTaken' }))
  expect(() => add('doors', 'list')).toThrow(expect.objectContaining({ key: 'procedureTaken' }))
})
test('a service that is not there is refused', () => {
  expect(() => planProcedure(import.meta.dirname, { service: 'nowhere', group: 'a', name: 'b', kind: 'query' }))
    .toThrow(expect.objectContaining({ key: 'serviceUnknown' }))
})
test.for([['regulation', 'policies'], ['organization', 'me'], ['attendance', 'devices'], ['attendance', 'days']])('the contract of %s takes one into %s', ([service, group]) => {
  const [text] = planProcedure(join(import.meta.dirname, '../../..'), { service: service!, group: group!, name: 'example', kind: 'query' }).values()
  expect(text!.match(/ {2}example: query\(\{/g)).toHaveLength(1)
  expect(text!.match(new RegExp(`^ {2}${group}: `, 'gm'))).toHaveLength(1)
})
