import { z } from 'zod'
import { cited } from './cited.ts'

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const span = z.strictObject({ from: time, to: time })
/** Who consents, who may ask, and who alone carries it out. */
const approval = cited(z.strictObject({
  approver: z.enum(['general_office', 'center_leader', 'coordination', 'it']),
  requester: z.enum(['anybody', 'using_window']),
  reason: z.boolean(),
  carriedOutBy: z.enum(['anybody', 'it']),
  /** A member of the section is there and named. */
  supervised: z.boolean(),
})).optional()

const inspectionItem = cited(z.array(z.enum(['making_viruses', 'spreading_viruses', 'illegal_access', 'attacks', 'floppy', 'cd', 'usb_stick', 'portable_disk', 'other', 'checked'])).min(1)).optional()

/** What a regulation says about property and equipment; a regulation that is silent has no such rule. */
export const assetsPolicy = z.strictObject({
  approvals: z.strictObject({
    purchase: approval, scrap: approval, dismantle: approval, divert: approval, lend: approval, rent: approval, removal: approval, change_function: approval, add_window: approval,
    move_window: approval, business_lan: approval, egov: approval, device_change: approval, software: approval,
  }).optional(),
  /** Provided by the units of the windows themselves. */
  unitProvides: cited(z.array(z.enum(['computer', 'typing', 'consumable'])).min(1)).optional(),
  keeper: cited(z.enum(['custodian', 'window_lead'])).optional(),
  custodian: cited(z.strictObject({ perWindow: z.literal(1) })).optional(),
  /** Who receives articles for a window. */
  receiver: cited(z.enum(['custodian'])).optional(),
  custodianHandover: cited(z.array(z.enum(['outgoing', 'incoming', 'supervision'])).min(2)).optional(),
  stocktake: cited(z.strictObject({ timesPerYear: z.int().min(1).max(12) })).optional(),
  repair: cited(z.strictObject({ withinWorkdays: z.int().min(0).max(30) })).optional(),
  exitPass: cited(z.strictObject({ signers: z.array(z.enum(['center_person', 'window_leader'])).min(1), signaturesMin: z.int().min(1).max(3) })).optional(),
  poorCare: cited(z.strictObject({ explanationBy: z.enum(['custodian']), share: z.number().min(0).max(1) })).optional(),
  serious: cited(z.strictObject({ withinWorkdays: z.int().min(0).max(30) })).optional(),
  guardLiable: cited(z.enum(['guard'])).optional(),
  /** When no scrap may be sold. */
  saleForbidden: cited(z.strictObject({ am: span, pm: span })).optional(),
  supplies: cited(z.array(z.string().min(1)).min(1)).optional(),
  register: cited(z.array(z.enum(['number', 'name', 'value', 'date', 'place', 'user', 'owner'])).min(1)).optional(),
  devicesAllowed: cited(z.enum(['registered'])).optional(),
  connected: cited(z.enum(['each_workday'])).optional(),
  software: cited(z.enum(['approved_list'])).optional(),
  /** Never approved, whatever is asked. */
  softwareForbidden: cited(z.array(z.enum(['unauthorized', 'unrelated', 'download', 'game', 'unknown_origin', 'hacking'])).min(1)).optional(),
  /** Who may have software deleted that has nothing to do with work. */
  deletion: cited(z.enum(['center'])).optional(),
  /** What an inspection of computers looks at besides, with findings that stand ready. */
  inspectionItems: z.strictObject({ operated_as_prescribed: inspectionItem, security_acts: inspectionItem, uncertain_files: inspectionItem, media_scanned: inspectionItem }).optional(),
  /** When computers are off. */
  computersOff: cited(z.strictObject({ at: time, graceMinutes: z.int().min(0).max(120) })).optional(),
  /** How long before that the list of those still on is at hand. */
  closingList: cited(z.strictObject({ minutesBefore: z.int().min(0).max(120) })).optional(),
  /** When somebody of a window with people has its case-management page open; it counts as left after so long without a word. */
  ownPage: cited(z.strictObject({ am: span, pm: span, quietMinutes: z.int().min(5).max(120) })).optional(),
  /** No award of a year for who is found against once more after so many confirmed violations, with serious circumstances. */
  awardBar: cited(z.strictObject({ after: z.int().min(1).max(10), within: z.enum(['calendar_year']) })).optional(),
  /** Looked at when a fault is closed. */
  faultClosing: cited(z.enum(['blind_or_malicious'])).optional(),
  /** Where a breach of rules stopped the network. */
  networkSanction: cited(z.array(z.enum(['educated', 'circular'])).min(1)).optional(),
  /** Each confirmed violation of the rules on equipment is an entry for deduction. */
  deduction: cited(z.enum(['each_violation'])).optional(),
  economicLiability: cited(z.strictObject({ fromYuan: z.int().min(0) })).optional(),
  seriousSanction: cited(z.enum(['recommend_to_unit'])).optional(),
  unlawful: cited(z.enum(['referral'])).optional(),
  hardware: cited(z.enum(['approved_list'])).optional(),
  secondNetwork: cited(z.enum(['forbidden'])).optional(),
  internetExit: cited(z.enum(['center'])).optional(),
  /** Who manages devices day by day, and changes their entries. */
  deviceManager: cited(z.enum(['owner'])).optional(),
  addressBy: cited(z.enum(['it'])).optional(),
  media: cited(z.strictObject({ validFor: z.enum(['day']) })).optional(),
  /** An account has one holder, and is locked as soon as its loss is told. */
  accounts: cited(z.enum(['one_person'])).optional(),
  /** A login as somebody who is away: told, or refused and told; and a second one at another window, where the rule speaks of it. */
  ownPassword: cited(z.strictObject({ whileAbsent: z.enum(['report', 'refuse']), elsewhere: z.enum(['report']).optional(), tells: z.enum(['it', 'supervision']) })).optional(),
  /** Who may log in at a computer of a window, besides its people whoever covers for one of them that day. */
  windowUsers: cited(z.enum(['posted_or_cover'])).optional(),
  /** Use by people who are not of the staff: who answers for harm is proposed, not for machines that stand there for them. */
  outsiders: cited(z.strictObject({ proposes: z.enum(['on_duty', 'nobody']), exempt: z.array(z.enum(['self_service'])) })).optional(),
  agreements: cited(z.enum(['signed'])).optional(),
  backups: cited(z.strictObject({ every: z.enum(['week', 'month', 'quarter']) })).optional(),
  /** Who helps the center with the network of a window. */
  assistant: cited(z.strictObject({ perWindow: z.literal(1) })).optional(),
  /** Faults of computers and devices, where no rule covers all property. */
  computerFault: cited(z.strictObject({ withinWorkdays: z.int().min(0).max(30) })).optional(),
  serverData: cited(z.enum(['permit'])).optional(),
})
export type AssetsPolicy = z.infer<typeof assetsPolicy>
