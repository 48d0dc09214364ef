import type { Tone } from '@hall/ui'
import type { Outputs } from '../../data/api.ts'

export type Entry = Outputs['personnel']['entries']['get']
export type Leaving = Outputs['personnel']['leavings']['get']
export type FileRow = Outputs['personnel']['staff']['center']['files'][number]
export type Demand = Entry['demands'][number]

const TONES: Readonly<Record<string, Tone>> = {
  proposed: 'open', requested: 'open', raised: 'open', agreed: 'leave', registered: 'leave', on_probation: 'cover', active: 'ok', admitted: 'ok', released: 'ok', disagreed: 'late', refused: 'late',
  sent_back: 'absent', withdrawn: 'quiet', ended: 'quiet', closed: 'quiet', planned: 'open', consented: 'ok', ordered: 'absent', consulted: 'leave', reported: 'open', entered: 'ok', draft: 'open', published: 'ok', opened: 'open', left: 'quiet', stepped_in: 'cover', handed_over: 'open', confirmed: 'cover', back: 'leave', briefed: 'leave', designated: 'ok',
}
export const statusTone = (status: string): Tone => TONES[status] ?? 'quiet'

export const demandTone: Readonly<Record<Demand['state'], Tone>> = { met: 'ok', exception: 'late', refused: 'absent', incomplete: 'open' }

/** Where the file of a row is. */
export function fileHref(row: Pick<FileRow, 'id' | 'kind'>): string {
  switch (row.kind) {
    case 'entry': return `/personnel/entries/${row.id}`
    case 'leaving': return `/personnel/leavings/${row.id}`
    case 'return': return `/personnel/returns/${row.id}`
    case 'secondment': return `/personnel/records?show=secondments`
    case 'intern': return `/personnel/records?show=interns`
    case 'sheet': return `/personnel/records?show=sheets`
    case 'incident': return `/personnel/records?show=incidents`
    case 'pair': case 'cover': case 'outing': case 'acting': return '/personnel/cover'
    case 'call': case 'queue': return '/personnel/cover?show=calls'
    case 'task': return '/personnel/mandates?show=tasks'
    case 'stage_map': return '/personnel/records?show=stages'
    case 'mandate': return '/personnel/mandates'
    default: return '/personnel/records'
  }
}
