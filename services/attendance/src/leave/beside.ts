import type { Transaction } from '@hall/database'

/** The windows left and right of one, in the order their ids count them. */
export async function besideOf(tx: Transaction, center: string, window: string | null): Promise<string[]> {
  if (window === null) return []
  const rows = await tx.sql<{ id: string }>('select id from "window" where center = $1 and closed_on is null', [center], 'windows.of')
  const inOrder = rows.map(({ id }) => id).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  const here = inOrder.indexOf(window)
  return here === -1 ? [] : [inOrder[here - 1], inOrder[here + 1]].filter((id) => id !== undefined)
}
