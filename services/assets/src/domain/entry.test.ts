import type { AssetsPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { changeEntry, type Entry, keeperOfEntry } from './entry.ts'

const byOwner = { deviceManager: { value: 'owner', clause: 'QP-NET-02' } } as AssetsPolicy
const entry = (owner: Entry['owner'], category: string) => ({ owner, category })

test('a device of the center is IT\'s, one of a unit its own, furniture the office\'s', () => {
  expect([entry('center', 'computer'), entry('department', 'device'), entry('center', 'furniture'), entry('third_party', 'computer')].map((one) => keeperOfEntry(one, byOwner))).toEqual(['it', 'window', 'general_office', 'general_office'])
})

test('where the regulation is silent the office keeps what is not a unit\'s own', () => {
  expect([keeperOfEntry(entry('center', 'computer'), undefined), keeperOfEntry(entry('department', 'computer'), undefined)]).toEqual(['general_office', 'window'])
})

test('nobody else changes it, and the refusal cites the clause', () => {
  expect(changeEntry(entry('center', 'computer'), new Set(['window', 'general_office']), byOwner)).toMatchObject({ ok: false, refusal: { code: 'NOT_ENTRY_KEEPER', clause: 'QP-NET-02' } })
  expect(changeEntry(entry('center', 'computer'), new Set(['it']), byOwner).ok).toBe(true)
})
