import { parseGrant } from '@hall/access'
import { expect, test } from 'vitest'
import { landingOf } from './landing.ts'

test.for([
  [['staff@self:QP0001'], 'my-day'],
  [['staff@self:QP0001', 'window_lead@window:qingpu/qingpu-w01'], 'my-window'],
  [['director@center:qingpu', 'staff@self:QP0001'], 'to-decide'],
  [['it@city'], 'services'],
  [[], 'my-day'],
] as const)('%s lands on %s', ([texts, landing]) => {
  expect(landingOf(texts.map((text) => parseGrant(text)!))).toBe(landing)
})
