import { z } from 'zod'
import { cited } from './cited.ts'

const word = z.string().regex(/^[a-z][a-z0-9_]*$/).max(60)

/** What a center's regulation says about study and training. */
export const trainingPolicy = z.strictObject({
  /** Who is invited where nobody says otherwise. */
  invited: cited(z.literal('everybody_posted')).optional(),
  categories: z.array(z.strictObject({ id: word, name: cited(z.strictObject({ zh: z.string(), en: z.string() })) })).optional(),
  rollCall: cited(z.literal('everybody_with_reason')).optional(),
  leave: cited(z.literal('before_start')).optional(),
  /** Whoever stays away without leave is entered for deduction. */
  missed: cited(z.literal('deduction')).optional(),
  /** Training a newcomer needs before entry. */
  beforeEntry: cited(z.literal(true)).optional(),
  /** Backups are trained for the posts they back up. */
  backups: cited(z.strictObject({ per: z.enum(['post', 'year']) })).optional(),
  mutual: cited(z.literal('both_directions')).optional(),
  methods: cited(z.array(word).min(1)).optional(),
  leadPlans: cited(z.array(word).min(1)).optional(),
  leadStudies: cited(z.array(word).min(1)).optional(),
})
export type TrainingPolicy = z.infer<typeof trainingPolicy>
