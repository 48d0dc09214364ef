import { z } from 'zod'
import { cited } from './cited.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const word = z.string().regex(/^[a-z][a-z0-9_]*$/).max(60)

/** A and B posts, acting, mandates. */
export const coverRules = {
  /** Which posts must have a backup. */
  pairsRequired: cited(z.enum(['every_post', 'one_person_windows'])).optional(),
  /** How a pair comes about: each post's holder is the other's backup, or the holder proposes and the backup agrees. */
  pairing: cited(z.strictObject({ strategy: z.enum(['mutual', 'agreed']), minPosts: z.int().min(1).max(10) })).optional(),
  /** Where a backup may come from. */
  backupFrom: cited(z.enum(['same_window', 'same_department', 'confirmed'])).optional(),
  /** Both of a pair are never away at once; an exception names a reason and who stands in. */
  neverBothAway: cited(z.strictObject({ otherwise: z.enum(['refused', 'reason_and_stand_in']) })).optional(),
  /** The backup takes over from the start of an absence, without anybody's order. */
  automaticCover: cited(z.literal(true)).optional(),
  /** Absences that cover is for; what lasts longer is a matter of a new pair. */
  coverFor: cited(z.strictObject({ kinds: z.array(word).min(1), mostDays: z.int().min(1).max(366) })).optional(),
  /** What the backup takes on of itself; everything when left out. */
  coverScope: cited(z.array(word).min(1)).optional(),
  /** Whether the backup has the holder's duties and powers, and answers for them. */
  coverPowers: cited(z.literal('all_of_the_post')).optional(),
  /** What comes to the post goes to the backup, and which of it. */
  coverTakes: cited(z.array(z.enum(['work', 'inquiries'])).min(1)).optional(),
  /** Who stands in keeps the own post: its queue is not closed for that. */
  bothPosts: cited(z.literal('neither_closed')).optional(),
  /** What is looked at on days on which the backup stands in. */
  coverChecks: cited(z.array(z.strictObject({ id: word, name: localized })).min(1)).optional(),
  /** That the backup is at the window is confirmed by the start of the absence. */
  manning: cited(z.literal('confirmed_at_start')).optional(),
  /** Every stage of an item names a holder, another backup and their duties. */
  stageMap: cited(z.literal('a_b_and_duties')).optional(),
  /** Before the absence, or so many working days before it. */
  handoverBefore: cited(z.strictObject({ workdays: z.int().min(0).max(10) })).optional(),
  /** Where there was no time to hand over, the backup steps in all the same. */
  stepIn: cited(z.literal(true)).optional(),
  returnBriefing: cited(z.literal('confirmed_by_holder')).optional(),
  /** A note of handover lists every open case. */
  handoverLists: cited(z.literal('every_open_case')).optional(),
  /** Who answers for what went wrong. */
  holderAnswers: cited(z.literal('without_handover')).optional(),
  backupAnswers: cited(z.literal('while_standing_in')).optional(),
  changeOfPair: cited(z.literal('personnel_change_or_reason')).optional(),
  renewPair: cited(z.strictObject({ withinWorkdays: z.int().min(1).max(30) })).optional(),
  /** The only person of a window: how long without a substitute, and who is told. */
  onePerson: cited(z.strictObject({ mostMinutes: z.int().min(0).max(1440), of: z.enum(['scheduled', 'any']) })).optional(),
  onePersonNotice: cited(z.literal('before_absence')).optional(),
  /** A very short outing without a substitute, consented to beforehand by the section. */
  shortOuting: cited(z.strictObject({ mostMinutes: z.int().min(1).max(480), scheduledFrom: time, scheduledTo: time })).optional(),
  shortOutingConsent: cited(z.strictObject({ by: z.literal('coordination') })).optional(),
  /** Who acts for the only person, for a chief, for a chief representative. */
  actingForOnly: cited(z.literal('leader_in_charge')).optional(),
  actingForChief: cited(z.strictObject({ deputies: z.int().min(1).max(1) })).optional(),
  actingScope: cited(z.array(word).min(1)).optional(),
  actingChecks: cited(z.array(word).min(1)).optional(),
  actingForRepresentative: cited(z.strictObject({ by: z.literal('leader_in_charge'), kinds: z.array(word).min(1) })).optional(),
  temporaryCover: cited(z.literal('reason_and_consent')).optional(),
  /** The lead of a window is its chief representative once the letter is on file. */
  representative: cited(z.literal('window_lead')).optional(),
  mandate: cited(z.literal('letter_on_file')).optional(),
  mandateScope: cited(z.literal('items_of_letter')).optional(),
  /** Powers of the letter: for which kinds of cases, on which need. */
  mandatePowers: z.array(z.strictObject({
    id: word, rule: cited(z.strictObject({ kinds: z.array(z.enum(['instant', 'promised', 'joint', 'escalated'])).min(1).optional(), onNeed: z.array(z.enum(['technical_evaluation', 'site_survey'])).min(1).optional() })),
  })).optional(),
  /** Powers beyond those, as the department names them in its letter. */
  furtherPowers: cited(z.literal('named_in_letter')).optional(),
  /** A section answers what the representative asks of it; it cannot decline. */
  support: cited(z.literal('answered_not_declined')).optional(),
  stageTimes: cited(z.literal('per_section')).optional(),
  overtime: cited(z.literal('approved_holiday_service')).optional(),
  substituteKnows: cited(z.literal('items_named')).optional(),
}
