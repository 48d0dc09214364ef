import { query } from '@hall/contract'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseInput, readInput } from './input.ts'

const procedure = query({ input: z.object({ note: z.string(), n: z.int().optional() }), output: z.object({}) })
const anything = query({ input: z.record(z.string(), z.json()), output: z.object({}) })

test('issues name paths and codes, never values', () => {
  expect(parseInput(procedure, { note: 'secret', n: 'secret' })).toEqual({ ok: false, problem: { code: 'BAD_INPUT', details: { issues: ['n:invalid_type'] } } })
  expect(parseInput(procedure, null)).toMatchObject({ problem: { details: { issues: ['$:invalid_type'] } } })
})

test('a flood of issues is cut', () => {
  const many = query({ input: z.array(z.int()), output: z.object({}) })
  const result = parseInput(many, Array(1000).fill('x'))
  expect(result.ok || result.problem.details?.['issues']).toHaveLength(20)
})

test('input nested deeper than the stack is wrong input', () => {
  const deep = `{"a":${'['.repeat(300_000)}${']'.repeat(300_000)}}`
  expect(readInput(anything, Buffer.from(deep))).toMatchObject({ problem: { code: 'BAD_INPUT' } })
})

test.each(['{"note":"a\\u0000b"}', '{"note":"\\ud800"}', '{"note":"x","\\u0000":1}'])('%s cannot be kept', (body) => {
  expect(readInput(procedure, Buffer.from(body))).toMatchObject({ problem: { details: { issues: ['$:unstorable_text'] } } })
})

test.each(['{"note":"\\u4f60"}', '{"note":"\\\\u0000"}', '{"note":"\\ud83d\\ude00"}'])('%s can', (body) => {
  expect(readInput(procedure, Buffer.from(body))).toMatchObject({ ok: true })
})
