import type { ItemContent, LimitDays } from '@hall/contract-cases'
import { refuse, type Refusal } from '@hall/decider'
import { type CasesPolicy, nationalBaseline } from '@hall/regulation'
import { checkBaseline } from '@hall/statutory-clock'
import { promiseOf } from './promise.ts'

export type ContentCode =
  | 'ITEM_INCOMPLETE' | 'PROMISE_ABOVE_STATUTORY' | 'PROMISE_BELOW_STEPS' | 'ITEM_KIND_WRONG' | 'PROMISE_NOTE_MISSING' | 'PLACE_REASON_MISSING'
  | 'ITEM_LIMIT_MISSING' | 'FEE_FIELDS_MISSING' | 'BELOW_BASELINE'
type Rules = CasesPolicy

/** Fields of the guide that say nothing. */
export function missingFields(content: ItemContent, { items: { published } }: Pick<Rules, 'items'>): string[] {
  const filled: Readonly<Record<string, boolean>> = {
    basis: content.basis.length > 0, conditions: content.conditions.length > 0, materials: content.materials.length > 0, steps: content.steps.length > 0,
    promised_limit: content.promised !== null || content.kind === 'instant' || (content.kind === 'joint' && (content.parts ?? []).length > 0), fees: content.fees.length > 0 || content.freeFrom !== null,
    fee_basis: content.freeFrom !== null || (content.fees.length > 0 && content.fees.every(({ basis }) => basis !== '')),
    phone: content.phone !== '', supervision: content.supervision !== '', handling_body: content.handlingBody !== '',
    service_standard: (content.serviceStandard ?? '') !== '', window_powers: content.windowPowers !== '',
  }
  return published.value.filter((field) => !filled[field])
}

/** The first thing an item may not be published with; undefined when it may. */
export function findFault(content: ItemContent, rules: Rules): Refusal<ContentCode> | undefined {
  return faultOfKind(content, rules) ?? faultOfLimits(content, rules) ?? faultOfBaseline(content, rules) ?? faultOfFields(content, rules)
}

function faultOfFields(content: ItemContent, rules: Rules): Refusal<ContentCode> | undefined {
  const missing = missingFields(content, rules)
  if (missing.length > 0) return fault('ITEM_INCOMPLETE', { missing }, rules.items.published.clause)
  const place = rules.items.place
  if (place?.value.otherNeedsReason && content.place !== place.value.defaultPlace && !content.placeReason) return fault('PLACE_REASON_MISSING', {}, place.clause)
  const fields = rules.fees?.fields
  if (!fields) return undefined
  const lacking = content.fees.flatMap((fee) => fields.value.filter((field) => isEmpty(field === 'standard' ? String(fee.cents) : fee[field])).map((field) => `${fee.code} ${field}`))
  return lacking.length > 0 ? fault('FEE_FIELDS_MISSING', { missing: lacking }, fields.clause) : undefined
}

function isEmpty(text: string): boolean {
  return text.trim() === ''
}

/** TG-CAS-01, TG-CAS-38: what kind of item it is follows from what it needs. */
function faultOfKind({ kind, itemType, departments, procedures, onSpot, twoPersons, siteCheck, givesDocument }: ItemContent, { items, examination, joint }: Rules): Refusal<ContentCode> | undefined {
  // TG-CAS-24: a license of several departments is handled jointly.
  if (joint && itemType === 'license' && kind !== 'joint' && departments.length >= joint.value.fromDepartments) return fault('ITEM_KIND_WRONG', { kind, wanted: 'joint' }, joint.clause)
  const rule = items.kindFromProcedures
  if (!rule || kind === 'joint' || kind === 'escalated') return undefined
  if (!onSpot && procedures.length === 0) return fault('ITEM_KIND_WRONG', { missing: 'procedure', kind }, rule.clause)
  const byStages = twoPersons && examination && !siteCheck && !givesDocument
  const wanted = onSpot || byStages ? 'instant' : 'promised'
  return kind === wanted ? undefined : fault('ITEM_KIND_WRONG', { kind, wanted }, rule.clause)
}

function faultOfLimits(content: ItemContent, rules: Rules): Refusal<ContentCode> | undefined {
  const { items, limit, acceptance } = rules
  const promised = promiseOf(content, rules).limit
  const { kind, statutory, promiseNote, governmentDays, unitDays } = content
  if (kind === 'instant') return undefined
  const clause = items.limitRequired?.clause ?? limit.promised.clause
  if (!promised && !statutory) return fault('ITEM_LIMIT_MISSING', {}, clause)
  if (promised && statutory && isLonger(promised, statutory)) {
    return fault('PROMISE_ABOVE_STATUTORY', { promised: promised.days, statutory: statutory.days }, items.promiseNote?.clause ?? acceptance.startsFrom.clause)
  }
  if (items.promiseNote && !statutory && (!promised || !promiseNote)) return fault('PROMISE_NOTE_MISSING', {}, items.promiseNote.clause)
  if (items.governmentTime && governmentDays !== undefined && promised && promised.days < governmentDays + (unitDays ?? 0)) {
    return fault('PROMISE_BELOW_STEPS', { promised: promised.days, steps: governmentDays + (unitDays ?? 0) }, items.governmentTime.clause)
  }
  return undefined
}

/** A license is decided within what the Administrative License Law sets, unless another law named sets the period. */
function faultOfBaseline(content: ItemContent, rules: Rules): Refusal<ContentCode> | undefined {
  const { itemType, kind, statutory, statutoryBasis } = content
  const promised = promiseOf(content, rules).limit
  if (itemType !== 'license' || kind === 'instant') return undefined
  const [laxity] = [statutory, promised].filter((limit) => limit !== null).flatMap(({ days, unit }) => checkBaseline({
    period: kind === 'joint' ? 'joint' : 'decision', otherLaw: statutoryBasis,
    limit: { kind: 'days', length: days, unit, countFirstDay: false, restDay: unit === 'workday' ? 'stays' : 'next_workday', afterHours: 'same_day', ends: 'midnight', closing: 'in_time' },
  }, nationalBaseline))
  return laxity && fault('BELOW_BASELINE', { value: laxity.value, most: laxity.most }, laxity.clause)
}

/** Compared in one unit only: five working days may be longer than six calendar days, or not. */
function isLonger(a: LimitDays, b: LimitDays): boolean {
  return a.unit === b.unit ? a.days > b.days : a.unit === 'workday' ? a.days * 7 > b.days * 5 : a.days * 5 > b.days * 7
}

function fault(code: ContentCode, details: Refusal['details'], clause: string): Refusal<ContentCode> {
  return refuse(code, details, clause).refusal
}

/** TG-CAS-37: proposed for one who examines and one who approves; the agency's list decides. */
export function isProposedForTwo({ internalStages }: ItemContent, { examination }: Pick<Rules, 'examination'>): boolean {
  const least = examination?.value.stagesMin
  return least !== undefined && internalStages >= least
}
