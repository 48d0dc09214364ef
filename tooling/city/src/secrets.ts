import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

const schema = z.record(z.string(), z.string().min(20))

export interface Secrets {
  /** Made on first use and kept from then on. */
  get(name: string): string
}

/** The passwords of this installation, in a file only its owner may read. Throws when the file is damaged. */
export function openSecrets(file: string): Secrets {
  const known = existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  mkdirSync(dirname(file), { recursive: true })
  return {
    get(name) {
      const existing = known[name]
      if (existing) return existing
      const made = randomBytes(24).toString('base64url')
      known[name] = made
      // Renamed into place: a cut-off file would lock everybody out of the databases.
      writeFileSync(`${file}.new`, JSON.stringify(known, undefined, 2), { mode: 0o600 })
      renameSync(`${file}.new`, file)
      return made
    },
  }
}
