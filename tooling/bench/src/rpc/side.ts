import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { VerifierConfig } from '@hall/access'

/** What the process of a side is told. */
export interface SideSettings {
  readonly natsUrl: string
  readonly issuer: string
  readonly audience: string
  readonly keys: VerifierConfig['keys']
  readonly jwksUrl: string
}

export interface Side extends AsyncDisposable {
  /** Where it listens, for a side that speaks HTTP. */
  readonly url: string
}

/** Starts one side in a process of its own, as it would run. Rejects when it ends before it is ready. */
export async function startSide(file: string, settings: SideSettings): Promise<Side> {
  const child = fork(join(import.meta.dirname, file), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  child.send(settings)
  const ended = once(child, 'exit')
  const first: unknown = await Promise.race([once(child, 'message').then(([message]: unknown[]) => message), ended.then(() => { throw new Error(`${file} ended at once`) })])
  return {
    url: (first as { url?: string }).url ?? '',
    async [Symbol.asyncDispose]() {
      child.kill()
      await ended
    },
  }
}

/** In the process of a side: what it was told. */
export async function settings(): Promise<SideSettings> {
  // A bench that is gone cannot stop its sides later.
  process.once('disconnect', () => process.exit())
  const [message] = (await once(process, 'message')) as [SideSettings]
  return message
}

export function ready(told: { url?: string } = {}): void {
  process.send!(told)
}
