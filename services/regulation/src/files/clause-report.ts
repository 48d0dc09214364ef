import { readFile, stat } from 'node:fs/promises'
import type { Clause } from '@hall/regulation'
import { z } from 'zod'

const report = z.object({ missing: z.array(z.string()) })

/** Whether a scenario for the clause ran green; null where that is not known or nothing can be run. */
export type Covered = (clause: Pick<Clause, 'id' | 'kind'>) => boolean | null

export interface ClauseReport {
  /** As the last run of the scenarios left it. */
  load(): Promise<Covered>
}

const UNKNOWN: Covered = () => null

/** Reads the report of the scenarios, again only when it was written anew. */
export function createClauseReport(path: string): ClauseReport {
  let read: { readonly writtenAtMs: number; readonly covered: Covered } | undefined
  return {
    async load() {
      const found = await stat(path).catch(() => undefined)
      if (!found) return UNKNOWN
      if (read?.writtenAtMs !== found.mtimeMs) read = { writtenAtMs: found.mtimeMs, covered: await readReport(path) }
      return read.covered
    },
  }
}

/** A run that was cut off leaves half a file: as good as none. */
async function readReport(path: string): Promise<Covered> {
  const parsed = await readFile(path, 'utf8').then((text) => report.safeParse(JSON.parse(text))).catch(() => undefined)
  if (!parsed?.success) return UNKNOWN
  const missing = new Set(parsed.data.missing)
  return ({ id, kind }) => (kind === 'preamble' ? null : !missing.has(id))
}
