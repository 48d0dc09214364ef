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
  hardware: cited(z.enum(['approved_list'])).optional(),
  secondNetwork: cited(z.enum(['forbidden'])).optional(),
  internetExit: cited(z.enum(['center'])).optional(),
  /** Who manages devices day by day, and changes their entries. */
  deviceManager: cited(z.enum(['owner'])).optional(),
  addressBy: cited(z.enum(['it'])).optional(),
  media: cited(z.strictObject({ validFor: z.enum(['day']) })).optional(),
  /** An account has one holder, and is locked as soon as its loss is told. */
  accounts: cited(z.enum(['one_person'])).optional(),
  agreements: cited(z.enum(['signed'])).optional(),
  backups: cited(z.strictObject({ every: z.enum(['week', 'month', 'quarter']) })).optional(),
  /** Who helps the center with the network of a window. */
  assistant: cited(z.strictObject({ perWindow: z.literal(1) })).optional(),
  /** Faults of computers and devices, where no rule covers all property. */
  computerFault: cited(z.strictObject({ withinWorkdays: z.int().min(0).max(30) })).optional(),
  serverData: cited(z.enum(['permit'])).optional(),
})
export type AssetsPolicy = z.infer<typeof assetsPolicy>
