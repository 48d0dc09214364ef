import type { Tone } from '@hall/ui'
import type { Outputs } from '../../data/api.ts'

export type Seal = Outputs['seals']['seals']['list']['rows'][number]
export type Use = Outputs['seals']['uses']['list']['rows'][number]

export const sealTones: Readonly<Record<Seal['state'], Tone>> = { registered: 'open', active: 'ok', lost: 'absent', cancelled: 'quiet' }
export const useTones: Readonly<Record<Use['state'], Tone>> = { requested: 'late', refused: 'absent', approved: 'cover', stamped: 'leave', archived: 'ok' }
/** The step a use waits for. */
export const NEXT = { requested: 'decide', approved: 'stamp', stamped: 'archive' } as const
