import { expect, test } from 'vitest'
import { numberOfLabel } from './label-number.ts'

test('a label is read whether it carries the number or the address of its page', () => {
  expect(numberOfLabel(' TG-01-2 ')).toBe('TG-01-2')
  expect(numberOfLabel('https://hall.example/assets/taigu/TG-01-2')).toBe('TG-01-2')
  expect(numberOfLabel('http://10.0.0.1:8080/assets/taigu/TG-01-2?from=label')).toBe('TG-01-2')
})

test('what is no label is nothing', () => {
  expect(numberOfLabel('https://pay.example/')).toBe('')
  expect(numberOfLabel('WIFI:S:office;T:WPA;P:secret;;')).toBe('')
  expect(numberOfLabel('')).toBe('')
})
