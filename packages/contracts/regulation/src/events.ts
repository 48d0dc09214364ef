import { event, isoDate, noticeRaised } from '@hall/contract'
import { z } from 'zod'
import { regulationShapes } from './procedures.ts'

export const events = {
  /** Carries the whole policy: every service decides from its own copy. */
  'policy-published': event(1, z.object({
    center: z.string(),
    area: z.string(),
    version: z.int(),
    effectiveFrom: isoDate,
    policy: z.record(z.string(), z.unknown()),
  })),
  'calendar-published': event(1, regulationShapes.calendarYear),
  'notice-raised': event(1, noticeRaised),
} as const
