import type { SheetFile } from '@hall/contract-personnel'
import type { PersonnelPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import type { Rules } from '../rules.ts'
import { assign, dutiesOn, lacking } from './sheet.ts'

const rules = {
  policy: {
    sheet: { value: { elements: ['standard'] }, clause: 'DC-PER-04' }, sheetTasks: { value: { atLeast: 1 }, clause: 'DC-PER-05' }, sheetAuthorities: { value: 'each_with_responsibility', clause: 'DC-PER-06' },
    sheetTaskParts: { value: ['procedure', 'standard', 'time_limit'], clause: 'DC-PER-07' }, dutyHolders: { value: { each: 1 }, clause: 'DC-PER-08' },
  } as PersonnelPolicy,
} as Rules
const duty = { id: 'd', what: '收件', procedure: '按指南', standard: '零差错', timeLimit: '当场', indicator: '差错率', holders: [] as SheetFile['duties'][number]['holders'] }
const sheet = (change: Partial<SheetFile> = {}): SheetFile => ({
  id: 's', center: 'district', department: 'tax', window: 'w', post: 'p', elements: { standard: '零差错' }, duties: [duty], authorities: [{ what: 'approve', responsibility: '对审批负责' }], status: 'draft', publishedOn: null, withoutWork: false, ...change,
})

test('what a sheet lacks is named with its clause', () => {
  expect(lacking(sheet(), rules)).toBeUndefined()
  expect(lacking(sheet({ duties: [] }), rules)).toEqual({ clause: 'DC-PER-05', issues: ['no_work'] })
  expect(lacking(sheet({ duties: [{ ...duty, timeLimit: null }] }), rules)).toEqual({ clause: 'DC-PER-07', issues: ['收件: time_limit'] })
  expect(lacking(sheet({ authorities: [{ what: 'approve', responsibility: null }] }), rules)).toEqual({ clause: 'DC-PER-06', issues: ['approve'] })
  expect(lacking(sheet({ elements: {} }), rules)).toEqual({ clause: 'DC-PER-04', issues: ['standard'] })
})

test('one person answers for a duty at a time; the next begins the day after', () => {
  const held = sheet({ duties: [{ ...duty, holders: [{ person: 'A', backup: false, from: '2026-01-01', until: '2026-03-31' }] }] })
  const wanted = (from: string, backup = false) => assign({ duty: 'd', person: 'B', backup, from, until: null }, held, rules).ok
  expect([wanted('2026-03-31'), wanted('2026-04-01'), wanted('2026-03-31', true)]).toEqual([false, true, true])
  expect([dutiesOn('2026-03-31', held)[0]!.person, dutiesOn('2026-04-01', held)[0]!.person]).toEqual(['A', null])
})
