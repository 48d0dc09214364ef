import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Transaction } from '@hall/database'
import { ledgerKey } from './schema.ts'

export interface LedgerKey { readonly publicKey: string; readonly privateKey: KeyObject }

/** The key of this service; made at its first use. `tx` sees everything. */
export async function loadKey(tx: Transaction, now: Temporal.Instant): Promise<LedgerKey> {
  const known = await findKey(tx)
  if (known) return known
  const made = generateKeyPairSync('ed25519')
  await tx.insert(ledgerKey).values({
    algorithm: 'Ed25519', madeAt: now,
    publicKey: made.publicKey.export({ type: 'spki', format: 'der' }), privateKey: made.privateKey.export({ type: 'pkcs8', format: 'der' }),
  }).onConflictDoNothing()
  // Of two that began at once, the first to commit stands.
  return (await findKey(tx))!
}

export async function findKey(tx: Transaction): Promise<LedgerKey | undefined> {
  const [row] = await tx.select().from(ledgerKey)
  if (!row) return undefined
  const publicKey = createPublicKey({ key: Buffer.from(row.publicKey), type: 'spki', format: 'der' })
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: createPrivateKey({ key: Buffer.from(row.privateKey), type: 'pkcs8', format: 'der' }),
  }
}

export function signText({ privateKey }: LedgerKey, text: string): string {
  return sign(null, Buffer.from(text), privateKey).toString('base64')
}
