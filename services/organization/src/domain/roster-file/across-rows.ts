import type { Roster } from '../roster.ts'
import { overlap } from '../stay.ts'
import { lastLine } from './plan-line.ts'
import type { RosterRow, RowError, Wanted } from './row.ts'

/** Each person once in the file, and in one center at a time. */
export function checkPersons(rows: readonly RosterRow[], postedElsewhere: ReadonlySet<string>): RowError[] {
  const first = new Map<string, number>()
  return rows.flatMap(({ row, person }): RowError[] => {
    const earlier = first.get(person)
    if (earlier !== undefined) return [{ row, field: 'person', code: 'NUMBER_TWICE', details: { first: earlier } }]
    first.set(person, row)
    return postedElsewhere.has(person) ? [{ row, field: 'person', code: 'POSTED_ELSEWHERE' }] : []
  })
}

/**
 * A terminal knows people by number: on no day may two people of a center have the same. `roster` is as the file would
 * leave it; of the persons whose rows have errors nobody knows yet.
 */
export function checkAttendanceNumbers(rows: readonly Wanted[], roster: Roster, wrong: ReadonlySet<string>): RowError[] {
  const numbered = [...roster.lines.values()].flat().filter(({ attendanceNumber }) => attendanceNumber !== null)
  const byNumber = Map.groupBy(numbered, ({ attendanceNumber }) => attendanceNumber!)
  const rowByPerson = new Map(rows.map(({ person, row }) => [person, row]))
  return rows.flatMap(({ row, person, content: { attendanceNumber } }): RowError[] => {
    const line = lastLine(roster.lines.get(person))
    if (attendanceNumber === null || !line) return []
    const taken = byNumber.get(attendanceNumber)?.find((other) => other.person !== person && overlap(other, line))
    if (!taken || wrong.has(taken.person)) return []
    const about = { number: attendanceNumber, name: taken.name }
    const other = rowByPerson.get(taken.person)
    if (other === undefined) return [{ row, field: 'attendanceNumber', code: 'ATTENDANCE_NUMBER_TAKEN', details: { ...about, holder: taken.person } }]
    return other < row ? [{ row, field: 'attendanceNumber', code: 'ATTENDANCE_NUMBER_TWICE', details: { ...about, other } }] : []
  })
}
