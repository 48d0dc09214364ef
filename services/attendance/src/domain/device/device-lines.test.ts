import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAttendanceLine } from './attendance-line.ts'
import { driftSeconds, readDeviceClock } from './device-clock.ts'
import { readOperationLine } from './operation-line.ts'
import { optionBlock } from './options.ts'
import { latestTime, LINE_CODES, linesOf } from './read-line.ts'
import { methodOf } from './verify-mode.ts'

const NOW = Temporal.PlainDateTime.from('2026-03-10T09:00:00')
const LATEST = latestTime(NOW)
const attendance = (line: string) => readAttendanceLine(line, LATEST)

describe('attendance lines', () => {
  test('number, time, status, verify mode, work code and reserved fields', () => {
    expect(attendance('0102\t2026-03-10 08:29:59\t0\t15\t0\t0\t0')).toEqual({
      ok: true, value: { number: '0102', at: '2026-03-10T08:29:59', verify: 15 },
    })
  })
  test.each([
    ['102\t2026-03-10 08:30:00\t0\t1', undefined],
    ['102\t2026-03-10 09:10:00\t0\t1\t\t', undefined],
    ['102\t2026-03-10 09:10:01\t0\t1', 'TIME_IN_FUTURE'],
    ['102\t2026-02-29 08:30:00\t0\t1', 'TIME_IMPOSSIBLE'],
    ['102\t2026-03-10 24:00:00\t0\t1', 'TIME_IMPOSSIBLE'],
    ['102\t2026-03-10 08:59:60\t0\t1', 'TIME_IMPOSSIBLE'],
    ['102\t2000-01-01 00:00:07\t0\t1', 'TIME_IMPOSSIBLE'],
    ['102\t2026-3-10 8:30\t0\t1', 'LINE_MALFORMED'],
    ['102 2026-03-10 08:30:00 0 1', 'LINE_MALFORMED'],
    ['\t2026-03-10 08:30:00\t0\t1', 'LINE_MALFORMED'],
    ['张三\t2026-03-10 08:30:00\t0\t1', 'LINE_MALFORMED'],
    ['102\t2026-03-10 08:30:00\t0\tface', 'LINE_MALFORMED'],
    ['102\t2026-03-10 08:30:00', 'LINE_MALFORMED'],
  ])('%j: %s', (line, code) => {
    const read = attendance(line)
    expect(read.ok ? undefined : read.code).toBe(code)
  })
})

describe('operation lines', () => {
  test('what was done, by whom, when', () => {
    expect(readOperationLine('OPLOG 4\t0\t2026-03-10 08:00:00\t0\t0\t0\t0', LATEST)).toEqual({
      ok: true, value: { code: 4, operator: '0', at: '2026-03-10T08:00:00' },
    })
  })
  test.each(['USER PIN=102\tName=张三\tPasswd=1234', 'FP PIN=102\tFID=1\tTMP=AAAA', 'FACE PIN=102\tTMP=BBBB'])('%j is personal data and passed over', (line) => {
    expect(readOperationLine(line, LATEST)).toEqual({ ok: true, value: null })
  })
})

test.each([[0, 'password'], [1, 'fingerprint'], [4, 'card'], [15, 'face'], [9, 'verify_9']])('verify mode %i is %s', (verify, method) => {
  expect(methodOf('by_verify_mode', verify)).toBe(method)
  expect(methodOf('camera', verify)).toBe('camera')
})

test.each([
  ['Tue, 10 Mar 2026 01:02:05 GMT', 125],
  ['Tue, 10 Mar 2026 00:59:00 GMT', -60],
  ['2026-03-10T09:00:00+08:00', 0],
  ['Tue, 10 Mär 2026 01:00:00 GMT', undefined],
  ['Sat, 01 Jan 1900 01:00:00 GMT', undefined],
  ['yesterday', undefined],
])('a clock that shows %s is off by %s seconds', (text, seconds) => {
  const clock = readDeviceClock(text)
  expect(clock && driftSeconds(clock, Temporal.Instant.from('2026-03-10T01:00:00Z'))).toBe(seconds)
})

test('the option block goes on from the last stamps, in the time of the center', () => {
  const block = optionBlock({ serial: 'QP01', attendanceStamp: '9999', operationStamp: null, timezone: 'Asia/Shanghai', now: Temporal.Instant.from('2026-03-10T00:00:00Z') })
  expect(block.split('\n')).toEqual(expect.arrayContaining(['GET OPTION FROM: QP01', 'Stamp=9999', 'OpStamp=0', 'Realtime=1', 'Encrypt=0', 'TimeZone=8']))
})

describe('whatever a terminal sends', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.oneof(fc.string(), fc.constantFrom('102', '2026-03-10 08:30:00', '0', '15')), { maxLength: 8 }).map((fields) => fields.join('\t')),
  )
  test('is read or given a code, and never throws', () => {
    fc.assert(fc.property(line, (text) => {
      for (const read of [attendance(text), readOperationLine(text, LATEST)]) {
        if (!read.ok) expect(LINE_CODES).toContain(read.code)
      }
    }), { numRuns: 1000 })
  })
  test('a written line is read back', () => {
    const written = fc.record({ number: fc.stringMatching(/^[0-9]{1,9}$/), minutes: fc.integer({ min: 0, max: 500_000 }), verify: fc.constantFrom(0, 1, 4, 15) })
    fc.assert(fc.property(written, ({ number, minutes, verify }) => {
      const at = NOW.subtract({ minutes })
      expect(attendance(`${number}\t${at.toString().replace('T', ' ')}\t0\t${verify}\t0`)).toEqual({ ok: true, value: { number, at: at.toString(), verify } })
    }))
  })
  test('lines are kept whole whatever ends them', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[0-9\t:-]{1,30}[0-9]$/)), fc.constantFrom('\n', '\r\n', '\r'), (lines, end) => {
      expect(linesOf(lines.join(end) + end)).toEqual(lines)
    }))
  })
})
