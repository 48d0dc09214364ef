import type { CoverFile } from '@hall/contract-personnel'
import { fold } from '@hall/decider'

export type Started = Pick<CoverFile, 'id' | 'center' | 'department' | 'window' | 'post' | 'holder' | 'cover' | 'kind' | 'from' | 'to' | 'reason' | 'only' | 'byLeader' | 'approvals' | 'exception' | 'items'>

/** Stream `cover/<id>`. */
export type CoverEvent =
  | ({ readonly type: 'AbsenceAnnounced'; readonly at: string; readonly late: boolean } & Started)
  | ({ readonly type: 'BackupSteppedIn'; readonly at: string } & Started)
  | { readonly type: 'CoverStarted'; readonly id: string; readonly center: string; readonly department: string | null; readonly window: string | null; readonly post: string | null; readonly holder: string; readonly cover: string; readonly from: string; readonly to: string | null; readonly approvals: boolean; readonly agreement?: string | null }
  | { readonly type: 'WorkHandedOver'; readonly cases: readonly string[]; readonly urgent?: readonly string[]; readonly note: string | null; readonly at: string }
  | { readonly type: 'HandoverConfirmed'; readonly at: string; readonly late: boolean }
  | { readonly type: 'HandoverPassedOn'; readonly at: string }
  | { readonly type: 'HolderBack'; readonly at: string }
  | { readonly type: 'CoverEnded'; readonly id: string; readonly center: string; readonly at: string }
  | { readonly type: 'HolderBriefed'; readonly cases: readonly string[]; readonly remark: string | null; readonly at: string }
  | { readonly type: 'BriefingConfirmed'; readonly at: string }
  | { readonly type: 'CoverManned'; readonly at: string }
  | { readonly type: 'CoverChecked'; readonly on: string; readonly point: string; readonly met: boolean; readonly remark: string | null; readonly by: string }

export function foldCover(events: Iterable<CoverEvent>): CoverFile | undefined {
  return fold<CoverFile | undefined, CoverEvent>((file, event) => {
    if (event.type === 'AbsenceAnnounced' || event.type === 'BackupSteppedIn') {
      const { type, at: _at, ...started } = event
      const late = 'late' in started ? started.late : false
      return { ...started, late, status: type === 'BackupSteppedIn' ? 'stepped_in' : 'planned', note: null, confirmedAt: null, briefing: null, mannedAt: null, checks: [], standIns: [] }
    }
    if (!file) return file
    switch (event.type) {
      case 'CoverStarted': return { ...file, standIns: [...file.standIns, { id: event.id, person: event.cover, from: event.from, to: event.to, agreement: event.agreement ?? null }] }
      case 'CoverEnded': return { ...file, standIns: file.standIns.map((one) => (one.id === event.id ? { ...one, to: event.at } : one)) }
      case 'WorkHandedOver': return { ...file, status: 'handed_over', note: { cases: [...event.cases], urgent: [...(event.urgent ?? [])], at: event.at, text: event.note } }
      case 'HandoverConfirmed': return { ...file, status: 'confirmed', confirmedAt: event.at, late: event.late }
      case 'HandoverPassedOn': return { ...file, status: 'handed_over', confirmedAt: null }
      case 'HolderBack': return { ...file, status: 'back', to: event.at }
      case 'HolderBriefed': return { ...file, status: 'briefed', briefing: { cases: [...event.cases], remark: event.remark, at: event.at } }
      case 'BriefingConfirmed': return { ...file, status: 'closed' }
      case 'CoverManned': return { ...file, mannedAt: event.at }
      case 'CoverChecked': {
        const { type: _type, ...check } = event
        return { ...file, checks: [...file.checks.filter(({ on, point }) => on !== check.on || point !== check.point), check] }
      }
    }
  }, undefined, events)
}

/** The holder is back. */
export const isOver = (status: CoverFile['status']) => ['back', 'briefed', 'closed'].includes(status)
