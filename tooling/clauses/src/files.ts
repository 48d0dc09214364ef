import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Clause, clauseFile } from '@hall/regulation'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Coverage, ScenarioResult } from './coverage.ts'

const ROOT = join(import.meta.dirname, '../../..')
const RESULTS = join(ROOT, '.hall/reports/scenarios.json')
/** Read by the regulation service, which shows beside a clause whether a scenario proves it. */
const COVERAGE = join(ROOT, '.hall/clauses.json')

export function readClauses(): (Clause & { center: string })[] {
  const folder = join(ROOT, 'regulations')
  // The law under the centers' regulations is held by tests of its own and is no part of their count.
  return readdirSync(folder).filter((name) => name !== 'national' && existsSync(join(folder, name, 'clauses.yaml'))).flatMap((name) => {
    const file = clauseFile.parse(parse(readFileSync(join(folder, name, 'clauses.yaml'), 'utf8')))
    return file.clauses.map((clause) => ({ ...clause, center: file.center.id }))
  })
}

const report = z.object({
  testResults: z.array(z.object({
    assertionResults: z.array(z.object({ title: z.string(), status: z.string() })),
  })),
})

/** Results of the last real run of the scenarios; undefined when there was none. */
export function readResults(): ScenarioResult[] | undefined {
  if (!existsSync(RESULTS)) return undefined
  return report.parse(JSON.parse(readFileSync(RESULTS, 'utf8'))).testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .map(({ title, status }) => ({ title, passed: status === 'passed' }))
}

export function writeCoverage(coverage: Coverage): void {
  mkdirSync(dirname(COVERAGE), { recursive: true })
  writeFileSync(COVERAGE, `${JSON.stringify(coverage)}\n`)
}
