import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { EVERYTHING } from '@hall/access'
import type { Database } from '@hall/database'

const KEY_BYTES = 32
const keys = new WeakMap<Database, Promise<Uint8Array>>()

/** Hashes with the key of this database, so that codes and contacts cannot be tried out on a copy of a table alone. */
export async function keyedHash(db: Database, purpose: 'code' | 'contact' | 'task', text: string): Promise<Buffer> {
  const key = keys.get(db) ?? drawn(db)
  keys.set(db, key)
  return createHmac('sha256', await key).update(`${purpose}\0${text}`).digest()
}

/** Fetches the key before anybody waits for it inside a transaction. */
export function warmKeys(db: Database): void {
  const key = drawn(db)
  keys.set(db, key)
  key.catch(() => keys.delete(db))
}

/** Whoever is first draws it; the others read it. */
async function drawn(db: Database): Promise<Uint8Array> {
  return db.transaction(EVERYTHING, async (tx) => {
    await tx.sql('insert into secret (purpose, value) values ($1, $2) on conflict do nothing', ['hashes', randomBytes(KEY_BYTES)])
    const [row] = await tx.sql<{ value: Buffer }>('select value from secret where purpose = $1', ['hashes'])
    return row!.value
  })
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
