import type { HoldingChanged } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append, type EventMeta } from '@hall/journal'
import type { Complaint } from '../domain/complaint.ts'

interface Changing { readonly before: Complaint | undefined; readonly after: Complaint; readonly meta: EventMeta; readonly newId: () => string }
type Holding = Omit<HoldingChanged, 'open'>

/** What leaving the post would leave behind: a complaint in hand, one about oneself not settled, an objection not decided. */
export async function changeHoldings(tx: Transaction, { before, after, meta, newId }: Changing): Promise<void> {
  const [had, has] = [before ? holdingsOf(before) : [], holdingsOf(after)]
  const isIn = (list: readonly Holding[], one: Holding) => list.some(({ person, kind, reference }) => person === one.person && kind === one.kind && reference === one.reference)
  const changes = [...has.filter((one) => !isIn(had, one)).map((one) => ({ ...one, open: true })), ...had.filter((one) => !isIn(has, one)).map((one) => ({ ...one, open: false }))]
  for (const change of changes) {
    await append(tx, { stream: `holding/${newId()}`, expectedVersion: 0, events: [{ type: 'HoldingChanged', ...change } as never], meta })
  }
}

function holdingsOf({ status, handler, person, personAsked, objection, number, center }: Complaint): Holding[] {
  const label = { zh: number, en: number }
  const open = status === 'open' || status === 'draft'
  return [
    ...(open && handler ? [{ person: handler, kind: 'complaint' as const, reference: number, center, label }] : []),
    ...(open && personAsked && person ? [{ person, kind: 'complaint' as const, reference: `${number}/about`, center, label }] : []),
    ...(objection && !objection.decided ? [{ person: objection.by, kind: 'objection' as const, reference: number, center, label }] : []),
  ]
}
