import { z } from 'zod'

export const AREAS = [
  'personnel', 'attendance', 'cases', 'items', 'complaints', 'assets', 'archives', 'seals', 'supervision', 'evaluation',
  'conduct', 'training', 'meetings', 'security', 'hygiene', 'integrity', 'fees', 'network', 'energy',
] as const
export type Area = (typeof AREAS)[number]

export const KINDS = ['rule', 'workflow', 'record', 'authority', 'conduct', 'public', 'preamble'] as const
export type Kind = (typeof KINDS)[number]

const localized = z.object({ zh: z.string().min(1), en: z.string().min(1) })

/** One clause of a regulation in our own words. `reading` is what the text leaves open and how it is read. */
export const clause = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,3}-[A-Z]{3}-\d{2,3}$/),
  cite: z.string().min(1),
  area: z.enum(AREAS),
  kind: z.enum(KINDS),
  title: localized,
  summary: localized,
  reading: localized.optional(),
  params: z.record(z.string(), z.unknown()).default({}),
})
export type Clause = z.infer<typeof clause>

/** `regulations/<center>/clauses.yaml` */
export const clauseFile = z.strictObject({
  center: z.strictObject({ id: z.string(), name: localized, region: z.string() }),
  document: z.strictObject({ title: z.string(), number: z.string().nullable(), issued: z.string().nullable() }),
  conventions: z.array(localized),
  clauses: z.array(clause),
})
export type ClauseFile = z.infer<typeof clauseFile>
