import { type Read, readTime, unreadable } from './read-line.ts'

/** One check as a terminal reports it. */
export interface AttendanceLine {
  /** User number on the terminal. */
  readonly number: string
  readonly at: Temporal.PlainDateTime
  readonly verify: number
}

const NUMBER = /^[A-Za-z0-9]{1,24}$/
const SMALL = /^\d{1,3}$/

/** A line of table ATTLOG: number, time, status, verify mode, work code and reserved fields, separated by tabs. */
export function readAttendanceLine(line: string, localNow: Temporal.PlainDateTime): Read<AttendanceLine> {
  const [number = '', time = '', status = '', verify = ''] = line.split('\t').map((field) => field.trim())
  if (!NUMBER.test(number) || !SMALL.test(status) || !SMALL.test(verify)) return unreadable('LINE_MALFORMED')
  const at = readTime(time, localNow)
  return at.ok ? { ok: true, value: { number, at: at.value, verify: Number(verify) } } : at
}
