import { z } from 'zod'

/**
 * A value with the clause it rests on. `setting: true` marks a value the text leaves open: the reading chosen is
 * written beside the clause, and the center may choose another.
 */
export function cited<T extends z.ZodType>(value: T) {
  return z.strictObject({ value, clause: z.string().regex(/^[A-Z]{2,3}-[A-Z]{3}-\d{2,3}$/), setting: z.boolean().optional() })
}
export interface Cited<T> { value: T; clause: string; setting?: boolean }
