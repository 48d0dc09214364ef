import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { commandOf, isAlive } from './processes.ts'

export interface Lock extends Disposable {
  /** What the next starter is told. */
  note(text: string): void
}

interface Held { pid: number; command: string; note: string }

export class AlreadyRunning extends Error {
  readonly pid: number
  readonly note: string
  constructor(file: string, { pid, note }: Held) {
    super(`${dirname(file)} is in use by process ${pid}: stop it first`)
    this.pid = pid
    this.note = note
  }
}

/** Takes a folder for this process alone. A lock whose process was killed is taken over. Throws AlreadyRunning. */
export function holdLock(file: string): Lock {
  mkdirSync(dirname(file), { recursive: true })
  const held: Held = { pid: process.pid, command: commandOf(process.pid), note: '' }
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(held), { flag: 'wx' })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const other = readHeld(file)
      if (other && isHeld(other)) throw new AlreadyRunning(file, other)
      rmSync(file, { force: true })
    }
  }
  return {
    note: (text) => writeFileSync(file, JSON.stringify({ ...held, note: text })),
    [Symbol.dispose]: () => rmSync(file, { force: true }),
  }
}

/** Process ids are used again: the same number with another command is somebody else. */
function isHeld({ pid, command }: Held): boolean {
  return isAlive(pid) && commandOf(pid) === command
}

function readHeld(file: string): Held | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Cut off in the middle of writing: whoever wrote it is gone.
    return undefined
  }
}
