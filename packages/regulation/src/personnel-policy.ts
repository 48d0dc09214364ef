import { z } from 'zod'
import { cited } from './cited.ts'
import { limit } from './limit.ts'
import { coverRules } from './personnel-cover-policy.ts'
import { returnRules } from './personnel-return-policy.ts'

export const EMPLOYMENT = ['civil_servant', 'institution_staff', 'contract', 'agency'] as const
export const RANKS = ['staff', 'middle', 'deputy_head', 'head'] as const

const localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const word = z.string().regex(/^[a-z][a-z0-9_]*$/).max(60)
const criteria = z.array(z.strictObject({ id: word, name: localized })).min(1)
/** What the numbers of a form begin with; without one the form is not issued by Hall. */
export const series = z.string().min(1).max(12)
const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
/** What is out of the ordinary is refused outright, or stands with a reason and the center's consent. */
const otherwise = z.enum(['refused', 'reason_and_consent'])

/** Who may be sent. */
const dispatchRules = {
  /** Ways of being employed that a department's people must have. */
  employment: cited(z.strictObject({
    allowed: z.array(z.strictObject({ status: z.enum(EMPLOYMENT), approvalQualification: z.boolean() })).min(1),
    ofOwnDepartment: z.boolean(),
    otherwise,
  })).optional(),
  /** Points the department confirms in writing; a proposal lacking one is incomplete. */
  confirmations: z.array(z.strictObject({ id: word, points: cited(criteria) })).optional(),
  /** Points the center finds for itself before it agrees: all of them positive, or only recorded. */
  vetting: z.array(z.strictObject({ id: word, points: cited(z.strictObject({ criteria, allPositive: z.boolean() })) })).optional(),
  /** People are sent by the business of the window: its figures stand beside each nomination. */
  sentBy: cited(z.literal('window_business_volume')).optional(),
  serviceYears: cited(z.strictObject({ atLeast: z.int().min(1).max(40) })).optional(),
  /** What a letter must say of a person before it is vetted. */
  particulars: cited(z.array(word).min(1)).optional(),
  /** The center's opinion comes before filing; `vets`: demands it looks at itself rather than at the door. */
  opinion: cited(z.strictObject({ holdsFiling: z.boolean(), vets: z.array(word).optional() })).optional(),
  /** Of the window lead; `fromStaff`: at windows of so many people and more. */
  lead: cited(z.strictObject({ minRank: z.enum(RANKS), approvalExperience: z.boolean(), fromStaff: z.int().min(1) })).optional(),
  leadsPerDepartment: cited(z.int().min(1)).optional(),
  outsideDuties: cited(z.strictObject({ allowed: z.int().min(0), otherwise })).optional(),
  otherDepartmentWork: cited(z.literal('secondment_only')).optional(),
  /** Approval rights go only to who has the item's qualification on file and valid. */
  qualification: cited(z.literal('on_file_and_valid')).optional(),
  registration: cited(z.strictObject({ form: localized, series: series.optional(), photos: z.int().min(0).max(4), before: z.enum(['badge', 'nothing']) })).optional(),
  badges: cited(z.strictObject({ madeBy: z.enum(['general', 'coordination']) })).optional(),
  badgeReturn: cited(z.literal('before_departure')).optional(),
  badgeLoss: cited(z.strictObject({ withinWorkdays: z.int().min(1).max(30) })).optional(),
  /** The steps before somebody enters for good. */
  probation: cited(z.strictObject({ steps: z.array(z.enum(['observation', 'training', 'assessment'])).min(1) })).optional(),
  probationLength: cited(z.strictObject({ limit, early: z.enum(['with_reason', 'refused']) })).optional(),
  probationExtension: cited(z.strictObject({ limit, most: z.int().min(1).max(3) })).optional(),
  probationFailed: cited(z.strictObject({ failuresForReturn: z.int().min(1).max(5) })).optional(),
  /** Nobody serves alone without a certificate; issued on entry. */
  certificate: cited(z.literal('issued_on_entry')).optional(),
  induction: cited(z.strictObject({ minWorkdays: z.int().min(1).max(30), contents: criteria })).optional(),
  /** One duty, one person; what a post's sheet of responsibilities must say. */
  sheet: cited(z.strictObject({ elements: z.array(word).min(1) })).optional(),
  sheetTasks: cited(z.strictObject({ atLeast: z.int().min(1) })).optional(),
  sheetAuthorities: cited(z.literal('each_with_responsibility')).optional(),
  sheetTaskParts: cited(z.array(word).min(1)).optional(),
  dutyHolders: cited(z.strictObject({ each: z.literal(1) })).optional(),
  responsibilities: cited(z.array(word).min(1)).optional(),
  /** Memberships whose papers move to the center with the person. */
  memberships: cited(z.array(z.enum(['party', 'youth_league'])).min(1)).optional(),
  interns: cited(z.literal('report_then_consent')).optional(),
  internAlone: cited(z.strictObject({ otherwise })).optional(),
  secondment: cited(z.literal('consent_before')).optional(),
}

/** How people change. */
const rotationRules = {
  /** A letter so long before the change; a first dispatch too where it says so. `waived`: with a reason by the center. */
  notice: cited(z.strictObject({
    limit,
    by: z.enum(['official_letter', 'communication']),
    dispatchToo: z.boolean(),
    otherwise: z.enum(['refused', 'waived']),
  })).optional(),
  /** Nothing of a change is begun before the center has said its opinion. */
  opinionFirst: cited(z.literal(true)).optional(),
  minTerm: cited(z.strictObject({ years: z.int().min(1).max(20), otherwise })).optional(),
  maxTerm: cited(z.strictObject({ years: z.int().min(1).max(30) })).optional(),
  season: cited(z.discriminatedUnion('strategy', [
    z.strictObject({ strategy: z.literal('months'), months: z.array(z.int().min(1).max(12)).min(1), otherwise }),
    z.strictObject({ strategy: z.literal('not_after'), monthDay, otherwise }),
  ])).optional(),
  /** Of a window's people at the first of the month; never rounded up. */
  share: cited(z.strictObject({ atMost: z.number().gt(0).max(1), of: z.enum(['department_window', 'center']), otherwise })).optional(),
  /** Changes during the term and temporary cover. */
  specialReason: cited(z.literal('reason_and_consent')).optional(),
  leavingForm: cited(z.strictObject({ form: localized, series: series.optional() })).optional(),
  /** The successor's entry is in force before the leaver goes. */
  successorFirst: cited(z.literal(true)).optional(),
  shadowing: cited(z.strictObject({ workdays: z.int().min(1).max(60) })).optional(),
  formalities: cited(z.array(z.enum(['badge', 'accounts', 'assets', 'attendance'])).min(1)).optional(),
  handover: cited(z.strictObject({ kinds: z.array(z.enum(['materials', 'items'])).min(1) })).optional(),
  /** Who signs the hand-over. */
  handoverSigners: cited(z.array(z.enum(['giver', 'receiver', 'supervision'])).min(1)).optional(),
  changeWithoutConsent: cited(z.literal('department_answers')).optional(),
}

/** What a center's regulation says about who stands at which window. */
export const personnelPolicy = z.strictObject({ ...dispatchRules, ...rotationRules, ...coverRules, ...returnRules })
export type PersonnelPolicy = z.infer<typeof personnelPolicy>
