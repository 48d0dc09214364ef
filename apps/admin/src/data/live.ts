import { useSyncExternalStore } from 'react'
import { authorization, queryClient } from './api.ts'

/** What the gateway hints at: something of this kind happened there. The facts are asked for as usual. */
interface Hint { service: string; type: string; center?: string }

export type LiveState = 'connecting' | 'live' | 'broken'

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
/** Hints of a burst are answered by one reading. */
const GATHER_MS = 400

let state: LiveState = 'connecting'
const listeners = new Set<() => void>()

function become(next: LiveState) {
  state = next
  for (const listener of listeners) listener()
}

export function useLiveState(): LiveState {
  return useSyncExternalStore((listener) => { listeners.add(listener); return () => listeners.delete(listener) }, () => state)
}

/** Which readings an event makes old, as beginnings of tRPC paths. */
export function staleAfter({ service, type }: Hint): string[][] {
  if (type === 'notice-raised') return [['organization', 'inbox']]
  if (service === 'attendance') return type.startsWith('device-') ? [['attendance', 'devices']] : [['attendance', 'days'], ['attendance', 'hall'], ['attendance', 'devices']]
  return [[service]]
}

/** Follows the city until the signal aborts: reconnects with growing waits, and reads anew what may have been missed. */
export async function followCity(signal: AbortSignal): Promise<void> {
  let waitMs = FIRST_WAIT_MS
  while (!signal.aborted) {
    try {
      await readHints(signal, () => {
        waitMs = FIRST_WAIT_MS
        if (state === 'broken') void queryClient.invalidateQueries()
        become('live')
      })
    } catch {
      if (signal.aborted) return
    }
    // A stream ends with its token; the next one starts at once.
    if (state === 'live') { become('connecting'); continue }
    become('broken')
    await pause(waitMs, signal)
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)
  }
}

async function readHints(signal: AbortSignal, onOpen: () => void): Promise<void> {
  const response = await fetch('/live', { headers: { ...(await authorization()), accept: 'text/event-stream' }, signal })
  if (!response.ok || !response.body) throw new Error(`live: ${response.status}`)
  onOpen()
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) heed(readMessage(block))
  }
}

interface Message { event: string; data: unknown }

/** One message of the stream; undefined for heartbeats and what is no JSON. */
export function readMessage(block: string): Message | undefined {
  const field = (name: string) => block.split('\n').filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).trim()).join('\n')
  try {
    return { event: field('event'), data: JSON.parse(field('data')) as unknown }
  } catch {
    return undefined
  }
}

function heed(message: Message | undefined): void {
  if (message?.event === 'stale') void queryClient.invalidateQueries()
  if (message?.event === 'hints') for (const hint of message.data as readonly Hint[]) gather(hint)
}

const gathered = new Map<string, string[]>()
let timer: ReturnType<typeof setTimeout> | undefined

function gather(hint: Hint) {
  for (const path of staleAfter(hint)) gathered.set(path.join('.'), path)
  timer ??= setTimeout(() => {
    timer = undefined
    const paths = [...gathered.values()]
    gathered.clear()
    for (const path of paths) void queryClient.invalidateQueries({ queryKey: [path] })
  }, GATHER_MS)
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => { clearTimeout(wake); resolve() }, { once: true })
  })
}
