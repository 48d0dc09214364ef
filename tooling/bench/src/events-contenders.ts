import { randomUUID } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import { openDatabase } from '@hall/database'
import { append, startConsumer, startRelay } from '@hall/journal'
import { connect } from '@nats-io/transport-node'
import pg from 'pg'
import { PgBoss } from 'pg-boss'

/** A way to get an event from the transaction it belongs to into the transaction that handles it. */
export interface Contender extends AsyncDisposable {
  /** Resolves once committed. */
  commit(id: string): Promise<void>
}

export interface Place {
  readonly databaseUrl: string
  readonly natsUrl: string
  /** Connections for those who commit. */
  readonly writers: number
  /** Called at the end of the handler, before its transaction commits: pg-boss has no hook after it. */
  readonly onHandled: (ids: readonly string[]) => void
}

const INSERT_HANDLED = 'insert into handled (event_id) values ($1)'
const silent = { info: () => undefined, warn: console.error, error: console.error }

/** Events handled per transaction, at most, by either. */
const BATCH = 200

/** Journal, hash chain, relay, JetStream, consumer with inbox: each event once and in order. */
export async function startJournal({ databaseUrl, natsUrl, writers, onHandled }: Place): Promise<Contender> {
  const db = openDatabase({ url: databaseUrl, name: 'bench', max: writers + 4 })
  const nats = await connect({ servers: natsUrl })
  const service = `bench${process.pid}`
  const relay = startRelay({ db, nats, service, log: silent, toPublic: ({ event: { type, ...data } }) => ({ type, v: 1, data }) })
  const consumer = startConsumer({
    db, nats, service, name: 'bench', from: service, log: silent, batchSize: BATCH,
    async handle(tx, { data }) {
      const { id } = data as { id: string }
      await tx.sql(INSERT_HANDLED, [id], 'handled')
      onHandled([id])
    },
  })
  return {
    commit: (id) => db.transaction(EVERYTHING, async (tx) => {
      const meta = { commandId: randomUUID(), actor: 'bench', center: 'c-1', now: Temporal.Now.instant() }
      const appended = await append(tx, { stream: id, expectedVersion: 0, events: [{ type: 'happened', id } as never], meta })
      if (!appended.ok) throw new Error('conflict')
    }),
    async [Symbol.asyncDispose]() {
      await consumer[Symbol.asyncDispose]()
      await relay[Symbol.asyncDispose]()
      await nats.close()
      await db[Symbol.asyncDispose]()
    },
  }
}

/** pg-boss with all it has for speed: notification, continuous fetching, whole batches settled in the handler's transaction. */
export async function startPgBoss({ databaseUrl, writers, onHandled }: Place): Promise<Contender> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: writers })
  pool.on('error', () => undefined)
  const boss = new PgBoss({ connectionString: databaseUrl, max: 8, useListenNotify: true, supervise: false, schedule: false })
  boss.on('error', console.error)
  await boss.start()
  await boss.createQueue('bench', { notify: true })
  await boss.work<{ id: string }, void, { batchSize: number; burstWhenBatchFull: true; transactional: true; pollingIntervalSeconds: number }>(
    'bench', { batchSize: BATCH, burstWhenBatchFull: true, transactional: true, pollingIntervalSeconds: 0.5 },
    async (jobs, db) => {
      for (const { data } of jobs) await db.executeSql(INSERT_HANDLED, [data.id])
      onHandled(jobs.map(({ data }) => data.id))
    },
  )
  return {
    async commit(id) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        await boss.send('bench', { id }, { db: { executeSql: (text, values) => client.query(text, values) } })
        await client.query('commit')
      } finally {
        client.release()
      }
    },
    async [Symbol.asyncDispose]() {
      await boss.stop({ graceful: true })
      await pool.end()
    },
  }
}
