import { expect, test } from 'vitest'
import { classify } from './classify.ts'

test.each([
  ['A020101', 'A020101', 'computer'], ['A02010105', 'A02010105', 'computer'], ['A020106', 'A020106', 'device'], ['A020299', 'A020299', 'equipment'], ['A050303', 'A050303', 'furniture'], ['B01', 'B01', 'other'],
])('%s of the standard keeps its class', (text, of, category) => expect(classify(text)).toEqual({ class: of, category }))

test.each([
  ['Laptops', 'A020101', 'computer'], ['Desktop', 'A020101', 'computer'], ['Printers', 'A0201', 'device'], ['Office chair', 'A05', 'furniture'], ['打印机', 'A0201', 'device'], ['Toner', 'A07', 'consumable'],
])('%s by its name', (text, of, category) => expect(classify(text)).toEqual({ class: of, category }))

test('what says nothing is equipment', () => {
  for (const text of ['', null, undefined, 'Misc']) expect(classify(text)).toEqual({ class: 'A02', category: 'equipment' })
})
