import { runChecks } from './checks.ts'
import { finish } from './finish.ts'
import { sum } from './run.ts'
import { runProject } from './vitest.ts'

/** `npm run check`: types, lint and the rules of the repository; seconds. */
finish(sum([await runChecks(), await runProject('unit', ['tooling/checks'])]))
