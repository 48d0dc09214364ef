import { type Mode, paint } from '@hall/ui'
import { useSyncExternalStore } from 'react'

const MODE_KEY = 'hall.mode'
const listeners = new Set<() => void>()
const stored = localStorage.getItem(MODE_KEY)
let mode: Mode = stored === 'light' || stored === 'dark' ? stored : matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'

/** Paints the page, and paper white while it is printed. */
export function startAppearance(): void {
  paint(mode)
  addEventListener('beforeprint', () => paint('light'))
  addEventListener('afterprint', () => paint(mode))
}

export function useMode(): Mode {
  return useSyncExternalStore((listener) => { listeners.add(listener); return () => listeners.delete(listener) }, () => mode)
}

export function changeMode(next: Mode): void {
  mode = next
  localStorage.setItem(MODE_KEY, next)
  paint(next)
  for (const listener of listeners) listener()
}
