import { event, isoDate, localized, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { center, department, placeId, section, window } from './shapes.ts'

/** Where a person sits from `from` on; `null` places mean: no longer at a window, at a section or in the center. */
const posting = z.object({
  person: staffNumber,
  name: z.string(),
  center: placeId.nullable(),
  department: placeId.nullable(),
  window: placeId.nullable(),
  section: placeId.nullable(),
  attendanceNumber: z.string().nullable(),
  lead: z.boolean(),
  from: isoDate,
})

export const events = {
  'center-registered': event(1, center),
  'section-registered': event(1, section),
  'department-registered': event(1, department.omit({ centers: true })),
  'window-registered': event(1, window.omit({ active: true })),
  'window-closed': event(1, z.object({ center: placeId, window: placeId, on: isoDate })),
  'post-registered': event(1, z.object({ id: placeId, center: placeId, window: placeId, name: localized })),
  'person-posted': event(1, posting),
  'post-assigned': event(1, z.object({ center: placeId, post: placeId, window: placeId, person: staffNumber, capacity: z.enum(['primary', 'backup']), from: isoDate })),
  'post-left': event(1, z.object({ center: placeId, post: placeId, window: placeId, person: staffNumber, capacity: z.enum(['primary', 'backup']), on: isoDate })),
  'grant-given': event(1, z.object({ id: z.string(), person: staffNumber, grant: z.string(), from: isoDate, until: isoDate.nullable() })),
  'grant-revoked': event(1, z.object({ id: z.string(), person: staffNumber, grant: z.string(), on: isoDate })),
} as const
