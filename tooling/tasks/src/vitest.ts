import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT, runTool, type Tally } from './run.ts'

const REPORTS = join(ROOT, '.hall/reports')

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

/** Runs one vitest project, or the files of it that match; the report stays in `.hall/reports/<project>.json`. */
export async function runProject(project: string, filters: readonly string[] = []): Promise<Tally> {
  mkdirSync(REPORTS, { recursive: true })
  const file = join(REPORTS, `${project}.json`)
  rmSync(file, { force: true })
  const { code } = await runTool('vitest', [
    'run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...filters,
  ], { show: true })
  return tally(readReport(file), code)
}

function readReport(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** A file that could not even be loaded counts as one failure, and so does a run that failed without any failed test. */
export function tally(json: string | undefined, exitCode: number): Tally {
  if (json === undefined) return { passed: 0, failed: exitCode === 0 ? 0 : 1 }
  const { numPassedTests, numFailedTests, testResults } = report.parse(JSON.parse(json))
  const unloaded = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'))
  const failed = numFailedTests + unloaded.length
  return { passed: numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
}
