import { type Read, readTime, unreadable } from './read-line.ts'

/** Something done at the terminal itself, such as setting its clock. */
export interface OperationLine {
  readonly code: number
  /** User number of who did it; `0` for nobody in particular. */
  readonly operator: string
  readonly at: string
}

/** User data and fingerprint or face templates come in the same table: personal data that Hall neither needs nor keeps. */
const PERSONAL = /^(USER|FP|FACE|BIODATA|USERPIC|BIOPHOTO|IDCARD)\s/

/** A line of table OPERLOG: `OPLOG code`, operator, time and four values. Null for personal data, which is passed over. */
export function readOperationLine(line: string, latest: string): Read<OperationLine | null> {
  if (PERSONAL.test(line)) return { ok: true, value: null }
  const [head = '', operator = '', time = ''] = line.split('\t').map((field) => field.trim())
  const code = /^OPLOG (\d{1,3})$/.exec(head)?.[1]
  if (code === undefined || !/^[A-Za-z0-9]{1,24}$/.test(operator)) return unreadable('LINE_MALFORMED')
  const at = readTime(time, latest)
  return at.ok ? { ok: true, value: { code: Number(code), operator, at: at.value } } : at
}
