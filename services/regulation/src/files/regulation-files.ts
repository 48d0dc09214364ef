import { readdir, readFile } from 'node:fs/promises'
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { type ClauseFile, clauseFile, type PolicyFile, policyFile } from '@hall/regulation'
import { parse } from 'yaml'
import type { z } from 'zod'

/** A file of the regulations folder. Reading it in takes far longer than finding that it is the one known already. */
export interface DataFile<T> {
  /** From the regulations folder on. */
  readonly path: string
  /** sha256 of the content, in hex. */
  readonly digest: string
  /** Throws, naming the file, when its schema does not take it. */
  read(): T
}

export interface RegulationFiles {
  readonly clauses: readonly DataFile<ClauseFile>[]
  readonly policies: readonly DataFile<PolicyFile>[]
}

/** The regulations that come with Hall: `<center>/clauses.yaml` and `<center>/policy/<area>@<date>.yaml`. */
export async function findRegulationFiles(folder: string): Promise<RegulationFiles> {
  const paths = (await readdir(folder, { recursive: true })).map((path) => path.replaceAll('\\', '/')).sort()
  const open = <T>(pattern: RegExp, schema: z.ZodType<T>) =>
    Promise.all(paths.filter((path) => pattern.test(path)).map((path) => openFile({ folder, path, schema })))
  const [clauses, policies] = await Promise.all([open(/^[^/]+\/clauses\.yaml$/, clauseFile), open(/^[^/]+\/policy\/[^/]+\.yaml$/, policyFile)])
  return { clauses, policies }
}

async function openFile<T>({ folder, path, schema }: { folder: string; path: string; schema: z.ZodType<T> }): Promise<DataFile<T>> {
  const text = await readFile(join(folder, path), 'utf8')
  return {
    path,
    digest: hash('sha256', text, 'hex'),
    read() {
      const parsed = schema.safeParse(parse(text))
      if (parsed.success) return parsed.data
      throw new Error(`${path}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`)
    },
  }
}
