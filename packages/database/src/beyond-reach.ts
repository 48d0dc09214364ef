import type { Transaction } from './database.ts'

const WIDEN = `select set_config('hall.before', current_setting('hall.all'), true), set_config('hall.all', 'on', true)`
const BACK = `select set_config('hall.all', current_setting('hall.before'), true)`

interface Statement { readonly text: string; readonly values: readonly unknown[]; readonly name?: string }

/**
 * One statement within the widest reach, for what is counted over all rows of a center by whoever may see some of them. The three
 * go out in one go: no other statement of the transaction gets in between.
 */
export async function sqlBeyondReach<Row extends object>(tx: Transaction, { text, values, name }: Statement): Promise<Row[]> {
  const [, rows] = await Promise.all([tx.sql(WIDEN, [], 'reach.widen'), tx.sql<Row>(text, values, name), tx.sql(BACK, [], 'reach.back')])
  return rows
}
