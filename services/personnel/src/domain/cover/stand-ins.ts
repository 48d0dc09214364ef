import type { CoverFile } from '@hall/contract-personnel'
import { type CoverEvent, isOver } from './cover-event.ts'

type StandIn = CoverFile['standIns'][number]
type Where = Pick<CoverFile, 'center' | 'department' | 'window' | 'post' | 'holder'>
type Started = Extract<CoverEvent, { type: 'CoverStarted' }>

/** A substitute agreed upon in attendance, for some time of an absence. */
export interface Agreement { readonly id: string; readonly person: string; readonly from: string; readonly to: string }

/** Those that were not taken back before they began. */
export const takeUps = ({ standIns }: Pick<CoverFile, 'standIns'>): readonly StandIn[] => standIns.filter(({ from, to }) => to === null || from < to)

export const standInAt = ({ standIns }: Pick<CoverFile, 'standIns'>, at: string): string | null =>
  standIns.find(({ from, to }) => from <= at && (to === null || at < to))?.person ?? null

export function takeUp({ center, department, window, post, holder }: Where, { id, person: cover, from, to, agreement }: StandIn, approvals: boolean): Started {
  return { type: 'CoverStarted', id, center, department, window, post, holder, cover, from, to, approvals, agreement }
}

/** Whoever stands in at a moment or later no longer does; never before having begun. */
export function ended(file: Pick<CoverFile, 'center' | 'standIns'>, at: string): CoverEvent[] {
  return takeUps(file).filter(({ to }) => to === null || to > at).map(({ id, from }) => ({ type: 'CoverEnded', id, center: file.center, at: latest(at, from) }))
}

interface Replacing { readonly at: string; readonly newId: () => string }

/** Who was agreed upon stands in for that time, as far as it is to come; who did before has the rest. Nothing where it is so already. */
export function replace(file: CoverFile, { id: agreement, person, ...span }: Agreement, { at, newId }: Replacing): CoverEvent[] {
  const from = latest(span.from, file.from, at)
  const to = file.to !== null && file.to < span.to ? file.to : span.to
  if (isOver(file.status) || file.kind === 'unannounced' || from >= to) return []
  const standing = takeUps(file).filter((one) => one.from < to && (one.to === null || one.to > from))
  if (standing.some((one) => one.person === person && one.from <= from && (one.to === null || one.to >= to))) return []
  const changes = standing.flatMap((one) => [
    { type: 'CoverEnded' as const, id: one.id, center: file.center, at: latest(from, one.from) },
    ...(one.to !== null && one.to > to ? [takeUp(file, { ...one, id: newId(), from: to }, file.approvals === null)] : []),
  ])
  const events: CoverEvent[] = [...changes, takeUp(file, { id: newId(), person, from, to, agreement }, file.approvals === null)]
  const wholly = standing.some(({ person: before }) => before === file.cover) && !standing.some((one) => one.from < from || (one.to ?? to) > to)
  // Who has confirmed the hand-over is not who stands in.
  return file.status === 'confirmed' && wholly ? [...events, { type: 'HandoverPassedOn', at }] : events
}

/** What was agreed is called off: from now on `by` stands in again. */
export function restore(file: CoverFile, { agreement, by }: { agreement: string; by: string | null }, { at, newId }: Replacing): CoverEvent[] {
  if (isOver(file.status)) return []
  return takeUps(file).filter((one) => one.agreement === agreement && (one.to ?? at) > at).flatMap((one) => {
    const from = latest(at, one.from)
    return [
      { type: 'CoverEnded' as const, id: one.id, center: file.center, at: from },
      ...(by === null ? [] : [takeUp(file, { id: newId(), person: by, from, to: one.to, agreement: null }, file.approvals === null)]),
    ]
  })
}

const latest = (...times: readonly string[]) => times.reduce((a, b) => (a < b ? b : a))
