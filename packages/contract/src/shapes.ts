import { z } from 'zod'
import { LARGEST_PAGE } from './list-limits.ts'

/** A text in both languages of the screen. */
export const localized = z.object({ zh: z.string(), en: z.string() })
export type Localized = z.infer<typeof localized>

/** Server-side paging, sorting and filtering of a list; `sort` is `field` or `-field`. */
export const pageQuery = z.object({
  page: z.int().min(1).max(100_000).default(1),
  size: z.int().min(1).max(LARGEST_PAGE).default(50),
  sort: z.string().max(60).optional(),
  search: z.string().trim().max(100).optional(),
})
export type PageQuery = z.infer<typeof pageQuery>

export function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row), total: z.int() })
}
/** `total` is exact up to MOST_COUNTED; one more than that says "more". */
export interface Page<T> { rows: T[]; total: number }
