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
    { id: 'last_twice', name, evidence: { value: { strategy: 'facts', kinds: ['appraisal'], atLeast: 2 }, clause: 'EP-EVA-01' } },
    { id: 'other', name, evidence: { value: { strategy: 'described' }, clause: 'EP-PER-29' } },
  ],
} as PersonnelPolicy
const met = (...facts: Fact[]) => groundsMet(facts, { policy }).map(({ ground, facts: own }) => [ground, own.length])

test('a ground is proposed with the facts that fit it, and only founded ones count', () => {
  expect(met(fact('absence'), fact('complaint'))).toEqual([['absence', 1]])
  expect(met(fact('absence', { founded: false }))).toEqual([])
})

test('as many as the regulation wants, and nothing that needs a description first', () => {
  expect(met(fact('appraisal'))).toEqual([])
  expect(met(fact('appraisal'), fact('appraisal', { reference: '2025' }))).toEqual([['last_twice', 2]])
})
