import { expect, test } from 'vitest'
import { map, missingOf } from './stage-map.ts'

const whole = { name: '受理', a: 'TG0001', b: 'TG0002', duties: '收件' }

test('each part of a stage that is missing is named, with the number of the stage', () => {
  expect(missingOf({ stages: [whole, whole] })).toEqual([])
  expect(missingOf({ stages: [whole, { ...whole, b: null }, { name: '送达', a: null, b: null, duties: null }] })).toEqual([
    { number: 2, name: '受理', missing: ['b'] }, { number: 3, name: '送达', missing: ['a', 'b', 'duties'] },
  ])
})

test('A is not B', () => {
  const wanted = { id: 'm', center: 'taigu', department: 'tax', window: 'w', item: 'X', mappedOn: '2026-03-02', stages: [{ ...whole, b: whole.a }] }
  expect(map(wanted, { policy: {}, version: 1, calendar: null as never })).toMatchObject({ ok: false, refusal: { code: 'SAME_PERSON_TWICE' } })
  expect(map({ ...wanted, stages: [{ ...whole, a: null, b: null }] }, { policy: {}, version: 1, calendar: null as never }).ok).toBe(true)
})
