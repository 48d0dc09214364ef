import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where a database keeps what was applied to it; not the service's, so no rights and no part of its schema. */
export const MIGRATION_TABLE = 'hall_migration'

export interface MigrationFile {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}
export interface AppliedMigration { readonly name: string; readonly checksum: string }

/** The .sql files of a folder as drizzle-kit numbers them, in order of their names. */
export function readMigrationFiles(folder: string): MigrationFile[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((name) => {
      // A checkout may have changed the line ends.
      const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** What is left to apply. Throws when history differs: a file edited, missing, or added before one already applied. */
export function pendingFiles(files: readonly MigrationFile[], applied: readonly AppliedMigration[]): MigrationFile[] {
  const byName = new Map(files.map((file) => [file.name, file]))
  for (const { name, checksum } of applied) {
    const file = byName.get(name)
    if (!file) throw new Error(`migration ${name} was applied to this database but is not in the folder: the code is older than the database`)
    if (file.checksum !== checksum) throw new Error(`migration ${name} was edited after it was applied: restore it and write a new one`)
  }
  const done = new Set(applied.map(({ name }) => name))
  const last = [...done].sort().at(-1) ?? ''
  const pending = files.filter(({ name }) => !done.has(name))
  const late = pending.find(({ name }) => name < last)
  if (late) throw new Error(`migration ${late.name} sorts before ${last}, which is already applied: number it after`)
  return pending
}
