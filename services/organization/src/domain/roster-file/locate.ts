import { CAPACITIES, type Capacity, type Line, type Place } from '../roster.ts'
import { isBefore } from '../stay.ts'
import type { PlaceIndex } from './place-index.ts'
import type { Content, Field, RosterRow, RowCode, RowError, Wanted } from './row.ts'

type Day = Temporal.PlainDate

/** Finds what a row names. `base` is the person's last line; what the file has no column for is taken from it. */
export function locate(row: RosterRow, base: Line | undefined, { places, day }: { places: PlaceIndex; day: Day }): { wanted: Wanted; errors: RowError[] } {
  const errors: RowError[] = []
  const report = (field: Field, code: RowCode, value?: string) => void errors.push({ row: row.row, field, code, ...(value && { details: { value } }) })
  const from = row.from ?? day
  const place = locatePlace(row, base, { places, from, report })
  const posts = Object.fromEntries(CAPACITIES.map((capacity) => [
    capacity,
    row[capacity] === undefined ? undefined : (row[capacity] ?? []).flatMap((text) => locatePost(text, { places, window: place.window, field: capacity, report })),
  ])) as Record<Capacity, string[] | undefined>
  const content: Content = {
    name: row.name,
    gender: row.gender ?? (row.gender === undefined ? base?.gender : undefined) ?? 'unknown',
    attendanceNumber: kept(row.attendanceNumber, base?.attendanceNumber),
    lead: row.lead ?? (row.lead === undefined && base?.lead === true),
    department: place.department,
    window: place.window,
    section: place.section,
  }
  return { wanted: { row: row.row, person: row.person, from, until: row.until, content, phone: row.phone, posts }, errors }
}

type Report = (field: Field, code: RowCode, value?: string) => void

function kept<T>(given: T | null | undefined, recorded: T | null | undefined): T | null {
  return (given === undefined ? recorded : given) ?? null
}

function locatePlace(row: RosterRow, base: Place | undefined, { places, from, report }: { places: PlaceIndex; from: Day; report: Report }): Place {
  const department = found(row.department, places.findDepartment)
  const window = found(row.window, places.findWindow)
  const section = found(row.section, places.findSection)
  if (department === 'unknown') report('department', 'DEPARTMENT_UNKNOWN', row.department!)
  if (window === 'unknown') report('window', 'WINDOW_UNKNOWN', row.window!)
  if (section === 'unknown') report('section', 'SECTION_UNKNOWN', row.section!)
  const nowhere: Place = { department: null, window: null, section: null }
  if (department === 'unknown' || window === 'unknown' || section === 'unknown') return nowhere

  if (window && section) report('section', 'PLACE_TWICE')
  if (window?.closedOn && !isBefore(from, window.closedOn)) report('window', 'WINDOW_CLOSED', window.number)
  if (window) return { department: department?.id ?? window.department, window: window.id, section: null }
  if (section) return { department: department?.id ?? null, window: null, section: section.id }
  const place: Place = {
    department: department?.id ?? (row.department === undefined ? base?.department ?? null : null),
    window: row.window === undefined ? base?.window ?? null : null,
    section: row.section === undefined ? base?.section ?? null : null,
  }
  if (!place.department && !place.window && !place.section) report('department', 'PLACE_MISSING')
  return place
}

/** Null where the cell is empty or the column absent. */
function found<T>(text: string | null | undefined, find: (text: string) => T | undefined): T | null | 'unknown' {
  return text === undefined || text === null ? null : find(text) ?? 'unknown'
}

function locatePost(
  text: string,
  { places, window, field, report }: { places: PlaceIndex; window: string | null; field: Capacity; report: Report },
): string[] {
  const candidates = places.findPosts(text)
  const own = candidates.filter((post) => post.window === window)
  const [post, second] = own.length > 0 ? own : candidates
  if (!post || second) report(field, post ? 'POST_AMBIGUOUS' : 'POST_UNKNOWN', text)
  return post ? [post.id] : []
}
