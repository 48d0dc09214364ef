import { EVERYTHING, NOTHING, type Reach } from '@hall/access'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'

/** Where somebody sits today. */
export interface Seat { readonly person: string; readonly name: string; readonly center: string | null; readonly department: string | null; readonly window: string | null; readonly lead: boolean }
export interface Place { readonly center: string; readonly department: string | null; readonly window: string | null; readonly person: string | null; readonly departments?: readonly string[] }

const SEAT = `select person, name, center, department, "window", lead from posting where person = $1 and starts_on <= $2 and (ends_on is null or ends_on > $2)`

export async function findSeat(tx: Transaction, person: string, on: Temporal.PlainDate): Promise<Seat | undefined> {
  const [row] = await tx.sql<Seat>(SEAT, [person, on], 'seat.find')
  return row
}

/**
 * The reach of who sits at a window covers what lies at the window: one examines and another approves, and whoever covers a post
 * takes over its cases. A department's people at the center take part in the joint cases it is involved in.
 */
export function takesPart(seat: Seat | undefined, place: Place): boolean {
  if (!seat?.center || seat.center !== place.center) return false
  return (seat.window !== null && seat.window === place.window) || (seat.department !== null && (seat.department === place.department || (place.departments ?? []).includes(seat.department)))
}

/** The caller's own reach, widened by the window the caller sits at. */
export async function seatedReach(service: ServiceContext, call: CallContext): Promise<{ reach: Reach; seat: Seat | undefined }> {
  const seat = await service.db.read(EVERYTHING, (tx) => findSeat(tx, call.actor.id, call.now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()))
  if (!seat?.window || call.reach.all || call.reach.windows.includes(seat.window)) return { reach: call.reach, seat }
  return { reach: { ...call.reach, windows: [...call.reach.windows, seat.window] }, seat }
}

/** Only the center of one case, once it is clear that the caller takes part in it. */
export function centerOnly(center: string): Reach {
  return { ...NOTHING, centers: [center] }
}
