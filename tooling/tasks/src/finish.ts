import { isInterrupted, type Tally } from './run.ts'

/** The last line and the exit code of a run. */
export function finish({ passed, failed }: Tally) {
  console.log(`${passed} passed, ${failed} failed`)
  if (!isInterrupted()) process.exitCode = failed === 0 ? 0 : 1
}
