import type { PairFile } from '@hall/contract-personnel'
import { accept, type Decision, fold, refuse } from '@hall/decider'
import type { Rules } from '../rules.ts'

/** Stream `pair/<id>`. */
export type PairEvent =
  | ({ readonly type: 'PairProposed'; readonly on: string } & Pick<PairFile, 'id' | 'center' | 'department' | 'window' | 'post' | 'holder' | 'backup' | 'rank' | 'duties' | 'reason' | 'discretionary'>)
  | { readonly type: 'PairAgreed'; readonly id: string; readonly center: string; readonly department: string; readonly window: string; readonly post: string; readonly holder: string; readonly backup: string; readonly from: string; readonly rank: number }
  | { readonly type: 'PairRefused'; readonly on: string }
  | { readonly type: 'PairEnded'; readonly id: string; readonly center: string; readonly post: string; readonly holder: string; readonly backup: string; readonly on: string; readonly reason: string; readonly rank: number }

export type PairCode = 'NOT_POSSIBLE_NOW' | 'POST_EMPTY' | 'NOT_THE_HOLDER' | 'NOT_THE_BACKUP' | 'SAME_PERSON_TWICE' | 'BACKUP_FROM_ELSEWHERE' | 'TOO_FEW_POSTS' | 'DUTIES_MISSING' | 'EXCEPTION_NEEDED'
type Decided = Decision<PairEvent, PairCode>

export function foldPair(events: Iterable<PairEvent>): PairFile | undefined {
  return fold<PairFile | undefined, PairEvent>((file, event) => {
    if (event.type === 'PairProposed') {
      const { type: _type, on: _on, ...proposed } = event
      return { ...proposed, status: 'proposed', from: null, endedOn: null }
    }
    if (!file) return file
    switch (event.type) {
      case 'PairAgreed': return { ...file, status: 'active', from: event.from }
      case 'PairRefused': return { ...file, status: 'refused' }
      case 'PairEnded': return { ...file, status: 'ended', endedOn: event.on, reason: event.reason }
    }
  }, undefined, events)
}

/** Where the two sit, as far as the regulation asks. */
export interface Sides { readonly holder: { person: string; window: string | null; department: string | null }; readonly backup: { person: string; window: string | null; department: string | null } | undefined }

/** Whether somebody may back a post up at all. */
export function checkSides({ holder, backup }: Sides, { policy }: Rules, confirmed: boolean): { ok: true } | ReturnType<typeof refuse<PairCode>> {
  if (holder.person === backup?.person) return refuse('SAME_PERSON_TWICE', { person: holder.person }, (policy.pairing ?? policy.pairsRequired)?.clause)
  const from = policy.backupFrom
  if (!from) return { ok: true }
  const sameWindow = backup?.window === holder.window && backup?.window !== null
  const fits = from.value === 'same_window' ? sameWindow : from.value === 'same_department' ? backup?.department === holder.department : sameWindow || confirmed
  return fits ? { ok: true } : refuse('BACKUP_FROM_ELSEWHERE', { held_by: backup?.window ?? '-' }, from.clause)
}

export function answer({ agree, on, by }: { agree: boolean; on: string; by: string }, file: PairFile, { policy }: Rules): Decided {
  if (file.status !== 'proposed') return refuse('NOT_POSSIBLE_NOW', { status: file.status })
  if (by !== file.backup) return refuse('NOT_THE_BACKUP', { held_by: file.backup }, policy.pairing?.clause)
  return accept(agree ? agreed(file, on) : { type: 'PairRefused', on })
}

export function agreed({ id, center, department, window, post, holder, backup, rank }: Omit<PairFile, 'from' | 'status' | 'endedOn'>, from: string): PairEvent {
  return { type: 'PairAgreed', id, center, department, window, post, holder, backup, from, rank }
}

export function end({ on, reason }: { on: string; reason: string }, { status, id, center, post, holder, backup, rank }: PairFile): Decided {
  return status === 'active' || status === 'proposed' ? accept({ type: 'PairEnded', id, center, post, holder, backup, on, reason, rank }) : refuse('NOT_POSSIBLE_NOW', { status })
}
