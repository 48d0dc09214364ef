import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The command line of a running process; empty when it is gone or the system does not tell. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  }
}

const PATIENCE_MS = 30_000

/** Ends a server whose starter was killed: asks with `signal`, insists after 30 s. Does nothing unless the process was started for `marker`. */
export async function stopOrphan(pid: number, { marker, signal }: { marker: string; signal: NodeJS.Signals }): Promise<void> {
  if (!isAlive(pid) || !commandOf(pid).includes(marker)) return
  process.kill(pid, signal)
  for (let waitedMs = 0; isAlive(pid); waitedMs += 50) {
    if (waitedMs === PATIENCE_MS) process.kill(pid, 'SIGKILL')
    await sleep(50)
  }
}
