import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { SIGNING_ALGORITHM } from './clients.ts'

export interface Keys {
  /** Private; the provider publishes the public halves. */
  readonly signing: JWK[]
  readonly cookies: string[]
}

/** The keys kept in `file`, made on first use, so that tokens and logins outlive a restart. Throws when the file is unreadable. */
export async function loadKeys(file: string): Promise<Keys> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true })
  const jwk = await exportJWK(privateKey)
  const kid = await calculateJwkThumbprint(jwk)
  const keys: Keys = {
    signing: [{ ...jwk, kid, alg: SIGNING_ALGORITHM, use: 'sig' }],
    cookies: [randomBytes(32).toString('base64url')],
  }
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  return keys
}
