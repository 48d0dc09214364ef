import type { Outputs } from '../../data/api.ts'

export type Window = Outputs['attendance']['hall']['now']['windows'][number]

export interface Figure { readonly id: 'expected' | 'present' | 'exceptions' | 'onLeave' | 'waiting' | 'empty'; readonly count: number }

/** The center in six figures. */
export function figuresOf(windows: readonly Window[]): Figure[] {
  const people = windows.flatMap((window) => window.people)
  const sum = (of: (window: Window) => number) => windows.reduce((total, window) => total + of(window), 0)
  return [
    { id: 'expected', count: sum(({ expected }) => expected) },
    { id: 'present', count: sum(({ present }) => present) },
    { id: 'exceptions', count: sum(({ exceptions }) => exceptions) },
    { id: 'onLeave', count: people.filter(({ outcome }) => outcome === 'on_leave').length },
    { id: 'waiting', count: people.filter(({ outcome, firstPunch }) => outcome === 'open' && firstPunch === null).length },
    { id: 'empty', count: windows.filter(({ expected, present }) => expected > 0 && present === 0).length },
  ]
}

/** Windows with exceptions first, then those with nobody there, then as they are numbered. */
export function byUrgency(windows: readonly Window[]): Window[] {
  const rank = ({ exceptions, expected, present }: Window) => (exceptions > 0 ? 0 : expected > 0 && present === 0 ? 1 : 2)
  return windows.toSorted((a, b) => rank(a) - rank(b) || b.exceptions - a.exceptions || a.window.localeCompare(b.window, 'en', { numeric: true }))
}

export function matches({ people }: Window, place: string, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return wanted === '' || [place, ...people.flatMap(({ name, person }) => [name, person])].some((one) => one.toLowerCase().includes(wanted))
}
