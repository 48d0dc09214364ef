import { DatabaseSync } from 'node:sqlite'
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

export interface Store extends Disposable {
  readonly adapter: AdapterFactory
}

const SCHEMA = `
  pragma journal_mode = wal;
  pragma synchronous = normal;
  create table if not exists artifact (
    model text not null, id text not null, payload text not null,
    grant_id text, uid text, user_code text, expires_at integer not null,
    primary key (model, id)
  ) without rowid;
  create index if not exists artifact_grant on artifact (grant_id);
  create index if not exists artifact_expiry on artifact (expires_at);
`
const PRUNE_EVERY_MS = 60_000
/** For the few artifacts that do not expire. */
const FOREVER_SECONDS = 100 * 365 * 86_400

/** Sessions, grants and refresh tokens in one file, so that a restart logs nobody out. */
export function openStore(file: string): Store {
  const db = new DatabaseSync(file)
  db.exec(SCHEMA)
  const statements = {
    upsert: db.prepare('insert or replace into artifact values (?, ?, ?, ?, ?, ?, ?)'),
    byId: db.prepare('select payload from artifact where model = ? and id = ? and expires_at > ?'),
    byUid: db.prepare('select payload from artifact where model = ? and uid = ? and expires_at > ?'),
    byUserCode: db.prepare('select payload from artifact where model = ? and user_code = ? and expires_at > ?'),
    consume: db.prepare("update artifact set payload = json_set(payload, '$.consumed', ?) where model = ? and id = ?"),
    destroy: db.prepare('delete from artifact where model = ? and id = ?'),
    revoke: db.prepare('delete from artifact where model = ? and grant_id = ?'),
    prune: db.prepare('delete from artifact where expires_at <= ?'),
  }
  let prunedAt = 0

  const find = (by: 'byId' | 'byUid' | 'byUserCode', model: string, value: string): AdapterPayload | undefined => {
    const row = statements[by].get(model, value, Date.now())
    return row ? JSON.parse(String(row.payload)) : undefined
  }

  const adapter = (model: string): Adapter => ({
    async upsert(id, payload, expiresIn) {
      const now = Date.now()
      if (now - prunedAt > PRUNE_EVERY_MS) {
        statements.prune.run(now)
        prunedAt = now
      }
      const { grantId = null, uid = null, userCode = null } = payload
      statements.upsert.run(model, id, JSON.stringify(payload), grantId, uid, userCode, now + (expiresIn ?? FOREVER_SECONDS) * 1000)
    },
    find: async (id) => find('byId', model, id),
    findByUid: async (uid) => find('byUid', model, uid),
    findByUserCode: async (userCode) => find('byUserCode', model, userCode),
    consume: async (id) => void statements.consume.run(Math.floor(Date.now() / 1000), model, id),
    destroy: async (id) => void statements.destroy.run(model, id),
    revokeByGrantId: async (grantId) => void statements.revoke.run(model, grantId),
  })

  return { adapter, [Symbol.dispose]: () => db.close() }
}
