import { refuse, type Refusal } from '@hall/decider'
import type { CasesPolicy } from '@hall/regulation'

interface Place { readonly id: string; readonly number: string }
interface Staffing { readonly members: number; readonly away: number }

/** Not closed while somebody holds a ticket of the session: whoever waits at closing time is still served. WS-CAS-01. */
export function faultOfClosing({ waiting, called }: { waiting: number; called: number }, { tickets }: CasesPolicy): Refusal<'TICKETS_WAITING'> | undefined {
  if (!tickets?.extended || waiting + called === 0) return undefined
  return refuse('TICKETS_WAITING', { waiting, called }, tickets.extended.clause).refusal
}

/** Whether the windows beside receive for this one: it has one person, and that one is away. WS-CAS-03. */
export function goesBeside({ members, away }: Staffing, { tickets }: CasesPolicy): string | undefined {
  return tickets?.onePerson && members === 1 && away === 1 ? tickets.onePerson.clause : undefined
}

/** The windows before and after by number. */
export function beside(own: string, windows: readonly Place[]): string[] {
  const row = [...windows].sort((a, b) => a.number.localeCompare(b.number, 'zh', { numeric: true }))
  const at = row.findIndex(({ id }) => id === own)
  return at < 0 ? [] : [row[at - 1], row[at + 1]].flatMap((one) => (one ? [one.id] : []))
}

/** Leading somebody there oneself is for when nobody waits; otherwise somebody is arranged. WS-CAS-08. */
export function faultOfLeading(waiting: number, { contacts: { selfLed } }: CasesPolicy): Refusal<'ESCORT_ARRANGE'> | undefined {
  return selfLed && waiting > 0 ? refuse('ESCORT_ARRANGE', { waiting, arrange: 'guide_desk' }, selfLed.clause).refusal : undefined
}

/** Stream `ticket/<id>`. */
export type TicketEvent =
  | { readonly type: 'TicketIssued'; readonly id: string; readonly number: string; readonly window: string; readonly day: string; readonly booked: boolean; readonly offeredTo: readonly string[] }
  | { readonly type: 'TicketCalled'; readonly id: string; readonly by: string; readonly contact: string }
  | { readonly type: 'TicketPhoned'; readonly id: string }
  | { readonly type: 'TicketHandedBack'; readonly id: string; readonly to: string }
  | { readonly type: 'TicketFinished'; readonly id: string; readonly outcome: string }
  | { readonly type: 'TicketMissed'; readonly id: string }
