import { existsSync, globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { isInterrupted, ROOT, runTool, type Tally } from './run.ts'

/** Each package and the linter count as one. Says what failed, in full. */
export async function runChecks(): Promise<Tally> {
  const packages = globSync(['{apps,services,tooling}/*/tsconfig.json', 'packages/**/tsconfig.json', 'scenarios/tsconfig.json'], {
    cwd: ROOT, exclude: (path) => path.includes('node_modules'),
  }).map((file) => dirname(file)).toSorted()
  const checks = [
    { name: 'oxlint', run: () => runTool('oxlint', existsSync(join(ROOT, '.oxlintrc.json')) ? ['--deny-warnings'] : []) },
    ...packages.map((folder) => ({ name: `tsc ${folder}`, run: () => runTool('tsc', ['-p', folder]) })),
  ]
  let passed = 0
  let failed = 0
  const worker = async () => {
    for (let check = checks.shift(); check && !isInterrupted(); check = checks.shift()) {
      const { code, output } = await check.run()
      if (code === 0) passed++
      else failed++
      console.log(`${code === 0 ? '✓' : '✗'} ${check.name}${code === 0 ? '' : `\n${output}`}`)
    }
  }
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker))
  return { passed, failed }
}
