import type { Transaction } from '@hall/database'
import { and, eq } from 'drizzle-orm'
import { type PlaceFilter, staysAt } from '../db/place-store.ts'
import { capability } from '../db/schema.ts'
import type { Level } from '../domain/capability/capability.ts'
import { isInForce } from '../domain/mandate/mandate.ts'
import { mandatesOf } from './covers.ts'

type Day = Temporal.PlainDate

/** The qualification an item needs, as recorded; null where it needs none. */
export async function neededFor(tx: Transaction, { center, item }: { center: string; item: string }): Promise<string | null> {
  const [row] = await tx.sql<{ qualification: string }>(
    `select state ->> 'qualification' as qualification from record where kind = 'item_qualification' and center = $1 and state ->> 'item' = $2 and ended_on is null order by recorded_on desc limit 1`, [center, item])
  return row?.qualification ?? null
}

/** Who can do what, by what was given and by letters of authorization; how many can decide each item in the whole center. */
export async function capabilityMatrix(tx: Transaction, { center, window }: PlaceFilter & { center: string }, on: Day) {
  const [stays, given, mandates, needs, away] = await Promise.all([
    staysAt(tx, { center }, on), tx.select().from(capability).where(and(eq(capability.center, center))), mandatesOf(tx, { center }),
    tx.sql<{ item: string; qualification: string }>(`select state ->> 'item' as item, state ->> 'qualification' as qualification from record where kind = 'item_qualification' and center = $1 and ended_on is null`, [center]),
    tx.sql<{ person: string }>(`select distinct person from away where center = $1 and not withdrawn and starts_at < $2::date + 1 and ends_at > $2::date`, [center, on]),
  ])
  const here = new Map(stays.filter((stay) => stay.window !== null).map((stay) => [stay.person, stay]))
  const levels = new Map<string, Map<string, { levels: Set<Level>; byMandate: boolean }>>()
  const add = (item: string, person: string, { level, byMandate }: { level: Level; byMandate: boolean }) => {
    if (!here.has(person)) return
    const people = levels.get(item) ?? new Map<string, { levels: Set<Level>; byMandate: boolean }>()
    const cell = people.get(person) ?? { levels: new Set<Level>(), byMandate: false }
    cell.levels.add(level)
    people.set(person, { levels: cell.levels, byMandate: cell.byMandate || byMandate })
    levels.set(item, people)
  }
  for (const { item, person, level } of given) add(item, person, { level, byMandate: false })
  for (const letter of mandates.filter((file) => isInForce(file, on.toString()))) for (const item of letter.items) add(item, letter.person, { level: 'approve', byMandate: true })
  const shown = [...here.values()].filter((stay) => window === undefined || stay.window === window)
  const items = [...levels].map(([item, people]) => ({
    item,
    cells: shown.flatMap(({ person }) => {
      const cell = people.get(person)
      return cell ? [{ person, levels: [...cell.levels], byMandate: cell.byMandate }] : []
    }),
    deciders: [...people.values()].filter((cell) => cell.levels.has('approve')).length,
    needs: needs.find((row) => row.item === item)?.qualification ?? null,
  })).filter(({ cells }) => cells.length > 0).sort((a, b) => a.deciders - b.deciders || a.item.localeCompare(b.item))
  const able = new Set(items.flatMap(({ cells }) => cells.map(({ person }) => person)))
  return { people: shown.filter(({ person }) => able.has(person)).map(({ person, name, window: at }) => ({ person, name, window: at, away: away.some((one) => one.person === person) })), items }
}
