import { isoInstant } from '@hall/contract'
import { z } from 'zod'

export const placeId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60)
export const center = placeId
/** One line without control characters, which no database column takes. */
export const title = z.string().trim().regex(/^[^\p{Cc}\p{Cs}]+$/u).max(200)

export const BADGE_STATES = ['made', 'issued', 'lost', 'returned', 'cancelled'] as const

export const entry = z.object({ id: z.uuid(), center, title, registeredAt: isoInstant })
