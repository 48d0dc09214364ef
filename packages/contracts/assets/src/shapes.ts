import { clauseId, isoDate, isoInstant, staffNumber } from '@hall/contract'
import { z } from 'zod'

export const OWNERS = ['center', 'department', 'third_party'] as const
export const CATEGORIES = ['furniture', 'equipment', 'computer', 'typing', 'device', 'self_service', 'consumable', 'facility', 'other'] as const
export const ASSET_STATES = ['in_use', 'idle', 'lent', 'in_repair', 'disposed', 'lost'] as const
/** What needs somebody's consent before it is done. */
export const REQUEST_KINDS = [
  'purchase', 'requisition', 'transfer', 'scrap', 'dismantle', 'divert', 'lend', 'rent', 'removal', 'change_function', 'add_window', 'move_window',
  'business_lan', 'egov', 'device_change', 'software',
] as const
export const REQUEST_STATES = ['requested', 'refused', 'approved', 'carried_out', 'returned'] as const
export const REPAIR_STATES = ['reported', 'under_repair', 'repaired'] as const
export const LOSS_KINDS = ['poor_care', 'theft', 'accident'] as const
export const LOSS_STATES = ['reported', 'found', 'decided'] as const
export const COUNT_RESULTS = ['found', 'absent', 'surplus', 'moved'] as const
export const FINDING_KINDS = ['unapproved_software', 'added_hardware', 'removed_hardware', 'unknown_device', 'not_connected', 'second_network', 'other_exit', 'address_changed', 'media_unchecked', 'no_permission', 'locked_account', 'absent', 'not_returned', 'partition_changed',
  'login_while_absent', 'login_elsewhere', 'login_by_outsider', 'outsider_use', 'settings_changed', 'blind_operation', 'inspection_item',
  'software_unrelated', 'software_download', 'software_game', 'software_unknown_origin', 'software_hacking',
] as const
/** What a program is, when it is not for work. */
export const SOFTWARE_NATURES = ['unauthorized', 'unrelated', 'download', 'game', 'unknown_origin', 'hacking'] as const
export const FAULT_CAUSES = ['wear', 'power', 'against_rules', 'other'] as const
export const OUTSIDE_EFFECTS = ['none', 'harm'] as const
export const SANCTION_CONSEQUENCES = ['educated', 'circular'] as const
export const INSPECTION_ITEMS = ['operated_as_prescribed', 'security_acts', 'uncertain_files', 'media_scanned'] as const

export const place = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(60)
export const line = z.string().trim().regex(/^[^\p{Cc}\p{Cs}]+$/u).max(200)
/** What is printed on the label and stands in its QR code. */
export const assetNumber = z.string().trim().regex(/^[A-Za-z0-9_./-]+$/).max(40)
/** GB/T 14885: a letter and up to eight digits. */
export const classCode = z.string().regex(/^[A-C]\d{2}(\d{2}){0,3}$/)
/** In fen. */
export const amount = z.int().min(0).max(2_000_000_000)
export const note = z.string().trim().max(500)

export const network = z.object({ mac: z.string().max(40), ip: z.string().max(40), gateway: z.string().max(40), mask: z.string().max(40), exit: z.enum(['none', 'center', 'other']), nets: z.array(z.string().max(40)).max(5) }).partial()

export const asset = z.object({
  id: z.uuid(), number: assetNumber, name: z.string(), class: classCode, category: z.enum(CATEGORIES), owner: z.enum(OWNERS), ownerUnit: z.string().nullable(),
  center: place, department: place.nullable(), window: place.nullable(), section: place.nullable(), spot: z.string(),
  state: z.enum(ASSET_STATES), value: amount, acquiredOn: isoDate, usefulMonths: z.int(), /** Straight line, in fen, today. */ bookValue: amount, function: z.string(),
  /** By the post: the window's custodian, or its lead, or the section. */
  keeper: staffNumber.nullable(), network,
})
export const request = z.object({
  id: z.uuid(), center: place, department: place.nullable(), window: place.nullable(), kind: z.enum(REQUEST_KINDS), state: z.enum(REQUEST_STATES), assets: z.array(assetNumber),
  subject: z.string(), reason: z.string(), from: isoDate.nullable(), until: isoDate.nullable(), requestedBy: z.string(), requestedAt: isoInstant, decidedBy: z.string().nullable(), decidedAt: isoInstant.nullable(),
  carriedOutBy: z.string().nullable(), carriedOutOn: isoDate.nullable(), clause: clauseId.nullable(), approver: z.string().nullable(),
})
export const repair = z.object({
  id: z.uuid(), center: place, window: place.nullable(), asset: assetNumber, assetName: z.string(), fault: z.string(), foundAt: isoInstant, reportedAt: isoInstant, late: z.boolean(), state: z.enum(REPAIR_STATES), clause: clauseId.nullable(), reportedBy: z.string(),
})
export const pass = z.object({
  id: z.uuid(), center: place, window: place.nullable(), assets: z.array(z.object({ number: assetNumber, name: z.string() })), purpose: z.string(), carrier: z.string(), returnOn: isoDate.nullable(),
  drawnBy: z.string(), drawnAt: isoInstant, checkedBy: z.string().nullable(), checkedAt: isoInstant.nullable(), signedBy: z.string().nullable(), signedAt: isoInstant.nullable(),
  releasedBy: z.string().nullable(), releasedAt: isoInstant.nullable(), returnedAt: isoInstant.nullable(), clause: clauseId.nullable(),
})
export const countLine = z.object({
  number: z.string(), name: z.string().nullable(), result: z.enum(COUNT_RESULTS), registeredAt: z.string().nullable(), seenAt: z.string().nullable(), counters: z.int(),
  /** The two counters do not agree. */
  disputed: z.boolean(), decision: z.string().nullable(),
})
export const stocktake = z.object({
  id: z.uuid(), center: place, window: place.nullable(), section: place.nullable(), year: z.int(), state: z.enum(['open', 'closed', 'signed']), openedAt: isoInstant, openedBy: z.string(),
  expected: z.int(), scanned: z.int(), closedAt: isoInstant.nullable(), signedOn: isoDate.nullable(), signatures: z.array(z.string()),
})
export const loss = z.object({
  id: z.uuid(), center: place, window: place.nullable(), asset: assetNumber, assetName: z.string(), kind: z.enum(LOSS_KINDS), state: z.enum(LOSS_STATES), foundAt: isoInstant, reportedAt: isoInstant, late: z.boolean(),
  explanation: z.string().nullable(), liable: z.string().nullable(), liableIs: z.enum(['person', 'guard', 'nobody']).nullable(), loss: amount.nullable(), due: amount.nullable(), decision: z.string().nullable(), clause: clauseId.nullable(),
})
export const finding = z.object({ id: z.uuid(), center: place, window: place.nullable(), kind: z.enum(FINDING_KINDS), asset: z.string().nullable(), against: z.string().nullable(), subject: z.string(), at: isoInstant, clause: clauseId.nullable(), /** Somebody of the center has looked at it and holds it against whom it names. */ confirmed: z.boolean(), /** Software the center's rules let it order deleted. */ deletable: z.boolean(), /** Found to be of serious circumstances. */ serious: z.boolean() })
/** One entry of each confirmed finding of equipment; points follow from the center's scoring. */
export const deduction = z.object({ id: z.uuid(), center: place, department: place.nullable(), window: place.nullable(), person: staffNumber.nullable(), finding: z.uuid(), kind: z.enum(FINDING_KINDS), clause: clauseId.nullable(), at: isoInstant })
export const nomination = z.object({ id: z.uuid(), center: place, department: place.nullable(), window: place.nullable(), person: staffNumber, award: line, year: z.int(), by: z.string(), at: isoInstant })
export const supply = z.object({ center: place, window: place.nullable(), item: line, wanted: z.int(), present: z.int(), checkedOn: isoDate })

/** Somebody at a computer, or a computer switched on or off, as the machine told it. */
export const machineEvent = z.object({
  id: z.uuid(), center: place, window: place.nullable(), kind: z.enum(['on', 'off', 'login', 'logout']), asset: assetNumber.nullable(), account: z.string().nullable(), person: staffNumber.nullable(), at: isoInstant,
  allowed: z.boolean(), /** Why it was refused or told to whoever watches over it. */ reasons: z.array(z.enum(FINDING_KINDS)),
})
export const deletion = z.object({
  id: z.uuid(), center: place, window: place.nullable(), asset: assetNumber, program: z.string(), orderedBy: z.string(), orderedAt: isoInstant, deletedBy: z.string().nullable(), deletedAt: isoInstant.nullable(), clause: clauseId,
})
export const outsiderUse = z.object({
  id: z.uuid(), center: place, window: place.nullable(), asset: assetNumber, at: isoInstant, effect: z.enum(OUTSIDE_EFFECTS), what: z.string(), /** Proposed to answer for it: people of the window on duty then. */ responsible: z.array(staffNumber), enteredBy: z.string(), clause: clauseId.nullable(),
})
export const sanction = z.object({
  id: z.uuid(), center: place, window: place.nullable(), repair: z.uuid(), asset: assetNumber, person: staffNumber, minutesDown: z.int(), openedAt: isoInstant,
  choices: z.array(z.enum(SANCTION_CONSEQUENCES)), consequence: z.enum(SANCTION_CONSEQUENCES).nullable(), loss: amount, /** Owed by the person, in fen; null below what counts as considerable. */ liability: amount.nullable(),
  serious: z.boolean(), answer: z.string().nullable(), answeredOn: isoDate.nullable(), unlawful: z.boolean(), referredTo: z.string().nullable(), referredOn: isoDate.nullable(), closedAt: isoInstant.nullable(),
  clauses: z.array(clauseId),
})
