import { covers, type Reach } from '@hall/access'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mayLieWithin, targetOf } from './admission.ts'

const NONE: Reach = { all: false, centers: [], departments: [], windows: [], persons: [] }
const place = fc.constantFrom('a', 'b', 'c')
const places = fc.uniqueArray(place, { maxLength: 2 })
const reach = fc.record({ all: fc.boolean(), centers: places, departments: places, windows: places, persons: places })
const target = fc.record({ center: place, department: place, window: place, person: place }, { requiredKeys: [] })

test('whatever a reach covers is let through', () => {
  fc.assert(fc.property(reach, target, (r, t) => { if (covers(r, t)) expect(mayLieWithin(r, t)).toBe(true) }))
})

test('a wider reach lets through no less', () => {
  fc.assert(fc.property(reach, target, place, (r, t, more) => {
    if (!mayLieWithin(r, t)) return
    for (const kind of ['centers', 'departments', 'windows', 'persons'] as const) expect(mayLieWithin({ ...r, [kind]: [...r[kind], more] }, t)).toBe(true)
  }))
})

test.each([
  ['another center', { ...NONE, centers: ['qp'] }, { center: 'tg' }],
  ['a person of another center', { ...NONE, centers: ['qp'] }, { center: 'tg', person: 'p2' }],
  ['another department', { ...NONE, departments: ['tax'], persons: ['me'] }, { department: 'police' }],
  ['another department in a center', { ...NONE, departments: ['tax'] }, { center: 'qp', department: 'police' }],
  ['another window', { ...NONE, windows: ['w1'] }, { center: 'qp', window: 'w2' }],
  ['another person', { ...NONE, persons: ['me'] }, { person: 'you' }],
  ['anything, without a reach', NONE, {}],
])('%s is refused', (_what, r, t) => expect(mayLieWithin(r, t)).toBe(false))

test.each([
  ['a person who may work in the center', { ...NONE, centers: ['qp'] }, { person: 'p2' }],
  ['a person who may belong to the department', { ...NONE, departments: ['tax'] }, { center: 'qp', person: 'p2' }],
  ['a person who may sit at the window', { ...NONE, windows: ['w1'] }, { person: 'p2' }],
  ['a department that may be in the center', { ...NONE, centers: ['qp'] }, { department: 'tax' }],
  ['everything of mine', { ...NONE, persons: ['me'] }, {}],
])('%s is left to the rows', (_what, r, t) => expect(mayLieWithin(r, t)).toBe(true))

test('places are read from the top of the input, texts only', () => {
  expect(targetOf({ center: 'qp', person: 7, inner: { window: 'w' } })).toEqual({ center: 'qp' })
  for (const input of [null, undefined, 'qp', ['qp']]) expect(targetOf(input)).toEqual({})
})
