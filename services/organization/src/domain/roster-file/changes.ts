import { CAPACITIES, type Line, type Seat } from '../roster.ts'
import type { PlaceIndex } from './place-index.ts'
import type { Field, Wanted } from './row.ts'

export interface Change {
  readonly row: number
  readonly person: string
  readonly name: string
  readonly kind: 'new' | 'changed' | 'unchanged'
  readonly changes: { readonly field: Field; readonly before: string | null; readonly after: string | null }[]
}

/** What the record says about a person, as the file would say it. */
export type Description = ReadonlyMap<Field, string | null>

export interface Described {
  readonly line: Line | undefined
  readonly seats: readonly Seat[]
  /** Masked. */
  readonly phone: string | null
  readonly places: PlaceIndex
}

export function describe({ line, seats, phone, places }: Described): Description {
  if (!line) return new Map()
  return new Map<Field, string | null>([
    ['name', line.name],
    ['gender', line.gender],
    ['department', line.department && (places.findDepartment(line.department)?.name.zh ?? line.department)],
    ['window', line.window && places.numberOf(line.window)],
    ['section', line.section && (places.findSection(line.section)?.name.zh ?? line.section)],
    ...CAPACITIES.map((capacity): [Field, string | null] => [capacity, seats.filter((seat) => seat.capacity === capacity)
      .map(({ post }) => places.labelOf(places.getPost(post))).sort().join('、') || null]),
    ['lead', line.lead ? 'yes' : 'no'],
    ['attendanceNumber', line.attendanceNumber],
    ['phone', phone],
    ['until', line.until?.toString() ?? null],
  ])
}

/** `phone`: whether the number changes, which its masked form may not show. */
export function difference({ row, person, content: { name } }: Wanted, { before, after, phone }: { before: Description; after: Description; phone: boolean }): Change {
  const changes = [...after].flatMap(([field, value]) => {
    const earlier = before.get(field) ?? null
    return earlier === value && !(field === 'phone' && phone) ? [] : [{ field, before: earlier, after: value }]
  })
  return { row, person, name, kind: before.size === 0 ? 'new' : changes.length > 0 ? 'changed' : 'unchanged', changes }
}
