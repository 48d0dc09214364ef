import type { Transaction } from '@hall/database'
import { and, eq } from 'drizzle-orm'
import type { Desk, Place } from '../desk.ts'
import type { MatterRow } from '../views.ts'
import { matter } from './schema.ts'

export async function lockMatter(tx: Transaction, { center, matter: id }: { center: string; matter: string }): Promise<MatterRow | undefined> {
  const [row] = await tx.select().from(matter).where(and(eq(matter.id, id), eq(matter.center, center))).for('update')
  return row
}

type New = Partial<typeof matter.$inferInsert> & Pick<MatterRow, 'origin' | 'about'>

/** A matter under the next number of its center's year. */
export async function insertMatter(desk: Desk, place: Place, given: New): Promise<MatterRow> {
  const { tx, now } = desk
  const { center, department = null, window = null } = place
  const year = now.toZonedDateTimeISO('Asia/Shanghai').year
  // Two at once would take one number.
  await tx.sql(`select pg_advisory_xact_lock(hashtext('matter:' || $1))`, [center])
  const [last] = await tx.sql<{ nth: number }>(`select count(*)::int as nth from matter where center = $1 and number like $2`, [center, `${year}-%`])
  const number = `${year}-${String((last?.nth ?? 0) + 1).padStart(3, '0')}`
  const [row] = await tx.insert(matter).values({
    id: desk.newId(), center, department, window, number, state: 'open', facts: [], stages: [], liable: [], released: [], people: [], openedBy: desk.by, openedAt: now,
    circumstances: { concealed: false, overruled: false, alteredBy: [], meeting: null, post: null }, ...given,
  }).returning()
  await recordMatter(desk, row!, { type: 'MatterOpened', detail: row!.about })
  return row!
}

type Events = Parameters<Desk['write']>[0]['events']
interface Step { readonly type: Extract<Events[number], { number: string; detail: string }>['type']; readonly detail: string; readonly further?: Events; readonly clauses?: readonly (string | null | undefined)[] }

export function recordMatter(desk: Desk, { id, number, center, groundClause }: MatterRow, { type, detail, further = [], clauses = [] }: Step) {
  return desk.write({ stream: `matter/${id}`, place: { center }, events: [{ type, id, number, detail }, ...further] }, [groundClause, ...clauses])
}

export async function updateMatter(tx: Transaction, id: string, change: Partial<typeof matter.$inferInsert>): Promise<MatterRow> {
  const [row] = await tx.update(matter).set(change).where(eq(matter.id, id)).returning()
  return row!
}
