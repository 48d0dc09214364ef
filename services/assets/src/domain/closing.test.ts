import type { AssetsPolicy } from '@hall/regulation'
import { expect, test } from 'vitest'
import { phaseAt } from './closing.ts'

const policy: AssetsPolicy = { computersOff: { value: { at: '17:30', graceMinutes: 0 }, clause: 'TG-NET-14' }, closingList: { value: { minutesBefore: 15 }, clause: 'TG-NET-01' } }
const at = (text: string, by: AssetsPolicy | undefined = policy) => phaseAt(Temporal.PlainTime.from(text), by)

test.each([['17:14:59', 'open', 'TG-NET-14'], ['17:15', 'closing', 'TG-NET-01'], ['17:30:59', 'closing', 'TG-NET-01'], ['17:31', 'closed', 'TG-NET-14'], ['23:59', 'closed', 'TG-NET-14']])('%s', (text, phase, clause) => {
  expect(at(text)).toEqual({ phase, clause })
})

test('minutes of grace count from the end; without a rule there is no end', () => {
  const late: AssetsPolicy = { computersOff: { value: { at: '17:30', graceMinutes: 10 }, clause: 'TG-NET-14' } }
  expect([at('17:40', late).phase, at('17:41', late).phase]).toEqual(['open', 'closed'])
  expect(at('20:00', {})).toEqual({ phase: null, clause: null })
})
