import type { ReturnFile } from '@hall/contract-personnel'
import type { PersonnelPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { groundsMet } from './return.ts'

type Fact = ReturnFile['facts'][number]
const fact = (kind: Fact['kind'], rest: Partial<Fact> = {}): Fact => ({ kind, reference: kind, on: '2026-03-02', founded: true, note: null, issuer: null, ...rest })
const name = { zh: '情形', en: 'Ground' }
const policy = {
  grounds: [
    { id: 'absence', name, evidence: { value: { strategy: 'facts', kinds: ['absence'], atLeast: 1 }, clause: 'EP-ATT-01' } },
    { id: 'last_twice', name, evidence: { value: { strategy: 'last_in_years', years: 2 }, clause: 'EP-EVA-01' } },
    { id: 'three', name, evidence: { value: { strategy: 'consequence', kind: 'circular_and_return' }, clause: 'QP-CMP-23' } },
    { id: 'other', name, evidence: { value: { strategy: 'described' }, clause: 'EP-PER-29' } },
  ],
} as PersonnelPolicy
const met = (...facts: Fact[]) => groundsMet(facts, { policy }).map(({ ground, facts: own }) => [ground, own.length])

test('a ground is proposed with the facts that fit it, and only founded ones count', () => {
  expect(met(fact('absence'), fact('complaint'))).toEqual([['absence', 1]])
  expect(met(fact('absence', { founded: false }))).toEqual([])
})

test('as many as the regulation wants, and nothing that needs a description first', () => {
  expect(met(fact('last_place'))).toEqual([])
})

test('a consequence that stands is a ground, with the complaints it rests on; withdrawn or of another kind it is none', () => {
  const raised = fact('consequence', { reference: 'consequence/1', note: 'circular_and_return QP-CMP-23 QP2026-00003' })
  const complaints = [fact('complaint', { reference: 'complaint/1' }), fact('complaint', { reference: 'complaint/2', founded: false })]
  expect(met(raised, ...complaints)).toEqual([['three', 2]])
  expect(met({ ...raised, founded: false }, ...complaints)).toEqual([])
  expect(met({ ...raised, note: 'elimination_ground EP-CMP-01 EP2026-00003' }, ...complaints)).toEqual([])
})

test('EP-EVA-01: last in two years running is ground 6; with a year between, or taken back, it is not', () => {
  const last = (year: number, rest: Partial<Fact> = {}) => fact('last_place', { reference: `appraisal/enping/${year}/HE`, on: `${year}-12-31`, ...rest })
  expect(met(last(2024), last(2025))).toEqual([['last_twice', 2]])
  expect(met(last(2023), last(2025))).toEqual([])
  expect(met(last(2024), last(2025, { founded: false }))).toEqual([])
})
