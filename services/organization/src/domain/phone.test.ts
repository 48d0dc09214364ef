import { parseGrant } from '@hall/access'
import { describe, expect, test } from 'vitest'
import { maskPhone, phoneFor } from './phone.ts'

const grant = (text: string) => parseGrant(text)!

describe('telephone numbers', () => {
  const place = { person: 'QP0001', center: 'qingpu', department: 'tax', window: 'qingpu-w01' }
  const shown = (id: string, ...grants: string[]) => phoneFor({ id, name: id, grants: grants.map(grant) }, place, '13812345678')
  test.for([
    ['the person', 'QP0001', 'staff@self:QP0001', true],
    ['the lead of the window', 'QP0002', 'window_lead@window:qingpu/qingpu-w01', true],
    ['the lead of another window', 'QP0002', 'window_lead@window:qingpu/qingpu-w02', false],
    ['the coordination of the center', 'QP0003', 'coordination@section:qingpu/qingpu-coordination', true],
    ['the coordination of another center', 'TG0003', 'coordination@section:taigu/taigu-coordination', false],
    ['the department', 'QP0004', 'department_admin@department:tax', true],
    ['supervision', 'QP0005', 'supervision@center:qingpu', false],
    ['the city', 'CITY1', 'city_authority@city', false],
    ['IT', 'CITY2', 'it@city', false],
  ] as const)('%s', ([_who, id, held, full]) => {
    expect(shown(id, held)).toBe(full ? '13812345678' : '138****5678')
  })
  test.for([['13812345678', '138****5678'], ['0537-7212345', '053*****2345'], ['12345', '****5'], ['12', '**']])('%s is masked as %s', ([phone, masked]) => {
    expect(maskPhone(phone!)).toBe(masked)
  })
})
