import type { Places } from '../places.ts'
import { CAPACITIES, type Line, type Seat } from '../roster.ts'
import { postLabel } from './locate.ts'
import type { Field, Wanted } from './row.ts'

export interface Change {
  readonly row: number
  readonly person: string
  readonly name: string
  readonly kind: 'new' | 'changed' | 'unchanged'
  readonly changes: readonly { readonly field: Field; readonly before: string | null; readonly after: string | null }[]
}

/** What the record says about a person, as the file would say it. */
export type Description = ReadonlyMap<Field, string | null>

export interface Described {
  readonly line: Line | undefined
  readonly seats: readonly Seat[]
  /** Masked. */
  readonly phone: string | null
  readonly places: Places
}

export function describe({ line, seats, phone, places }: Described): Description {
  if (!line) return new Map()
  const named = (all: readonly { id: string; name: { zh: string } }[], id: string | null) => all.find((one) => one.id === id)?.name.zh ?? id
  return new Map<Field, string | null>([
    ['name', line.name],
    ['gender', line.gender],
    ['department', named(places.departments, line.department)],
    ['window', places.windows.find(({ id }) => id === line.window)?.number ?? line.window],
    ['section', named(places.sections, line.section)],
    ...CAPACITIES.map((capacity): [Field, string | null] => [capacity, seats.filter((seat) => seat.capacity === capacity)
      .map((seat) => labelOf(seat, places)).sort().join('、') || null]),
    ['lead', line.lead ? 'yes' : 'no'],
    ['attendanceNumber', line.attendanceNumber],
    ['phone', phone],
    ['until', line.until?.toString() ?? null],
  ])
}

function labelOf({ post }: Seat, places: Places): string {
  const known = places.posts.find(({ id }) => id === post)
  return known ? postLabel(known, places) : post
}

/** `phone`: whether the number changes, which its masked form may not show. */
export function difference({ row, person, content: { name } }: Wanted, { before, after, phone }: { before: Description; after: Description; phone: boolean }): Change {
  const changes = [...after].flatMap(([field, value]) => {
    const earlier = before.get(field) ?? null
    return earlier === value && !(field === 'phone' && phone) ? [] : [{ field, before: earlier, after: value }]
  })
  return { row, person, name, kind: before.size === 0 ? 'new' : changes.length > 0 ? 'changed' : 'unchanged', changes }
}
