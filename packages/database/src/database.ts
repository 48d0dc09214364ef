import type { Reach } from '@hall/access'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { reachValues, SET_REACH } from './reach-settings.ts'
import { toWire, wireTypes } from './wire-types.ts'
import { withoutValues } from './without-values.ts'

export interface DatabaseConfig {
  readonly url: string
  /** Shown in pg_stat_activity. */
  readonly name: string
  /** Connections of the pool. */
  readonly max?: number
  readonly statementTimeoutMs?: number
}

/** Raw SQL. Instants and dates go in and come out as Temporal. A `name` keeps the plan prepared on each connection. */
export type Sql = <Row extends object>(text: string, values?: readonly unknown[], name?: string) => Promise<Row[]>

/** drizzle's typed queries and raw SQL on one connection, inside one transaction. */
export interface Transaction extends Omit<NodePgDatabase, 'transaction' | '$client'> {
  readonly sql: Sql
  /** Tells the listeners of `topic` in this process once, after the commit. */
  signal(topic: string): void
}

export interface Database extends AsyncDisposable {
  readonly name: string
  /** Runs `work` in one transaction that sees and writes within `reach`. What it throws rolls back; errors of queries come out without their values. */
  transaction<T>(reach: Reach, work: (tx: Transaction) => Promise<T>): Promise<T>
  /** The same on one unchanging snapshot; a write fails. */
  read<T>(reach: Reach, work: (tx: Transaction) => Promise<T>): Promise<T>
  onSignal(topic: string, listener: () => void): Disposable
  /** A connection of its own, outside the pool and without a statement timeout: for session locks. The caller ends it. */
  connectApart(): Promise<pg.Client>
}

/** The server answered COMMIT with a rollback: a statement had failed and its error was swallowed. Nothing was written. */
export class TransactionAbortedError extends Error {
  override readonly name = 'TransactionAbortedError'
}

const BEGIN = 'begin'
const BEGIN_READ = 'begin isolation level repeatable read read only'

export function openDatabase({ url, name, max = 10, statementTimeoutMs = 15_000 }: DatabaseConfig): Database {
  const connection = { connectionString: url, application_name: name, types: wireTypes, keepAlive: true }
  const pool = new pg.Pool({
    ...connection,
    max,
    // Statements go out without waiting for the answers of those before: BEGIN and the reach cost no round trip of their own.
    pipeline: true,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
  } as pg.PoolConfig)
  // A connection that breaks fails the query on it and is replaced; the event would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const listeners = new Map<string, Set<() => void>>()

  async function run<T>(begin: string, reach: Reach, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await pool.connect()
    const signals = new Set<string>()
    let broken: unknown
    try {
      const opened = Promise.all([client.query(begin), client.query({ name: 'reach', text: SET_REACH, values: reachValues(reach) })])
      opened.catch(() => undefined)
      const result = await work(transactionOn(client, signals))
      await opened
      const { command } = await client.query('commit')
      if (command !== 'COMMIT') throw new TransactionAbortedError('the transaction was rolled back: one of its statements had failed')
      for (const topic of signals) for (const listener of listeners.get(topic) ?? []) listener()
      return result
    } catch (error) {
      await client.query('rollback').catch((failure) => { broken = failure })
      throw withoutValues(error)
    } finally {
      client.release(broken instanceof Error ? broken : undefined)
    }
  }

  return {
    name,
    transaction: (reach, work) => run(BEGIN, reach, work),
    read: (reach, work) => run(BEGIN_READ, reach, work),
    onSignal(topic, listener) {
      const known = listeners.get(topic) ?? new Set()
      listeners.set(topic, known.add(listener))
      return { [Symbol.dispose]: () => void known.delete(listener) }
    },
    async connectApart() {
      const client = new pg.Client(connection)
      client.on('error', () => undefined)
      await client.connect()
      return client
    },
    [Symbol.asyncDispose]: () => pool.end(),
  }
}

function transactionOn(client: pg.ClientBase, signals: Set<string>): Transaction {
  return Object.assign(drizzle(client as pg.PoolClient), {
    sql: sqlOn(client),
    signal: (topic: string) => void signals.add(topic),
  })
}

/** Raw SQL on a connection of the caller's. */
export function sqlOn(client: pg.ClientBase): Sql {
  return async <Row extends object>(text: string, values: readonly unknown[] = [], name?: string) => {
    try {
      const { rows } = await client.query<Row>({ text, values: values.map(toWire), name })
      return rows
    } catch (error) {
      throw withoutValues(error)
    }
  }
}
