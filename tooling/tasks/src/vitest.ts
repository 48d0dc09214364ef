import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { isInterrupted, ROOT, runTool, type Tally } from './run.ts'

const REPORTS = join(ROOT, '.hall/reports')
/** More files than these do not fail by accident. */
const MOST_FILES_AGAIN = 3
/** A pure test that fails fails for a reason. */
const WITHOUT_SECOND_RUN = 'unit'
const LINES_SHOWN = 20

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({
    name: z.string(),
    status: z.string(),
    message: z.string().default(''),
    assertionResults: z.array(z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() })),
  })),
})
type Report = z.infer<typeof report>

export interface Failure { readonly file: string; readonly test: string; readonly message: string }
/** What failed, and what failed at first and passed when its file ran alone (decision 0014): a fault too, of the test or of Hall. */
export interface ProjectRun extends Tally { readonly failures: readonly Failure[]; readonly unsteady: readonly Failure[] }

/** Runs one vitest project, or the files of it that match; the report stays in `.hall/reports/<project>.json`. */
export async function runProject(project: string, filters: readonly string[] = []): Promise<ProjectRun> {
  const first = await runOnce(project, project, filters)
  const files = failedFiles(first.read)
  if (project === WITHOUT_SECOND_RUN || files.length === 0 || files.length > MOST_FILES_AGAIN || isInterrupted()) return { ...tally(first.read, first.code), failures: failuresOf(first.read), unsteady: [] }
  console.log(`\nFailed, runs again alone: ${files.join(', ')}\n`)
  const second = await runOnce(project, `${project}-again`, ['--no-file-parallelism', ...files])
  return together(first.read, second.read, second.code)
}

async function runOnce(project: string, name: string, args: readonly string[]) {
  mkdirSync(REPORTS, { recursive: true })
  const file = join(REPORTS, `${name}.json`)
  rmSync(file, { force: true })
  const { code } = await runTool('vitest', [
    'run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args,
  ], { show: true })
  return { code, read: readReport(file) }
}

function readReport(file: string): Report | undefined {
  try {
    return report.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}

const failedFiles = (read: Report | undefined) => (read?.testResults ?? []).filter(({ status }) => status === 'failed').map(({ name }) => relative(ROOT, name))

function failuresOf(read: Report | undefined): Failure[] {
  return (read?.testResults ?? []).filter(({ status }) => status === 'failed').flatMap(({ name, message, assertionResults }) => {
    const file = relative(ROOT, name)
    const failed = assertionResults.filter(({ status }) => status === 'failed')
    if (failed.length === 0) return [{ file, test: '', message }]
    return failed.map(({ fullName, failureMessages }) => ({ file, test: fullName, message: (failureMessages ?? []).join('\n') }))
  })
}

/** A file that could not even be loaded counts as one failure, and so does a run that failed without any failed test. */
export function tally(read: Report | undefined, exitCode: number): Tally {
  if (read === undefined) return { passed: 0, failed: exitCode === 0 ? 0 : 1 }
  const unloaded = read.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'))
  const failed = read.numFailedTests + unloaded.length
  return { passed: read.numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
}

/** The second run stands for the files that failed in the first; what it did not run again still counts as failed. */
export function together(first: Report | undefined, second: Report | undefined, exitCode: number): ProjectRun {
  const files = failedFiles(first)
  const passedIn = (first?.testResults ?? []).filter(({ status }) => status === 'failed').flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'passed').length
  const again = tally(second, exitCode)
  const missing = files.filter((file) => !second?.testResults.some(({ name }) => relative(ROOT, name) === file))
  const failures = [...failuresOf(second), ...failuresOf(first).filter(({ file }) => missing.includes(file))]
  const failedAgain = new Set(failures.map(({ file, test }) => `${file} ${test}`))
  return {
    passed: (first?.numPassedTests ?? 0) - passedIn + again.passed,
    failed: Math.max(again.failed, failures.length),
    failures,
    unsteady: failuresOf(first).filter(({ file, test }) => !failedAgain.has(`${file} ${test}`)),
  }
}

/** At the end of a long run, where one looks: what failed, with the beginning of its message. */
export function sayFailures(runs: readonly ProjectRun[]): void {
  const say = (mark: string, { file, test, message }: Failure) => console.log(`${mark} ${file}${test && ` › ${test}`}\n${message.split('\n').filter((line) => !line.includes('node_modules')).slice(0, LINES_SHOWN).join('\n')}\n`)
  for (const one of runs.flatMap(({ unsteady }) => unsteady)) say('Failed at first, passed when run alone:', one)
  for (const one of runs.flatMap(({ failures }) => failures)) say('✗', one)
}
