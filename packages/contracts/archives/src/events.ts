import { event } from '@hall/contract'
import { entry } from './shapes.ts'

export const events = {
  'entry-registered': event(1, entry),
} as const
