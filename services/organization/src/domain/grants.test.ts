import { formatGrant, NOTHING, parseGrant, type Reach } from '@hall/access'
import { describe, expect, test } from 'vitest'
import { carriesRights, grantsByPosting, mayGrant } from './grants.ts'

const grant = (text: string) => parseGrant(text)!

describe('grants', () => {
  const qingpu: Reach = { ...NOTHING, centers: ['qingpu'] }
  test.for([
    ['director@center:qingpu', true], ['window_lead@window:qingpu/qingpu-w01', true], ['supervision@section:qingpu/qingpu-window', true],
    ['director@center:taigu', false], ['window_lead@window:taigu/taigu-w01', false], ['city_authority@city', false], ['department_admin@department:tax', false],
  ] as const)('who administers Qingpu may give %s: %s', ([text, may]) => {
    expect(mayGrant(qingpu, grant(text).scope, 'qingpu')).toBe(may)
  })
  test('and rights over a person of Qingpu only', () => {
    expect(mayGrant(qingpu, grant('staff@self:QP0001').scope, 'qingpu')).toBe(true)
    expect(mayGrant(qingpu, grant('staff@self:TG0001').scope, 'taigu')).toBe(false)
    expect(mayGrant(qingpu, grant('staff@self:X1').scope, null)).toBe(false)
  })
  test('a scope too narrow for the role carries no right', () => {
    expect(carriesRights(grant('city_authority@city'))).toBe(true)
    expect(carriesRights(grant('city_authority@window:qingpu/qingpu-w01'))).toBe(false)
    expect(carriesRights(grant('director@window:qingpu/qingpu-w01'))).toBe(false)
  })
  test('leading a window comes with the place', () => {
    expect(grantsByPosting({ person: 'QP0001', center: 'qingpu', window: 'qingpu-w01', lead: true }).map(formatGrant))
      .toEqual(['staff@self:QP0001', 'window_lead@window:qingpu/qingpu-w01'])
  })
})
