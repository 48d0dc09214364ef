import { type Read, readTime, unreadable } from './read-line.ts'

/** One check as a terminal reports it. */
export interface AttendanceLine {
  /** User number on the terminal. */
  readonly number: string
  /** Local time of the center, `2026-03-10T08:29:59`. */
  readonly at: string
  readonly verify: number
}

const NUMBER = /^[A-Za-z0-9]{1,24}$/
const SMALL = /^\d{1,3}$/

/** A line of table ATTLOG, seen not after `latest`: number, time, status, verify mode, work code and reserved fields, separated by tabs. */
export function readAttendanceLine(line: string, latest: string): Read<AttendanceLine> {
  const [number = '', time = '', status = '', verify = ''] = line.split('\t', 4).map((field) => field.trim())
  if (!NUMBER.test(number) || !SMALL.test(status) || !SMALL.test(verify)) return unreadable('LINE_MALFORMED')
  const at = readTime(time, latest)
  return at.ok ? { ok: true, value: { number, at: at.value, verify: Number(verify) } } : at
}
