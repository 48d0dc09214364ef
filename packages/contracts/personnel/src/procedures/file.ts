import { pageQuery } from '@hall/contract'
import { z } from 'zod'
import { isoDate, placeId } from '../shapes.ts'

/** What every command about a file answers. */
export const done = z.object({ id: z.string(), version: z.int(), status: z.string() })
/** The file meant, and the day the fact bears; today when left out. */
export const about = z.object({ id: z.uuid(), on: isoDate.optional() })
export const fileList = pageQuery.extend({
  center: placeId.optional(), department: placeId.optional(), window: placeId.optional(), person: z.string().max(32).optional(),
  status: z.string().max(30).optional(), open: z.boolean().optional(),
})
/** Of every command about a file. */
export const FILE_ERRORS = ['FILE_UNKNOWN', 'NOT_POSSIBLE_NOW', 'IN_FUTURE', 'NO_POLICY'] as const
