import { z } from 'zod'
import { cited } from './cited.ts'

const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const slug = z.string().regex(/^[a-z][a-z0-9_]*$/)
const workdays = z.int().min(0).max(60)

/** How a complaint reaches the center. */
export const COMPLAINT_CHANNELS = [
  'desk', 'phone', 'letter', 'email', 'web', 'sms', 'complaint_box', 'complaint_window', 'duty_chief', 'poor_rating', 'hotline_12345', 'petition_office',
] as const
/** What limit a complaint runs under. */
export const COMPLAINT_CLASSES = ['simple', 'complex', 'transferred', 'poor_rating'] as const
/** What a complaint may still lack when somebody wants to close it. */
export const CLOSING_STEPS = [
  'finding', 'corrective_opinion', 'reply', 'implementation', 'decision', 'unit_notice', 'feedback', 'report_to_source', 'report_to_section', 'report_to_desk', 'review', 'contact_rater',
] as const
/** Who coordinates or reviews: roles of a center. */
export const COMPLAINT_OFFICES = ['complaint_desk', 'coordination', 'supervision', 'general_office'] as const
export const COMPLAINT_FINDINGS = ['substantiated', 'partly', 'unsubstantiated'] as const
export const CONSEQUENCE_KINDS = ['deduction', 'award_loss', 'circular_and_return', 'accountability', 'elimination_ground'] as const

const channel = z.enum(COMPLAINT_CHANNELS)
const steps = z.array(z.enum(CLOSING_STEPS)).min(1)

/** A ground on which complaints are accepted. */
const ground = z.strictObject({
  id: slug,
  name: localized,
  accepted: cited(z.strictObject({
    /** What of the case is shown to whoever examines it. */
    shows: z.enum(['case_clock', 'case_waiting', 'case_notices', 'attendance', 'nothing']),
    /** Kept from everybody but the people named for it. */
    confidential: z.boolean(),
    /** What the complaint must say, or it is kept as incomplete until it does. */
    needs: z.array(z.enum(['place_or_time', 'description'])),
    /** The body proposed for it; the complainant's choice decides. */
    suggestedBody: slug.optional(),
  })),
})

const consequence = z.strictObject({
  id: slug,
  rule: cited(z.strictObject({
    kind: z.enum(CONSEQUENCE_KINDS),
    findings: z.array(z.enum(COMPLAINT_FINDINGS)).min(1),
    /** What the decision must say besides. */
    requires: z.enum(['nothing', 'serious', 'violation']),
    poorRatings: z.boolean(),
    for: z.array(z.enum(['window', 'staff'])).min(1),
    /** Such findings against one person, this one included, before it follows. */
    count: z.int().min(1).max(20),
    /** What the count, or the loss, is measured over. */
    period: z.enum(['posting', 'year_of_facts', 'none']),
    /** Null where the regulation gives no points. */
    points: z.number().min(0).max(100).nullable(),
    basis: z.string().max(200).nullable(),
  })),
})

const unique = <T extends { id: string }>(list: readonly T[]) => new Set(list.map(({ id }) => id)).size === list.length

/** What a center's regulation says about complaints and ratings. Limits are in working days, the day of receipt not counted; 0 is that day itself. */
export const complaintsPolicy = z.strictObject({
  channels: cited(z.array(channel).min(1)),
  /** Who takes complaints, as published. */
  bodies: cited(z.array(z.strictObject({ id: slug, name: localized, phone: z.string().max(60).nullable() })).min(1)),
  grounds: z.array(ground).min(1).refine(unique, { error: 'GROUND_TWICE' }),
  /** Roles that see complaints on confidential grounds. */
  confidentialTo: cited(z.array(z.enum(['supervision', 'deputy_director', 'director', 'complaint_desk'])).min(1)).optional(),
  intake: z.strictObject({
    /** A refusal to give one of them is noted and takes its place. */
    required: cited(z.array(z.enum(['name', 'contact', 'content'])).min(1)),
    /** An oral complaint is written down in its wording. */
    oralRecord: cited(z.boolean()).optional(),
  }),
  /** Which office coordinates what comes by which channel, and who reviews the window's reply before it goes out. */
  routing: z.array(z.strictObject({
    id: slug,
    channels: z.array(channel).min(1),
    coordinator: cited(z.enum(COMPLAINT_OFFICES)),
    reviewer: cited(z.enum(COMPLAINT_OFFICES)).optional(),
    /** It goes on to the window named, as soon as one is. */
    sendsOn: cited(z.literal(true)).optional(),
  })).min(1).refine(unique, { error: 'ROUTE_TWICE' }),
  limits: z.strictObject({
    simple: cited(z.strictObject({ withinWorkdays: workdays, onTheSpot: z.boolean() })).optional(),
    complex: cited(z.strictObject({
      withinWorkdays: workdays,
      /** Until when it may be called complex, and what must be said then. */
      classed: z.enum(['any_time', 'before_limit']),
      reasonNeeded: z.boolean(),
      contactsNeeded: z.boolean(),
    })).optional(),
    /** The sender's own limit, entered with the item. */
    transferred: cited(z.strictObject({ asStated: z.literal(true), metBy: z.enum(['reports', 'reply']) })).optional(),
    poorRating: cited(z.strictObject({ withinWorkdays: workdays, metBy: z.enum(['reports', 'reply']) })).optional(),
  }),
  /** What an explanation to the complainant does to the limit. */
  explanation: cited(z.discriminatedUnion('strategy', [
    /** Moves it to this many working days after receipt, when given while it still runs. */
    z.strictObject({ strategy: z.literal('extends'), withinWorkdays: workdays }),
    /** Is a duty by the last day and moves nothing. */
    z.strictObject({ strategy: z.literal('informs') }),
  ])).optional(),
  /** Until when the unit answers when no other day is set. */
  statement: cited(z.strictObject({ withinWorkdays: workdays })).optional(),
  /** Until when the person complained of answers; no finding against somebody before that, or the answer. */
  hearing: cited(z.strictObject({ withinWorkdays: workdays })),
  /** Who does not handle a complaint. */
  independence: cited(z.array(z.enum(['self', 'window', 'department', 'kin'])).min(1)),
  closing: z.strictObject({
    founded: cited(steps),
    unfounded: cited(steps),
    transferred: cited(steps).optional(),
    poorRating: cited(steps).optional(),
  }),
  /** Until when the complainant is told of the decision. */
  feedback: cited(z.strictObject({ withinWorkdays: workdays })).optional(),
  /** Until when somebody found against may object. */
  objection: cited(z.strictObject({ withinWorkdays: workdays })),
  consequences: z.array(consequence).refine(unique, { error: 'CONSEQUENCE_TWICE' }),
  /** Numbered papers the center issues, by the prefix of their numbers; without one none is. */
  documents: z.strictObject({
    record: cited(z.string().min(1).max(20)).optional(),
    decision: cited(z.string().min(1).max(20)).optional(),
    reply: cited(z.string().min(1).max(20)).optional(),
  }),
  /** Complaints of one person about one case or one counter within these days are one matter. */
  oneMatter: cited(z.strictObject({ withinDays: z.int().min(1).max(366) })),
  ratings: z.strictObject({
    poor: cited(z.array(z.int().min(1).max(5)).min(1)),
    /** Dissatisfied people are called back; a rating after closing time counts for the next working day. */
    callback: cited(z.strictObject({ withinWorkdays: workdays, closingTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) })).optional(),
    /** That many from one terminal within that time are set aside together. */
    burst: cited(z.strictObject({ count: z.int().min(2).max(100), withinSeconds: z.int().min(1).max(3600) })),
    /** Fewer show no rate, and take no place in an order. */
    smallest: cited(z.strictObject({ forRate: z.int().min(1).max(1000), forOrder: z.int().min(1).max(1000) })),
    linkValidDays: cited(z.int().min(1).max(90)),
  }),
})
export type ComplaintsPolicy = z.infer<typeof complaintsPolicy>
