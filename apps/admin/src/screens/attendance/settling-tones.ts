import type { Tone } from '@hall/ui'
import type { Outputs } from '../../data/api.ts'

type Objection = Outputs['attendance']['objections']['list']['rows'][number]
type MonthOf = Outputs['attendance']['months']['list']['rows'][number]
type Look = Outputs['attendance']['rounds']['get']['looks'][number]

export const objectionTones: Readonly<Record<Objection['state'], Tone>> = { open: 'late', withdrawn: 'quiet', accepted: 'ok', refused: 'absent' }
export const monthTones: Readonly<Record<MonthOf['state'], Tone>> = { running: 'open', ready: 'late', confirmed: 'cover', posted: 'leave', closed: 'ok' }
export const lookTones: Readonly<Record<Look['state'], Tone>> = { present: 'ok', off_post: 'absent', wandering: 'late', vacant: 'absent' }
