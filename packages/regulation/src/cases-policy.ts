import { z } from 'zod'
import { cited } from './cited.ts'

/** What an item's guide has to say, as the regulations name it. */
export const ITEM_FIELDS = [
  'basis', 'conditions', 'materials', 'steps', 'promised_limit', 'fees', 'fee_basis', 'phone', 'supervision', 'handling_body',
  'service_standard', 'window_powers',
] as const
/** What a one-time notice has to say. */
export const NOTICE_PARTS = ['basis', 'conditions', 'materials', 'steps', 'promised_limit'] as const
/** Who an application to admit, change or withdraw an item goes past, in this order. */
export const CHANGE_STEPS = ['department_application', 'district_office', 'government_approval', 'section_execution'] as const
export const SPECIAL_PROCEDURES = ['hearing', 'tender', 'auction', 'inspection', 'testing', 'survey', 'quarantine', 'appraisal', 'expert_review'] as const
export const NEGATION_REASONS = ['missing_or_wrong_evidence', 'special_reason_or_not_approved', 'disagreement', 'in_scope_not_meeting_law', 'other'] as const
export const NEGATION_FIELDS = ['handling_unit_or_handler', 'unit', 'position', 'party_name', 'party_address', 'party_phone', 'facts', 'reasons'] as const
export const NEGATION_COPIES = ['applicant', 'archive'] as const
export const PROCEDURE_KINDS = ['review', 'survey', 'expert_discussion', 'collective_study', 'other'] as const

/** Papers a case ends up with. */
export const NOTICE_ANSWERS = ['can_be_handled', 'formalities_complete'] as const
export const PAPERS = ['acceptance', 'joint_acceptance', 'notice', 'refusal', 'return', 'decision', 'extension', 'stop', 'negation', 'deemed_approval', 'receipt', 'withdrawal', 'denial', 'extension_request', 'circular'] as const
const paper = z.strictObject({
  /** Its own series of numbers. */
  prefix: z.string().min(1).max(12),
  /** With `{center}` and `{window}`. */
  title: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  copies: z.int().min(1).max(5),
  /** What the paper rests on as the regulation itself is cited, for whoever holds it and knows no ids of clauses. */
  rule: z.string().min(1).max(200).optional(),
})

const workdays = z.int().min(0).max(60)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/)

/** When the materials handed in must have been looked at, and an application decided. */
const until = z.enum(['same_visit', 'same_day'])

/** By when an applicant is told what is missing. Named strategies: they differ in shape. */
const noticeTime = z.discriminatedUnion('strategy', [
  z.strictObject({ strategy: z.literal('same_visit') }),
  /** `warnWorkdays` is only a warning. */
  z.strictObject({ strategy: z.literal('workdays'), workdays: workdays.min(1), warnWorkdays: workdays.optional() }),
])

/** How more time is had. */
const extension = z.discriminatedUnion('strategy', [
  /** The applicant agrees to an exact new date; never past the statutory limit. */
  z.strictObject({ strategy: z.literal('consent_of_applicant') }),
  /** The department's head gives an opinion, the higher department consents, and the applicant is told. */
  z.strictObject({ strategy: z.literal('consent_of_higher_department') }),
  /** The applicant is told why; the date stays. */
  z.strictObject({ strategy: z.literal('only_told') }),
])

/** What a center's regulation says about service items, cases and fees; where it says nothing the field is left out. */
export const casesPolicy = z.strictObject({
  items: z.strictObject({
    /** An item cannot be published without these. */
    published: cited(z.array(z.enum(ITEM_FIELDS)).min(1)),
    limitRequired: cited(z.boolean()).optional(),
    /** A promise for an item the law sets no limit for needs a note of how it was set. */
    promiseNote: cited(z.boolean()).optional(),
    /** The promise holds the time of the government's own approval. */
    governmentTime: cited(z.boolean()).optional(),
    /** A window of a department outside the hall takes items only as a branch center whose sign is up. */
    selfRun: cited(z.literal('sign_confirmed')).optional(),
    change: cited(z.strictObject({ steps: z.array(z.enum(CHANGE_STEPS)), grounds: z.array(z.enum(['law_regulation_policy_adjustment', 'volume_change'])) })).optional(),
    /** The kind follows from the procedures an item needs. */
    kindFromProcedures: cited(z.array(z.enum(PROCEDURE_KINDS)).min(1)).optional(),
    place: cited(z.strictObject({ defaultPlace: z.literal('center'), otherNeedsReason: z.boolean() })).optional(),
    updatedWithin: cited(z.strictObject({ workdays })).optional(),
    reviewed: cited(z.strictObject({ everyMonths: z.int().min(1).max(24) })).optional(),
    sheets: cited(z.strictObject({ least: z.int().min(0).max(1000) })).optional(),
  }),
  contacts: z.strictObject({
    /** Who is asked first stays responsible. */
    first: cited(z.enum(['first_receiver'])),
    /** Outside the person's own duties: where to go. */
    elsewhere: cited(z.strictObject({ needs: z.array(z.enum(['target', 'contact'])).min(1) })),
    /** A matter of the own post is answered or handled, not sent away. */
    ownDuties: cited(z.boolean()).optional(),
    handover: cited(z.strictObject({ accepted: z.boolean() })).optional(),
    absentTakes: cited(z.array(z.enum(['unit', 'name', 'phone', 'matter']))).optional(),
    guidance: cited(z.boolean()).optional(),
    instructions: cited(z.strictObject({ explanation: z.boolean() })).optional(),
    /** Whoever asks about an item gets the notice of it, made from the catalogue. */
    itemNotice: cited(z.boolean()).optional(),
    /** What somebody else was asked about is closed only with the answer. */
    hold: cited(z.literal('until_answered')).optional(),
    /** Led to where to go, and to whom there. */
    escort: cited(z.strictObject({ handlerNamed: z.boolean() })).optional(),
    /** Whoever leads the way in person: a short absence of so many minutes, and not while somebody waits. */
    selfLed: cited(z.strictObject({ mostMinutes: z.int().min(1).max(60) })).optional(),
    online: cited(z.strictObject({ responsible: z.enum(['chief_representative', 'window']), workdays })).optional(),
  }),
  tickets: z.strictObject({
    /** A window closes once everybody who holds a ticket of the session has been served. */
    extended: cited(z.literal('until_tickets_done')),
    /** The only person of a window is away: the windows beside receive and telephone. */
    onePerson: cited(z.literal('neighbours_receive_and_phone')),
  }).partial().optional(),
  /** Appointment or on-site service on days off: on application, with the bureau's approval. */
  holiday: cited(z.strictObject({ needs: z.array(z.enum(['applicant', 'bureau_approval'])).min(1), days: z.enum(['statutory_holidays', 'all_days_off']) })).optional(),
  overtimeClaim: cited(z.literal('approved_service_given')).optional(),
  /** What comes online is looked through before it is handled: complete it is accepted, incomplete told at once. */
  online: cited(z.literal('preliminary_review')).optional(),
  /** What the center asks of a window for its website. */
  content: cited(z.strictObject({ workdays })).optional(),
  /** What must stand before the applicant leaves: the review, or the decision whether to accept. */
  review: cited(z.strictObject({ until, outcome: z.enum(['review', 'decision']) })),
  notice: z.strictObject({
    parts: cited(z.array(z.enum(NOTICE_PARTS)).min(1)),
    time: cited(noticeTime),
    /** In writing; by word of mouth only to who asks through these. */
    oral: cited(z.array(z.enum(['phone', 'fax']))).optional(),
    /** Asking for what the first notice should have named: kept and flagged, or not possible. */
    second: cited(z.enum(['flagged', 'refused'])),
    /** A notice that misses something the item requires cannot be issued. */
    complete: cited(z.boolean()),
    correction: cited(z.strictObject({ offered: z.boolean() })).optional(),
    /** Said with every notice, each with its reason where it is no. */
    answers: cited(z.array(z.enum(NOTICE_ANSWERS)).min(1)).optional(),
    /** A material the item lists and this case does not need is left out only with the reason. */
    leftOut: cited(z.literal('with_reason')).optional(),
    /** Not told at once, so that somebody came once more. */
    severalVisits: cited(z.literal('deduction_entry')).optional(),
    /** Told the sample and the requirements again. */
    repeated: cited(z.array(z.enum(['template', 'requirements_repeated']))).optional(),
  }),
  joint: cited(z.strictObject({
    fromDepartments: z.int().min(2).max(20),
    /** Content of an application -> department whose window leads. Others: who accepted first. */
    leads: z.array(z.strictObject({ id: z.string().min(1), department: z.string().min(1) })),
    meetingSameDay: z.boolean(), distributeSameDay: z.boolean(),
    noticeWorkdays: workdays, deemedAccepted: z.boolean(),
    /** Who signs the opinion of a department that takes part. */
    signer: cited(z.literal('chief_representative')).optional(),
  })).optional(),
  /** Joint handling without joint rules: parts side by side, each with the limit of its department; the longest is that of the case. */
  jointParts: cited(z.literal('side_by_side')).optional(),
  acceptance: z.strictObject({
    /** Day 0 of the limit: the day all was in, or the day it was accepted. */
    startsFrom: cited(z.enum(['complete', 'acceptance'])),
    /** Whoever learns at a window accepts nothing alone: a regular member of staff confirms. */
    interns: cited(z.literal('confirmed_by_regular')).optional(),
    copies: cited(z.int().min(1).max(5)).optional(),
    copiesKept: cited(z.boolean()).optional(),
    networkReference: cited(z.boolean()).optional(),
    requires: cited(z.array(z.enum(['rules_met', 'materials_complete', 'formalities_complete']))).optional(),
    enteredWithin: cited(z.strictObject({ workdays })).optional(),
  }),
  instant: cited(z.strictObject({ until, closes: time.optional() })),
  limit: z.strictObject({
    promised: cited(z.enum(['promised', 'shorter'])),
    excluded: cited(z.array(z.enum(SPECIAL_PROCEDURES))).optional(),
    /** Only for the days the receipt states. */
    stated: cited(z.boolean()).optional(),
    extension: cited(extension).optional(),
    extensionTold: cited(z.strictObject({ before: z.literal('original_deadline') })).optional(),
    /** Legal ground per item; without one expiry only escalates. */
    deemedApproval: cited(z.enum(['by_item'])).optional(),
    noShow: cited(z.enum(['deemed_on_time'])).optional(),
    lateReason: cited(z.boolean()).optional(),
    liability: cited(z.strictObject({ fromDaysOverdue: z.int().min(1).max(10) })).optional(),
    warn: cited(z.array(z.strictObject({ id: z.enum(['person', 'lead', 'department', 'center']), workdaysLeft: workdays }))),
  }),
  steps: cited(z.strictObject({ datedWithinLimit: z.boolean() })).optional(),
  forwarding: cited(z.strictObject({ contactWorkdays: workdays })).optional(),
  examination: cited(z.strictObject({
    /** One examines, another approves. */
    twoPersons: z.enum(['listed_items', 'every_item']),
    /** Proposed for items with so many internal stages. */
    stagesMin: z.int().min(2).max(20).optional(),
    simpleByExaminer: z.boolean(), insideCenter: z.boolean(), approverIssues: z.boolean(),
  })).optional(),
  /** Errors found in a file afterwards: who is ordered to put them right. */
  corrected: cited(z.literal('examiner_and_approver')).optional(),
  negative: z.strictObject({
    /** What a refusal says. */
    says: cited(z.array(z.enum(['reason', 'basis', 'competent_body'])).min(1)),
    explainedWithin: cited(z.strictObject({ until })).optional(),
    /** Filed and signed by somebody else before it leaves. */
    filing: cited(z.strictObject({ reasons: z.array(z.enum(NEGATION_REASONS)).min(1), within: z.enum(['promised', 'statutory']) })).optional(),
    fields: cited(z.array(z.enum(NEGATION_FIELDS))).optional(),
    signedWithin: cited(z.strictObject({ workdays })).optional(),
    /** Who gets a copy once it is signed; the report is complete when each of them has it. */
    copyHolders: cited(z.array(z.enum(NEGATION_COPIES)).min(1)).optional(),
    /** A refusal on paper whose report is overturned is withdrawn in writing, and the notice of it delivered. */
    overturned: cited(z.literal('withdrawal_delivered')).optional(),
    major: cited(z.enum(['instruction_first'])).optional(),
    /** Only on a condition of the item. */
    grounds: cited(z.enum(['item_conditions'])).optional(),
    /** That whoever usually does it is away is no reason to send somebody away. */
    absence: cited(z.literal('no_reason')).optional(),
    /** The written proof of a refusal is served within so many days of receipt; the day of service is the day it was done. */
    proof: cited(z.strictObject({ workdays })).optional(),
    /** Whoever handles it is away on business when it is due. */
    away: cited(z.literal('head_names_substitute')).optional(),
  }),
  result: z.strictObject({
    toldWithin: cited(z.strictObject({ workdays })).optional(),
    mostVisits: cited(z.int().min(0).max(10)).optional(),
  }),
  documents: cited(z.partialRecord(z.enum(PAPERS), paper)),
  insideHall: cited(z.boolean()).optional(),
  carriers: cited(z.strictObject({ designated: z.boolean(), byApplicant: z.literal('sham') })).optional(),
  sham: cited(z.array(z.enum(['no_trail', 'carried_by_applicant']))).optional(),
  weekly: cited(z.strictObject({ weekday: z.int().min(1).max(7), time })).optional(),
  fees: z.strictObject({
    fields: cited(z.array(z.enum(['name', 'standard', 'basis', 'scope', 'unit']))),
    exact: cited(z.boolean()),
    free: cited(z.boolean()),
    reduction: cited(z.enum(['government_consent'])),
    onlyOfCase: cited(z.boolean()),
    confirmed: cited(z.boolean()),
    noCash: cited(z.boolean()),
    /** So many confirmed charges without authority open this ground for elimination. */
    unauthorized: cited(z.strictObject({ ground: z.int().min(1).max(20), fromCount: z.int().min(1).max(10) })),
  }).partial().optional(),
})
export type CasesPolicy = z.infer<typeof casesPolicy>
