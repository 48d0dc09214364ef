import type { Transaction } from '@hall/database'
import { findSeat } from './seat.ts'

export interface WindowRow { readonly id: string; readonly center: string; readonly department: string; readonly number: string }

const WINDOW = 'select id, center, department, number from "window" where id = $1 and (closed_on is null or closed_on > current_date)'

export async function windowOf(tx: Transaction, id: string): Promise<WindowRow | undefined> {
  const [row] = await tx.sql<WindowRow>(WINDOW, [id], 'window.find')
  return row
}

/** Stationed in the hall of the center. WS-CAS-12. */
export async function isInHall(tx: Transaction, person: string, { center, now }: { center: string; now: Temporal.Instant }): Promise<boolean> {
  const seat = await findSeat(tx, person, now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate())
  return seat?.center === center && seat.window !== null
}

/** Whether somebody is or was posted at the center: only of these can anything be reported there. */
export async function wasPosted(tx: Transaction, person: string, center: string): Promise<boolean> {
  return (await tx.sql('select 1 from posting where person = $1 and center = $2 limit 1', [person, center], 'person.posted')).length > 0
}
