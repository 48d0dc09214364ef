import { type AttendanceLine, readAttendanceLine } from './attendance-line.ts'
import type { LineCode } from './read-line.ts'

/** Lines of a file, each with its row. */
export interface FileLine { readonly row: number; readonly line: string }

/** Whether a file is what a terminal writes on a USB stick: tabs, a number, a time. */
export function looksLikeAttlog(text: string): boolean {
  const first = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '')
  return first !== undefined && /^\s*[A-Za-z0-9]{1,24}\t\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(first)
}

/** `attlog.dat` as lines of the push protocol: number, time, terminal, status, verify mode, work code (without the terminal there). */
export function attlogLines(text: string): FileLine[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    if (line.trim() === '') return []
    const [number = '', time = '', , status = '0', verify = '0', code = '0'] = line.split('\t').map((field) => field.trim())
    return [{ row: index + 1, line: [number, time, status || '0', verify || '0', code || '0', '0'].join('\t') }]
  })
}

export type ReadLine = { readonly row: number; readonly line: string } & ({ readonly ok: true; readonly value: AttendanceLine } | { readonly ok: false; readonly code: LineCode })

export function readFileLines(lines: readonly FileLine[], latest: string): ReadLine[] {
  return lines.map(({ row, line }) => ({ row, line, ...readAttendanceLine(line, latest) }))
}
