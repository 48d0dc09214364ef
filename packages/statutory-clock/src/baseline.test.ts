import { nationalBaseline } from '@hall/regulation'
import { describe, expect, test } from 'vitest'
import { checkBaseline } from './baseline.ts'
import { days } from './made.ts'

const check = (value: Parameters<typeof checkBaseline>[0]) => checkBaseline(value, nationalBaseline).map(({ aspect, clause }) => `${aspect} ${clause}`)

describe('the law allows', () => {
  test.each([
    ['twenty working days for a decision', { period: 'decision', limit: days(20) }, []],
    ['not twenty-one', { period: 'decision', limit: days(21) }, ['length AL-CAS-42']],
    ['twenty-one where another law says so', { period: 'decision', limit: days(21), otherLaw: '消防法' }, []],
    ['forty-five for joint handling', { period: 'joint', limit: days(45) }, []],
    ['not forty-six', { period: 'joint', limit: days(46) }, ['length AL-CAS-42']],
    ['ten to deliver', { period: 'delivery', limit: days(10) }, []],
    ['not eleven', { period: 'delivery', limit: days(11) }, ['length AL-CAS-44']],
    ['twenty for the lower organ', { period: 'lowerExamination', limit: days(21) }, ['length AL-CAS-43']],
    ['five to tell what is missing', { period: 'notice', limit: days(6) }, ['length AL-CAS-32']],
    ['calendar days that are surely fewer', { period: 'decision', limit: days(20, { unit: 'calendar_day' }) }, []],
    ['not a month in their stead', { period: 'decision', limit: days(1, { unit: 'month' }) }, ['unit AL-CAS-82']],
    ['no silence about what is missing', { period: 'notice', limit: days(5), expiry: { strategy: 'escalate' } }, ['expiry AL-CAS-32']],
  ] as const)('%s', (_, value, found) => expect(check(value)).toEqual(found))

  test('one extension of ten days, told', () => {
    const extended = (times: number | null, longest: number | null, untold: 'breach' | 'stands') => check({ period: 'decision', limit: days(20), extension: { times, longest, untold } })
    expect(extended(1, 10, 'breach')).toEqual([])
    expect(extended(2, 11, 'stands')).toEqual(['extension_times AL-CAS-42', 'extension_length AL-CAS-42', 'extension_notice AL-CAS-42'])
    expect(extended(null, null, 'breach')).toEqual(['extension_times AL-CAS-42', 'extension_length AL-CAS-42'])
  })
  test('its eight grounds of stopping, in writing', () => {
    const stops = { grounds: ['hearing', 'survey'], firstDay: 'not_counted', lastDay: 'not_counted', notice: 'not_required', end: 'resumed', basis: 'required' } as const
    expect(check({ period: 'decision', limit: days(20), stops: { ...stops, grounds: [...stops.grounds] } })).toEqual(['stop_grounds AL-CAS-45', 'stop_notice AL-CAS-45'])
  })
})
