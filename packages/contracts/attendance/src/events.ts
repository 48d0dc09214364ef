import { event, isoDate, noticeRaised, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { FINDINGS, OUTCOMES } from './shapes.ts'

const place = z.string().nullable()

export const events = {
  'punches-received': event(1, z.object({ center: z.string(), serial: z.string(), accepted: z.int() })),
  'day-judged': event(1, z.object({
    center: z.string(), person: staffNumber, department: place, window: place, date: isoDate, version: z.int(),
    outcome: z.enum(OUTCOMES), findings: z.array(z.enum(FINDINGS)), policyVersion: z.int(),
  })),
  'deadline-moved': event(1, z.object({ center: z.string(), person: staffNumber, date: isoDate, before: isoDate, after: isoDate, cause: z.string() })),
  'device-enrolled': event(1, z.object({ center: z.string(), serial: z.string() })),
  'device-refused': event(1, z.object({ serial: z.string() })),
  'notice-raised': event(1, noticeRaised),
} as const
