import pg from 'pg'

export const SERVICE_NAMES = ['organization', 'regulation', 'attendance'] as const
export type ServiceName = (typeof SERVICE_NAMES)[number]

/** What the attendance service has still to judge, and with its error what it could not. */
export const TO_JUDGE = 'days_to_judge'

/** A service's database, seen past its row-level security. */
export interface Store {
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** The column `key` of every row. */
  keys(sql: string): Promise<string[]>
}
export type Stores = Readonly<Record<ServiceName, Store>> & AsyncDisposable

export function openStores(adminUrl: string): Stores {
  const stack = new AsyncDisposableStack()
  const open = (name: ServiceName): [ServiceName, Store] => {
    const pool = new pg.Pool({ connectionString: Object.assign(new URL(adminUrl), { pathname: `/hall_${name}` }).href, max: 3 })
    stack.defer(() => pool.end())
    const rows: Store['rows'] = async <Row extends object>(sql: string, values: readonly unknown[] = []) => (await pool.query<Row>(sql, [...values])).rows
    return [name, { rows, keys: async (sql) => (await rows<{ key: string }>(sql)).map(({ key }) => key) }]
  }
  const stores = Object.fromEntries(SERVICE_NAMES.map(open)) as Record<ServiceName, Store>
  return { ...stores, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}
