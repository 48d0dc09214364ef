import pg from 'pg'

export const SERVICE_NAMES = ['organization', 'regulation', 'attendance'] as const
export type ServiceName = (typeof SERVICE_NAMES)[number]

/** A service's database, seen past its row-level security. */
export interface Store {
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** The column `key` of every row. */
  keys(sql: string): Promise<string[]>
}
export type Stores = Readonly<Record<ServiceName, Store>> & AsyncDisposable

export async function openStores(adminUrl: string): Promise<Stores> {
  await using stack = new AsyncDisposableStack()
  const open = async (name: ServiceName): Promise<[ServiceName, Store]> => {
    const client = new pg.Client(Object.assign(new URL(adminUrl), { pathname: `/hall_${name}` }).href)
    await client.connect()
    stack.defer(() => client.end())
    const rows: Store['rows'] = async <Row extends object>(sql: string, values: readonly unknown[] = []) => (await client.query<Row>(sql, [...values])).rows
    return [name, { rows, keys: async (sql) => (await rows<{ key: string }>(sql)).map(({ key }) => key) }]
  }
  const stores = Object.fromEntries(await Promise.all(SERVICE_NAMES.map(open))) as Record<ServiceName, Store>
  const opened = stack.move()
  return { ...stores, [Symbol.asyncDispose]: () => opened.disposeAsync() }
}
