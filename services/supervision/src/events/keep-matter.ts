import { eq } from 'drizzle-orm'
import { insertMatter, recordMatter, updateMatter } from '../db/matter-store.ts'
import { matter } from '../db/schema.ts'
import type { Desk, Place } from '../desk.ts'
import type { MatterRow } from '../views.ts'

interface Told { readonly key: string; readonly place: Place; readonly person: string | null; readonly clause: string; readonly about: string; readonly withdrawn: boolean }

/** A matter another service has opened, or takes back: it stands while it was told more often than taken back. */
export async function keepMatter(desk: Desk, { key, place, person, clause, about, withdrawn }: Told): Promise<void> {
  const [row] = await desk.tx.select().from(matter).where(eq(matter.key, key)).for('update')
  if (!row) {
    const stages = person && about ? [{ stage: about, person, role: 'handler' as const, act: '', fault: true, lateWorkdays: 0, intent: null }] : []
    await insertMatter(desk, place, { origin: 'complaints', key, reference: about || null, about, groundClause: clause, people: person ? [person] : [], stages, balance: withdrawn ? -1 : 1, ...(withdrawn && { state: 'withdrawn' }) })
    return
  }
  const balance = row.balance + (withdrawn ? -1 : 1)
  const known = row.about === '' && about !== '' ? { about, reference: about } : {}
  const state = balance <= 0 ? 'withdrawn' : row.state === 'withdrawn' ? stateBefore(row) : row.state
  const after = await updateMatter(desk.tx, row.id, { balance, state, ...known })
  if (state !== row.state) await recordMatter(desk, after, { type: state === 'withdrawn' ? 'MatterWithdrawn' : 'MatterOpened', detail: about, further: state === 'withdrawn' ? takenBack(row) : [] })
}

const stateBefore = ({ closedAt, decidedAt }: MatterRow) => (closedAt ? 'closed' : decidedAt ? 'decided' : 'open')

/** Whoever was found liable no longer is. */
export function takenBack({ id, center, number, ground, liable, outcome, superior, superiorPerson }: MatterRow) {
  if (outcome !== 'dereliction' || ground === null) return []
  return [{ type: 'AccountabilityDecided' as const, matter: id, center, number, ground, liable, superior, superiorPerson, withdrawn: true }]
}
