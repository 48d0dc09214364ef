import { provideChromium, provideNats } from '@hall/embedded'
import { runChecks } from './checks.ts'
import { finish } from './finish.ts'
import { isInterrupted, sum, type Tally } from './run.ts'
import { runProject } from './vitest.ts'

/** `npm test`: everything. `npm test -- <part of a path>`: the tests of the files that match. */
const PROJECTS = ['unit', 'integration', 'scenarios', 'browser']
const filters = process.argv.slice(2)

try {
  await provideNats(console.log)
  await provideChromium(console.log)
  const tallies: Tally[] = filters.length > 0 ? [] : [await runChecks()]
  for (const project of PROJECTS) {
    if (!isInterrupted()) tallies.push(await runProject(project, filters))
  }
  finish(sum(tallies))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
