import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countDay, type StampedUse } from './count.ts'

const use = (over: Partial<StampedUse> = {}): StampedUse => ({ stampedCopies: 3, approvedCopies: 3, counted: 3, archivedCopies: 3, ...over })

test('four figures that are one balance', () => {
  expect(countDay([use(), use({ stampedCopies: 1, approvedCopies: 1, counted: 1, archivedCopies: 1 })])).toEqual({ registered: 4, approved: 4, machine: 4, archived: 4, balanced: true, open: false })
})
test.each([
  ['one imprint more than was approved', use({ stampedCopies: 4, counted: 4, archivedCopies: 4 })],
  ['the machine counted one nobody registered', use({ counted: 4 })],
  ['a copy that is not on file', use({ archivedCopies: 2 })],
])('%s does not', (_what, one) => {
  expect(countDay([one]).balanced).toBe(false)
})
test('without a machine three figures are compared, and before filing two', () => {
  expect(countDay([use({ counted: null })])).toMatchObject({ machine: null, balanced: true })
  expect(countDay([use({ archivedCopies: null })])).toMatchObject({ balanced: true, open: true })
  expect(countDay([use({ archivedCopies: null, counted: 4 })]).balanced).toBe(false)
})
test('a day without uses balances', () => {
  expect(countDay([]).balanced).toBe(true)
})
test('a single difference in one use is never lost in the sum of a day', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), fc.nat(), (copies, at) => {
    const uses = copies.map((n) => use({ stampedCopies: n, approvedCopies: n, counted: n, archivedCopies: n }))
    expect(countDay(uses).balanced).toBe(true)
    const nth = at % uses.length
    expect(countDay(uses.with(nth, { ...uses[nth]!, stampedCopies: uses[nth]!.stampedCopies + 1 })).balanced).toBe(false)
  }))
})
