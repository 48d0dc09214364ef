import type { ArchivesPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { dutiesAt, quarterOf, type Unit } from './filing.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const policy: ArchivesPolicy = { sectionFiling: { value: { month: 3, day: 31 }, clause: 'TG-ARC-05' }, windowFiling: { value: 'each_quarter', clause: 'TG-ARC-06' } }
const section = (over: Partial<Unit> = {}): Unit => ({ id: 'office', kind: 'section', deliveries: [], filed: [], ...over })
const handed = (period: string, on: string, confirmed: string | null = null) => ({ id: 'd', period, handedOn: day(on), confirmedOn: confirmed === null ? null : day(confirmed), volumes: 1 })
const stateOf = (on: string, unit: Unit) => dutiesAt(day(on), [unit], policy).map(({ state, daysLate, missing }) => [state, daysLate, missing.join()].join(' ').trim())

test.for([['2026-03-31', 'met 0'], ['2026-04-01', 'late 1']] as const)('confirmed on %s: %s', ([on, state]) => {
  expect(stateOf(on, section({ deliveries: [handed('2025', '2026-03-20', on)] }))).toEqual([state])
})

test('handed over and not confirmed is not done; filed and not handed over neither', () => {
  expect(stateOf('2026-03-31', section({ deliveries: [handed('2025', '2026-03-30')] }))).toEqual(['open 0 handover'])
  expect(stateOf('2026-04-01', section({ filed: [{ year: 2025, on: day('2026-03-30') }] }))).toEqual(['overdue 1 handover'])
  expect(stateOf('2026-04-01', section())).toEqual(['overdue 1 filing,handover'])
})

test('a window owes each quarter one hand-over, dated in it', () => {
  const window = (over: Partial<Unit> = {}): Unit => ({ ...section(over), id: 'w1', kind: 'window' })
  expect(stateOf('2026-04-01', window({ deliveries: [handed('2026-Q1', '2026-03-31')] }))).toEqual(['met 0', 'open 0 filing,handover'])
  expect(stateOf('2026-04-01', window())).toEqual(['overdue 1 filing,handover', 'open 0 filing,handover'])
  expect(stateOf('2026-04-02', window({ deliveries: [handed('2026-Q1', '2026-04-02')] }))[0]).toBe('late 2')
})

test('quarters', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map((text) => quarterOf(day(text)).period)).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4'])
})

test('a regulation that is silent asks for nothing', () => {
  expect(dutiesAt(day('2026-04-01'), [section()], {})).toEqual([])
})
