import { isoDate, localized, staffNumber } from '@hall/contract'
import { z } from 'zod'

/** Ids are short, stable words chosen by the center or the city: `qingpu`, `qingpu-w06`, `tax`. */
export const placeId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60)
export const SECTION_ROLES = ['coordination', 'supervision', 'general', 'it'] as const

export const center = z.object({ id: placeId, name: localized, region: z.string(), timezone: z.string() })
export const section = z.object({ id: placeId, center: placeId, name: localized, role: z.enum(SECTION_ROLES) })
export const department = z.object({ id: placeId, name: localized, centers: z.array(placeId) })
export const window = z.object({
  id: placeId,
  center: placeId,
  department: placeId,
  /** What the sign above the counter says: `A12`. */
  number: z.string(),
  name: localized,
  active: z.boolean(),
})
export const post = z.object({
  id: placeId,
  center: placeId,
  window: placeId,
  department: placeId,
  name: localized,
  primary: z.object({ person: staffNumber, name: z.string(), since: isoDate }).nullable(),
  backup: z.object({ person: staffNumber, name: z.string(), since: isoDate }).nullable(),
})

/** A person as lists show them: no phone, no id number. */
export const person = z.object({
  id: staffNumber,
  name: z.string(),
  pinyin: z.string(),
  gender: z.enum(['female', 'male', 'unknown']),
  center: placeId.nullable(),
  department: placeId.nullable(),
  window: placeId.nullable(),
  section: placeId.nullable(),
  /** User number on the attendance terminals of the center. */
  attendanceNumber: z.string().nullable(),
  since: isoDate,
  until: isoDate.nullable(),
  lead: z.boolean(),
})

/** One stretch of a person's posting: where, as what, from when until when (excluded). */
export const seat = z.object({
  person: staffNumber,
  name: z.string(),
  center: placeId,
  department: placeId.nullable(),
  window: placeId.nullable(),
  post: placeId.nullable(),
  capacity: z.enum(['member', 'primary', 'backup', 'lead']),
  from: isoDate,
  until: isoDate.nullable(),
})
