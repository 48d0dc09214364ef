import { useSyncExternalStore } from 'react'
import { Icon } from './Icon.tsx'

interface Notice { id: number; text: string }

const SHOWN_MS = 5_000
let notices: readonly Notice[] = []
let count = 0
const listeners = new Set<() => void>()

function change(next: readonly Notice[]) {
  notices = next
  for (const listener of listeners) listener()
}

/** Says briefly that something was done. Failures are shown where they happened instead. */
export function announce(text: string): void {
  const id = ++count
  change([...notices, { id, text }])
  setTimeout(() => change(notices.filter((notice) => notice.id !== id)), SHOWN_MS)
}

export function Notices() {
  const shown = useSyncExternalStore((listener) => { listeners.add(listener); return () => listeners.delete(listener) }, () => notices)
  return (
    <div className="notices" role="status" aria-live="polite">
      {shown.map(({ id, text }) => <p key={id}><Icon name="tick" size={16} />{text}</p>)}
    </div>
  )
}
