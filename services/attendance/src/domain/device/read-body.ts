import { localTime } from '@hall/calendar'
import { type AttendanceLine, readAttendanceLine } from './attendance-line.ts'
import { type OperationLine, readOperationLine } from './operation-line.ts'
import { latestTime, type LineCode, linesOf } from './read-line.ts'

/** What a terminal sent in one body, read. */
export interface Sent {
  readonly table: string
  readonly checks: readonly (AttendanceLine & { readonly line: string })[]
  /** Numbers of the checks, each once. */
  readonly numbers: readonly string[]
  readonly operations: readonly OperationLine[]
  /** Lines of personal data, which are not kept. */
  readonly passedOver: number
  readonly unread: readonly { readonly line: string; readonly code: LineCode }[]
}

const NOTHING: Omit<Sent, 'table'> = { checks: [], numbers: [], operations: [], passedOver: 0, unread: [] }

/** Never throws: a line that cannot be read is given a code, and so is a table nobody asked for, of which no content is taken. */
export function readBody({ table, body }: { table: string; body: string }, now: Temporal.Instant): Sent {
  const latest = latestTime(localTime(now))
  switch (table) {
    case 'ATTLOG': return { ...NOTHING, table, ...readChecks(body, latest) }
    case 'OPERLOG': return { ...NOTHING, table, ...readOperations(body, latest) }
    default: return { ...NOTHING, table, unread: [{ line: table, code: 'TABLE_UNKNOWN' }] }
  }
}

function readChecks(body: string, latest: string): Pick<Sent, 'checks' | 'numbers' | 'unread'> {
  const checks: Sent['checks'][number][] = []
  const unread: Sent['unread'][number][] = []
  for (const line of linesOf(body)) {
    const read = readAttendanceLine(line, latest)
    if (read.ok) checks.push({ ...read.value, line })
    else unread.push({ line, code: read.code })
  }
  return { checks, numbers: [...new Set(checks.map(({ number }) => number))], unread }
}

function readOperations(body: string, latest: string): Pick<Sent, 'operations' | 'passedOver' | 'unread'> {
  const operations: OperationLine[] = []
  const unread: Sent['unread'][number][] = []
  let passedOver = 0
  for (const line of linesOf(body)) {
    const read = readOperationLine(line, latest)
    if (!read.ok) unread.push({ line, code: read.code })
    else if (read.value) operations.push(read.value)
    else passedOver++
  }
  return { operations, passedOver, unread }
}
