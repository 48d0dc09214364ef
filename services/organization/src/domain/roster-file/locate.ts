import type { Places, Post, Window } from '../places.ts'
import { CAPACITIES, type Capacity, type Line, type Place } from '../roster.ts'
import { isBefore } from '../stay.ts'
import type { Content, Field, RosterRow, RowCode, RowError, Wanted } from './row.ts'

type Day = Temporal.PlainDate

/** Finds what a row names. `base` is the person's last line; what the file has no column for is taken from it. */
export function locate(row: RosterRow, base: Line | undefined, { places, day }: { places: Places; day: Day }): { wanted: Wanted; errors: RowError[] } {
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

function locatePlace(row: RosterRow, base: Place | undefined, { places, from, report }: { places: Places; from: Day; report: Report }): Place {
  const department = found(row.department, findNamed(places.departments, row.department))
  const window = found(row.window, findWindow(places.windows, row.window))
  const section = found(row.section, findNamed(places.sections, row.section))
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
function found<T>(text: string | null | undefined, match: T | undefined): T | null | 'unknown' {
  if (text === undefined || text === null) return null
  return match ?? 'unknown'
}

function findNamed<T extends { id: string; name: { zh: string; en: string } }>(all: readonly T[], text: string | null | undefined): T | undefined {
  return all.find(({ id, name }) => id === text || name.zh === text || name.en === text)
}

/** By number first: `12` is what the sign says. */
function findWindow(windows: readonly Window[], text: string | null | undefined): Window | undefined {
  return windows.find(({ number }) => number === text) ?? findNamed(windows, text)
}

function locatePost(
  text: string,
  { places, window, field, report }: { places: Places; window: string | null; field: Capacity; report: Report },
): string[] {
  const candidates = places.posts.filter((post) => post.id === text || post.name.zh === text || post.name.en === text || postLabel(post, places) === text)
  const own = candidates.filter((post) => post.window === window)
  const [post, second] = own.length > 0 ? own : candidates
  if (!post || second) report(field, post ? 'POST_AMBIGUOUS' : 'POST_UNKNOWN', text)
  return post ? [post.id] : []
}

/** `A12 受理岗`: names a post in its center. */
export function postLabel(post: Post, places: Pick<Places, 'windows'>): string {
  return `${places.windows.find(({ id }) => id === post.window)?.number ?? ''} ${post.name.zh}`.trim()
}
