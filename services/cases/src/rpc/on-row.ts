import { holds, type Reach } from '@hall/access'
import { problem } from '@hall/contract'
import type { Transaction } from '@hall/database'
import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import { centerOnly, type Seat, seatedReach } from '../cases/seat.ts'

export interface Asking { readonly center: string; readonly id: string; readonly commandId: string }
interface Placed { readonly center: string; readonly department: string | null; readonly window: string | null }
interface Rows<T, U extends string> {
  /** The row, held until the command is over. */
  readonly find: (tx: Transaction, asking: Asking) => Promise<T[]>
  /** Says that there is none, or none for this caller. */
  readonly unknown: U
  readonly isOwn?: (row: T, acting: { readonly reach: Reach; readonly seat: Seat | undefined }) => boolean
}

/** Steps on one row by whoever has its place within reach or sits there; what follows is seen in the whole center. */
export function onRow<T extends Placed, U extends string>(service: ServiceContext, { find, unknown, isOwn = (row, { reach }) => holds(reach, { ...row, person: null }) }: Rows<T, U>) {
  return async <R>(call: CallContext, input: Asking, work: (tx: Transaction, row: T) => Promise<R>) => {
    const acting = await seatedReach(service, call)
    return service.command({ ...call, reach: centerOnly(input.center) }, input, async (tx) => {
      const [row] = await find(tx, input)
      return (row && isOwn(row, acting) ? work(tx, row) : problem(unknown)) as never
    }) as Promise<R | ReturnType<typeof problem<U | 'CONFLICT' | 'COMMAND_REUSED'>>>
  }
}
