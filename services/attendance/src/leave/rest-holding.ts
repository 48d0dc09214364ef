import type { HoldingChanged } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { loadLines } from '../db/balance-store.ts'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { bucketsOf } from '../domain/leave/balance.ts'
import { fill, inBoth } from '../notices/phrase.ts'
import texts from '../notices/leave-texts.json' with { type: 'json' }

interface Earned { readonly person: string; readonly center: string; readonly bucket: string }

/** Time off earned by a day worked and not taken yet is owed: it is settled before somebody leaves the post. */
export async function restHolding(tx: Transaction, { person, center, bucket }: Earned): Promise<AttendanceEvent> {
  const left = bucketsOf(await loadLines(tx, person, 'rest')).find((one) => one.bucket === bucket)?.left ?? 0
  const words = inBoth(() => ({ date: bucket, days: String(left / 2) }))
  const holding: HoldingChanged = { person, center, kind: 'leave_balance', reference: `rest/${bucket}`, open: left > 0, label: fill(texts.restLeft, words) }
  return { type: 'HoldingChanged', ...holding }
}
