import type { ChildProcess } from 'node:child_process'

export interface ServerProcess {
  /** Undefined once a line of its log matches; otherwise what it said before it ended or `withinMs` had passed. */
  ready(pattern: RegExp, withinMs: number): Promise<string | undefined>
  /** For a job that ends: undefined when it ended well; otherwise what it said. */
  succeeded(): Promise<string | undefined>
  stop(signal: NodeJS.Signals): Promise<void>
  /** Resolves with its last words when it ends without being asked to. */
  readonly died: Promise<string>
}

const REMEMBERED_CHARACTERS = 4_000

/**
 * Watches over a server that logs to stderr. Spawn it `detached`: a Ctrl-C reaches the whole terminal, and a
 * database must outlive those who still write to it.
 */
export function runServer(child: ChildProcess): ServerProcess {
  let said = ''
  let asked = false
  const watchers = new Set<() => void>()
  child.stderr!.on('data', (chunk) => {
    said = (said + chunk).slice(-REMEMBERED_CHARACTERS)
    for (const watch of watchers) watch()
  })
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve())
    child.once('error', (error) => {
      said += error.message
      resolve()
    })
  })
  const stopWithUs = () => void child.kill('SIGINT')
  process.once('exit', stopWithUs)
  void ended.then(() => process.off('exit', stopWithUs))

  return {
    died: new Promise((resolve) => void ended.then(() => { if (!asked) resolve(said.trim()) })),
    async ready(pattern, withinMs) {
      let timer: NodeJS.Timeout | undefined
      const seen = new Promise<undefined>((resolve) => {
        const watch = () => {
          if (!pattern.test(said)) return
          watchers.delete(watch)
          resolve(undefined)
        }
        watchers.add(watch)
      })
      const late = new Promise<string>((resolve) => { timer = setTimeout(() => resolve(`no answer within ${withinMs / 1000} s\n${said}`), withinMs) })
      const failure = await Promise.race([seen, late, ended.then(() => said || 'it ended without a word')])
      clearTimeout(timer)
      if (failure !== undefined) child.kill('SIGKILL')
      return failure
    },
    async succeeded() {
      await ended
      return child.exitCode === 0 ? undefined : said || `ended by ${child.signalCode}`
    },
    async stop(signal) {
      asked = true
      child.kill(signal)
      await ended
    },
  }
}
