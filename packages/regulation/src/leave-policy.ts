import { z } from 'zod'
import { cited } from './cited.ts'

export const LEAVE_KINDS = [
  'annual', 'sick', 'personal', 'family', 'marriage', 'maternity', 'bereavement', 'home_visit', 'errand', 'meeting', 'training', 'compensatory', 'other',
] as const
export type LeaveKind = (typeof LEAVE_KINDS)[number]

/** Who may stand in a chain of approval, by role. */
export const DECIDING_ROLES = [
  'window_lead', 'chief_representative', 'department_admin', 'department_principal', 'coordination', 'supervision', 'general_office',
  'duty_chief', 'deputy_director', 'director',
] as const
export type DecidingRole = (typeof DECIDING_ROLES)[number]

export const LEAVE_DOCUMENTS = ['certificate', 'proof', 'sealed_slip'] as const
export type LeaveDocument = (typeof LEAVE_DOCUMENTS)[number]

const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const id = z.string().regex(/^[a-z_]+$/)
const roles = z.array(z.enum(DECIDING_ROLES)).min(1)
const days = z.number().min(0).max(366).multipleOf(0.5)
/** What a rule is about: all kinds where none is named; lengths in days of the center's own working time. */
const scope = { kinds: z.array(z.enum(LEAVE_KINDS)).min(1).optional(), overDays: days.optional(), upToDays: days.optional() }

const step = z.strictObject({
  /** An opinion binds nobody; an approval and a filing may refuse. */
  act: z.enum(['opinion', 'approve', 'file']),
  by: roles,
  /** Where the window has no head beside the applicant: who acts instead, or that nobody has to. */
  otherwise: z.union([z.literal('skip'), z.enum(DECIDING_ROLES)]).optional(),
})

const chain = z.strictObject({
  id,
  /** `slip`: the printed form goes with it. */
  rule: cited(z.strictObject({ ...scope, slip: z.boolean().optional() })),
  steps: z.array(z.strictObject({ id, step: cited(step) })).min(1),
})
export type LeaveChain = z.infer<typeof chain>

/** Filing after the leave began. */
const lateFiling = z.strictObject({
  ...scope,
  /** Last day for it; without a limit the reviewer judges. */
  withinWorkdays: z.int().min(1).max(60).optional(),
  /** `day`: after the last day away; `return`: after the return to work. */
  from: z.enum(['day', 'return']),
  countReturnDay: z.boolean(),
  requires: z.array(z.enum(['explanation', 'certificate', 'proof'])),
  /** The leave stays marked as not asked for beforehand. */
  marked: z.boolean().optional(),
})
export type LateFiling = z.infer<typeof lateFiling>

/** What a kind of leave gives, by whom: a law of the state, not the center's own text. */
const entitlement = z.strictObject({
  per: z.enum(['year', 'leave']),
  unit: z.enum(['workday', 'day']),
  /** By full years of service; the last step reached counts. */
  steps: z.array(z.strictObject({ fromYears: z.int().min(0).max(60), days: z.int().min(0).max(366) })).min(1),
  /** Years after its own in which it may still be taken. */
  carryYears: z.int().min(0).max(5).optional(),
  source: localized,
})
export type Entitlement = z.infer<typeof entitlement>

const leave = z.strictObject({
  kinds: cited(z.array(z.enum(LEAVE_KINDS)).min(1)),
  length: cited(z.strictObject({
    /** `sessions`: half a day for each session touched; `hours`: scheduled hours against those of a day. */
    measure: z.enum(['sessions', 'hours']),
    /** Leave of one person without working time between: added up, to be asked for as one, or each by itself. */
    joined: z.enum(['add_up', 'one_request', 'apart']),
  })),
  /** The first that fits a request is its chain. */
  chains: z.array(chain).min(1),
  documents: z.array(z.strictObject({
    id, rule: cited(z.strictObject({ ...scope, document: z.enum(LEAVE_DOCUMENTS), checkedAt: z.enum(['request', 'last_step']) })),
  })).optional(),
  late: z.array(z.strictObject({ id, rule: cited(lateFiling) })).optional(),
  /** What the numbers of printed slips begin with. */
  slipSeries: cited(z.string().min(1).max(20)).optional(),
  /** Filed beforehand and decided after the start: counts from the start, from the decision, or as filed late. */
  decidedLate: cited(z.strictObject({ from: z.enum(['start', 'approval', 'late_rule']), confirmedBy: roles.optional() })),
  /** Ways of asking that are none. */
  channels: cited(z.array(z.enum(['telephone', 'through_others'])).min(1)).optional(),
  extension: cited(z.strictObject({ approvedBeforeEnd: z.literal(true) })).optional(),
  /** Reporting back: by the start of the next working session; a check at the terminal counts as it where said. */
  reportBack: cited(z.strictObject({ checkCounts: z.boolean(), toldWhenOverdue: roles })).optional(),
  /** Days away under a request refused or not decided. */
  notApproved: cited(z.literal('absent')).optional(),
  /** Days away after the leave ended; `excusedBy` may put a proper reason on record. */
  overstay: cited(z.strictObject({ countsAs: z.literal('absent'), excusedBy: roles.optional() })).optional(),
  /** Leave of these kinds obtained by deception is turned into absence. */
  deception: cited(z.strictObject({ kinds: z.array(z.enum(LEAVE_KINDS)).min(1), confirmedBy: roles })).optional(),
  /** The work is handed over and the one who takes it has acknowledged that before the start. */
  handover: cited(z.strictObject({ acknowledgedBefore: z.literal('start') })).optional(),
  /** Days on which the center itself sends people out need neither slip nor checks. */
  centerOuting: cited(z.strictObject({ arrangedBy: roles })).optional(),
  entitlements: z.array(z.strictObject({ id: z.enum(LEAVE_KINDS), rule: cited(entitlement) })).optional(),
})
export type LeavePolicy = z.infer<typeof leave>

export const STAND_IN_CHECKS = ['window_business', 'service_norms'] as const

const cover = z.strictObject({
  required: cited(z.discriminatedUnion('strategy', [
    /** Somebody named for every session of the leave. */
    z.strictObject({ strategy: z.literal('every_session') }),
    /** The B holder or somebody named; the only clerk of a window may be away alone up to a length. */
    z.strictObject({ strategy: z.literal('backup'), aloneUpToDays: days }),
    /** Only where neither holder of a post would be there; then the unit's leader is told too. */
    z.strictObject({ strategy: z.literal('post_unmanned'), unitInformed: z.boolean() }),
    /** Where two leaves of a window overlap, and at a window of one. */
    z.strictObject({ strategy: z.literal('overlap_or_alone') }),
    /** The B holder takes over without a further act. */
    z.strictObject({ strategy: z.literal('backup_by_itself') }),
  ])),
  /** Both holders of a post are not away at the same time. */
  neverTogether: cited(z.strictObject({ inPrinciple: z.boolean() })).optional(),
  /** Who names a substitute for every leave granted, until it starts. */
  task: cited(z.strictObject({ by: roles })).optional(),
  /** Where cover is required, the holder stays until the substitute is there. */
  afterArrival: cited(z.literal(true)).optional(),
  /** Somebody not posted at the center is filed beforehand. */
  filing: cited(z.strictObject({ with: roles })).optional(),
  /** Sick leave announced and not yet filed: the department is asked for somebody at once. */
  announcedSick: cited(z.strictObject({ askedOf: roles })).optional(),
  /** What a round looks for in whoever stands in. */
  standInChecks: cited(z.array(z.enum(STAND_IN_CHECKS)).min(1)).optional(),
})
export type CoverPolicy = z.infer<typeof cover>

const away = z.strictObject({
  /** Short absences, and the minutes they may take in principle. */
  sign: cited(z.strictObject({ maxMinutes: z.int().min(1).max(240), excusedBy: roles })),
  reasons: z.array(z.strictObject({
    id,
    rule: cited(z.strictObject({
      name: localized,
      /** Only while nobody is served or waits at the window; `serving`: told to whoever is being served. */
      when: z.enum(['nobody_waits', 'serving']),
      choices: z.array(z.strictObject({ id, name: localized, /** Over the minutes it is excused, to be confirmed. */ emergency: z.boolean().optional() })).min(1).optional(),
      /** Asks for the other window. */
      otherWindow: z.boolean().optional(),
    })),
  })).min(1),
  /** Told to the windows beside it at once. */
  destination: cited(z.literal('required')),
  board: cited(z.strictObject({ removedWithinMinutes: z.int().min(1).max(60) })),
  boardPlaced: cited(z.literal('required')),
  /** Late by more than the minutes: the window beside it and the head are told. */
  backOnTime: cited(z.literal('required')),
  /** So many stay at least at a window of two and more. */
  present: cited(z.strictObject({ minPresent: z.int().min(1).max(10) })),
  longer: cited(z.strictObject({ reasons: z.array(z.enum(['meeting', 'personal_urgent'])).min(1), approvedBy: roles })),
  longerCover: cited(z.literal('required')),
  longerSteps: cited(z.strictObject({ leaveAfter: z.literal('cover_accepted') })),
})
export type AwayPolicy = z.infer<typeof away>

const overtime = z.strictObject({
  form: cited(z.strictObject({ occasions: z.array(z.enum(['holiday', 'weekend', 'evening'])).min(1), approvedBy: roles })),
  dutyPersons: cited(z.strictObject({ minimum: z.int().min(1).max(10) })).optional(),
})
export type OvertimePolicy = z.infer<typeof overtime>

const noon = z.strictObject({
  period: cited(z.strictObject({ from: time, to: time })),
  roster: cited(z.strictObject({ by: roles })),
  earlierLeaving: cited(z.strictObject({ maxMinutes: z.int().min(1).max(120) })),
})
export type NoonService = z.infer<typeof noon>

const rest = z.strictObject({
  /** For a Saturday worked, arranged before the time off begins; each Saturday once. */
  saturday: cited(z.strictObject({ creditDays: days, arrangedBy: roles, expiresAfterMonths: z.int().min(1).max(24).optional() })),
  countsAs: cited(z.literal('attended')),
})
export type RestPolicy = z.infer<typeof rest>

/** What a regulation says about time away from work and who stands in; each part where it says something. */
export const leaveAndCover = {
  leave: leave.optional(),
  cover: cover.optional(),
  away: away.optional(),
  overtime: overtime.optional(),
  noonService: noon.optional(),
  rest: rest.optional(),
  /** Requests come to whoever is duty leader when they are made, after closing to the next day's. */
  dutyChief: cited(z.strictObject({ receives: z.literal('leave') })).optional(),
}
