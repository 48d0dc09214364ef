import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lastLine, spawnNode, stopChild, untilReady } from './child.ts'
import { type Environment, type Hosted, type Hosting, type HostingOptions, logFile } from './hosting.ts'

/** Each part in a process of its own, as in production. */
export function createSeparateHosting(options: HostingOptions): Hosting {
  const main = (folder: string) => join(folder, 'src/main.ts')
  return {
    async migrate({ name, folder }, environment) {
      const log = logFile(options.logs, name)
      const child = spawnNode({ args: [main(folder), 'migrate'], env: environment, log })
      const code = await new Promise((resolve) => child.once('exit', resolve))
      if (code !== 0) throw new Error(lastLine(log))
    },
    startService: ({ name, folder, environment: own }, environment) => keepRunning({ name, script: main(folder), env: { ...environment, ...own } }, options),
    startGateway: (folder, environment) => keepRunning({ name: 'gateway', script: main(folder), env: environment }, options),
  }
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

interface Part { readonly name: string; readonly script: string; readonly env: Environment }

/** As an orchestrator does: what ends by itself is started again, after longer and longer pauses. */
async function keepRunning({ name, script, env }: Part, { logs, onRestart }: HostingOptions): Promise<Hosted> {
  const log = logFile(logs, name)
  const stopping = new AbortController()
  let pauseMs = FIRST_PAUSE_MS
  let child: ChildProcess
  let back = Promise.withResolvers<void>()

  const launch = () => {
    child = spawnNode({ args: [script], env, log })
    return untilReady(child, log)
  }
  const watch = () => {
    child.once('exit', () => void again())
    if (child.exitCode !== null || child.signalCode !== null) void again()
  }
  const again = async () => {
    if (stopping.signal.aborted) return
    onRestart(name, log)
    await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    if (stopping.signal.aborted) return
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    const ready = launch()
    watch()
    await ready.then(() => {
      pauseMs = FIRST_PAUSE_MS
      back.resolve()
    }, () => undefined)
  }

  await launch()
  watch()
  return {
    kill() {
      back = Promise.withResolvers()
      child.kill('SIGKILL')
      return back.promise
    },
    async [Symbol.asyncDispose]() {
      stopping.abort()
      back.resolve()
      await stopChild(child)
    },
  }
}
