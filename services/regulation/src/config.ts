import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

const schema = z.object({
  /** Folder of the regulations as data: `<center>/clauses.yaml`, `<center>/policy/*.yaml`. */
  HALL_REGULATIONS: z.string().min(1).default(fromRoot('regulations')),
  /** What the last run of the scenarios found; absent before the first. */
  HALL_CLAUSE_REPORT: z.string().min(1).default(fromRoot('.hall/clauses.json')),
})

export interface RegulationConfig {
  readonly regulationsFolder: string
  readonly clauseReport: string
}

/** What this service needs beside what every service needs. */
export function readRegulationConfig(env: NodeJS.ProcessEnv = process.env): RegulationConfig {
  const { HALL_REGULATIONS, HALL_CLAUSE_REPORT } = schema.parse(env)
  return { regulationsFolder: HALL_REGULATIONS, clauseReport: HALL_CLAUSE_REPORT }
}
