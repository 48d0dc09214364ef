import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readArguments } from './arguments.ts'
import { runChaos } from './chaos.ts'
import { readLanguage } from './config.ts'
import { createWords, isSound, reportText } from './report.ts'

/** `npm run chaos [-- --seconds N] [--seed text] [--json]`: faults under load, nothing lost, nothing twice. */
const words = createWords(readLanguage())
// Ending by `exit` takes the servers along.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))

try {
  await run()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function run(): Promise<void> {
  const { seconds, seed, json } = readArguments(process.argv.slice(2), words)
  const dir = mkdtempSync(join(tmpdir(), 'hall-chaos-'))
  let sound = false
  try {
    const report = await runChaos({ seconds, seed, dir, onStep: (key, values) => console.error(words(key, values)) })
    sound = isSound(report)
    console.log(json ? JSON.stringify(report) : `\n${reportText(report, words)}`)
  } finally {
    if (sound) rmSync(dir, { recursive: true, force: true })
    else {
      console.error(words('kept', { dir }))
      process.exitCode = 1
    }
  }
}
