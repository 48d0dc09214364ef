import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isInterrupted, ROOT, runTool, type Tally } from './run.ts'

/**
 * What runs in Node is one program: a file is read once, however many packages import it. What runs in a browser has types of its own.
 * Each remembers in .hall/types: the next time only what changed is read.
 */
const PROGRAMS = ['.', 'apps/admin', 'apps/portal', 'packages/ui', 'tooling/identity', 'tooling/problem-pages']

/** Each program and the linter count as one. Says what failed, in full. */
export async function runChecks(): Promise<Tally> {
  const checks = [
    ...PROGRAMS.map((program) => ({ name: `tsc ${program}`, run: () => runTool('tsc', ['-p', program]) })),
    { name: 'oxlint', run: () => runTool('oxlint', existsSync(join(ROOT, '.oxlintrc.json')) ? ['--deny-warnings'] : []) },
  ]
  let passed = 0
  let failed = 0
  for (const check of checks) {
    if (isInterrupted()) break
    const { code, output } = await check.run()
    if (code === 0) passed++
    else failed++
    console.log(`${code === 0 ? '✓' : '✗'} ${check.name}${code === 0 ? '' : `\n${output}`}`)
  }
  return { passed, failed }
}
