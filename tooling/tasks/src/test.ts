import { provideChromium, provideNats } from '@hall/embedded'
import { runChecks } from './checks.ts'
import { finish } from './finish.ts'
import { isInterrupted, sum } from './run.ts'
import { type ProjectRun, runProject, sayFailures } from './vitest.ts'

/** `npm test`: everything. `npm test -- <part of a path>`: the tests of the files that match. */
const PROJECTS = ['unit', 'integration', 'scenarios', 'browser']
const filters = process.argv.slice(2)

try {
  await provideNats(console.log)
  await provideChromium(console.log)
  const checks = filters.length > 0 ? [] : [await runChecks()]
  const runs: ProjectRun[] = []
  for (const project of PROJECTS) {
    if (!isInterrupted()) runs.push(await runProject(project, filters))
  }
  sayFailures(runs)
  finish(sum([...checks, ...runs]))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
