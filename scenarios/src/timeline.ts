import { expect, test } from 'vitest'

/** Waits until the city's clock shows the local time: `2026-03-02T09:10`. */
export type At = (local: string) => Promise<void>
type Example = (at: At) => Promise<void>

interface Running { readonly title: string; readonly play: Example; error?: unknown; waiting?: { at: string; go: () => void } | undefined; settled: boolean }

/**
 * Examples of clauses, each told with its own times, played together in the order of those times: a city's clock goes only
 * forward, and one city serves a whole file.
 */
export function timeline() {
  const examples: Running[] = []
  return {
    /** A test of its own; it passes when its part of the play did. */
    example(title: string, play: Example): void {
      const running: Running = { title, play, settled: false }
      examples.push(running)
      test(`${title}`, () => {
        if (!running.settled) throw new Error('the timeline was not played')
        if (running.error) throw running.error
        expect(running.settled).toBe(true)
      })
    },
    /** In beforeAll, once the city stands. */
    async play(setClock: (local: string) => Promise<void>): Promise<void> {
      for (const running of examples) await untilWaiting(running, () => start(running))
      for (;;) {
        const next = examples.filter(({ waiting }) => waiting).sort((a, b) => a.waiting!.at.localeCompare(b.waiting!.at))[0]
        if (!next) return
        const { at, go } = next.waiting!
        await setClock(at)
        await untilWaiting(next, () => { next.waiting = undefined; go() })
      }
    },
  }
}

function start(running: Running): void {
  const at: At = (local) => new Promise((go) => { running.waiting = { at: local.length === 16 ? `${local}:00` : local, go }; running.changed?.() })
  void running.play(at).catch((error: unknown) => { running.error = error }).finally(() => { running.settled = true; running.changed?.() })
}

interface Running { changed?: (() => void) | undefined }

/** One example at a time: until it asks for a later moment, or is over. */
async function untilWaiting(running: Running, proceed: () => void): Promise<void> {
  await new Promise<void>((done) => { running.changed = done; proceed() })
  running.changed = undefined
}
