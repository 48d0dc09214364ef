import type { Tone } from '@hall/ui'
import type { Outputs } from '../../data/api.ts'

export type Asset = Outputs['assets']['assets']['list']['rows'][number]
export type AssetRequest = Outputs['assets']['requests']['list']['rows'][number]

export const assetTones: Readonly<Record<Asset['state'], Tone>> = { in_use: 'ok', idle: 'open', lent: 'leave', in_repair: 'late', disposed: 'quiet', lost: 'absent' }
export const requestTones: Readonly<Record<AssetRequest['state'], Tone>> = { requested: 'late', refused: 'absent', approved: 'cover', carried_out: 'ok', returned: 'quiet' }
export const yuan = (fen: number) => (fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })
export type Loss = Outputs['assets']['losses']['list']['rows'][number]
export const lossTones: Readonly<Record<Loss['state'], Tone>> = { reported: 'late', found: 'cover', decided: 'ok' }
/** Whole fen of an amount in yuan. */
export const fen = (yuan: number) => Math.round(yuan * 100)
