import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'

export interface ChildOptions {
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** Everything it says goes here. */
  readonly log: string
}

const STOP_WITHIN_MS = 15_000

/** Node with a script; a Ctrl-C in the terminal does not reach it, so that the city stops its parts in order. */
export function spawnNode({ args, env, log }: ChildOptions): ChildProcess {
  const output = openSync(log, 'a')
  try {
    return spawn(process.execPath, args, { env: { ...process.env, ...env }, detached: true, stdio: ['ignore', output, output, 'ipc'] })
  } finally { closeSync(output) }
}

/** Resolves once the child says `ready`. Throws the last line it wrote when it ends before. */
export async function untilReady(child: ChildProcess, log: string): Promise<void> {
  const ready = new Promise<true>((resolve) => child.on('message', (message) => { if (message === 'ready') resolve(true) }))
  const ended = once(child, 'exit').then(() => false)
  if (!await Promise.race([ready, ended])) throw new Error(lastLine(log))
}

export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGTERM')
  // The line to us would keep it alive after all its work is done.
  if (child.connected) child.disconnect()
  const impatient = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
  await exited
  clearTimeout(impatient)
}

/** What was said last, the stack of an error left out. */
export function lastLine(log: string): string {
  const lines = readFileSync(log, 'utf8').split('\n').map((line) => line.trim()).filter((line) => line && !/^(at |Node\.js v|\}|\^)/.test(line))
  return lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1) ?? ''
}
