import type { TFunction } from 'i18next'
import type { Outputs } from '../../data/api.ts'
import type { PartDays } from './PartsField.tsx'

export type Content = Outputs['cases']['items']['get']['content']
interface Line { readonly key: string; readonly name: string; readonly text: string }
const CENTS = 100

/** An item field by field, each as the text a person compares. */
export function contentLines(content: Content, t: TFunction<'cases'>, named: (department: string) => string = (id) => id): Line[] {
  const limit = (value: Content['promised']) => (value ? t(value.unit === 'calendar_day' ? 'calendarDays' : 'days', { count: value.days }) : t('none'))
  const list = (lines: readonly string[]) => lines.join('\n')
  return [
    { key: 'name', name: t('column.item'), text: content.name }, { key: 'code', name: t('item.code'), text: content.code }, { key: 'kind', name: t('column.kind'), text: t(`kind.${content.kind}`) },
    { key: 'promised', name: t('item.promised'), text: limit(content.promised) }, { key: 'statutory', name: t('item.statutory'), text: limit(content.statutory) },
    ...((content.parts ?? []).length > 0 ? [{ key: 'parts', name: t('item.parts'), text: list(content.parts!.map(({ department, days }) => `${named(department)} ${t('days', { count: days })}`)) }] : []),
    { key: 'basis', name: t('itemField.basis'), text: list(content.basis) }, { key: 'conditions', name: t('itemField.conditions'), text: list(content.conditions) },
    { key: 'materials', name: t('itemField.materials'), text: list(content.materials.map(({ name, required, copies }) => `${name}${required ? '' : ` (${t('optional')})`} ×${copies}`)) },
    { key: 'steps', name: t('itemField.steps'), text: list(content.steps) },
    { key: 'fees', name: t('itemField.fees'), text: content.fees.length > 0 ? list(content.fees.map(({ name, cents, unit, basis }) => `${name} ${cents / CENTS} ${t('item.yuan')} ${unit} ${basis}`)) : t('item.free') },
    { key: 'phone', name: t('itemField.phone'), text: content.phone }, { key: 'supervision', name: t('itemField.supervision'), text: content.supervision }, { key: 'remedies', name: t('item.remedies'), text: content.remedies },
    { key: 'handlingBody', name: t('itemField.handling_body'), text: content.handlingBody }, { key: 'deemed', name: t('changes.deemed'), text: content.deemedApproval?.basis ?? t('none') },
  ]
}

export interface ItemEntry {
  code: string; name: string; kind: Content['kind']; statutoryDays?: number; promisedDays?: number; promiseNote?: string; basis: string; conditions: string; materials: string; steps: string
  phone: string; supervision: string; remedies: string; handlingBody: string; place: string; serviceStandard?: string; windowPowers: string; deemedBasis?: string; parts?: readonly PartDays[]
}

const lines = (text: string | undefined) => (text ?? '').split('\n').map((line) => line.trim()).filter(Boolean)
/** A material that is not required begins with this in the form. */
export const OPTIONAL_MARK = '?'

export function entryOf(content: Content): ItemEntry {
  const { code, name, kind, statutory, promised, promiseNote, basis, conditions, materials, steps, phone, supervision, remedies, handlingBody, place, serviceStandard, windowPowers, deemedApproval } = content
  return {
    code, name, kind, ...(statutory && { statutoryDays: statutory.days }), ...(promised && { promisedDays: promised.days }), ...(promiseNote && { promiseNote }), basis: basis.join('\n'), conditions: conditions.join('\n'),
    materials: materials.map((one) => `${one.required ? '' : OPTIONAL_MARK}${one.name}`).join('\n'), steps: steps.join('\n'), phone, supervision, remedies, handlingBody, place, ...(serviceStandard && { serviceStandard }), windowPowers,
    ...(deemedApproval && { deemedBasis: deemedApproval.basis }), ...(content.parts && { parts: content.parts }),
  }
}

const NEW: Omit<Content, 'code' | 'name' | 'kind' | 'basis' | 'conditions' | 'materials' | 'steps' | 'phone' | 'supervision' | 'remedies' | 'handlingBody' | 'place' | 'windowPowers'> = {
  itemType: 'public_service', statutory: null, promised: null, specialProcedures: [], procedures: [], onSpot: false, internalStages: 1, siteCheck: false, givesDocument: true, twoPersons: false, simple: false,
  deemedApproval: null, major: false, oneVisit: false, departments: [], jointClass: null, fees: [], freeFrom: null,
}

/** What was filled in, on what the item says so far; a material that stays keeps its code and form. */
export function contentOf(entry: ItemEntry, before: Content | undefined): Content {
  const days = (count: number | undefined, old: Content['promised']) => (count === undefined || count === null ? null : { days: count, unit: old?.unit ?? 'workday' as const })
  const known = new Map((before?.materials ?? []).map((one) => [one.name, one]))
  const materials = lines(entry.materials).map((line, index) => {
    const required = !line.startsWith(OPTIONAL_MARK)
    const name = required ? line : line.slice(OPTIONAL_MARK.length).trim()
    return { code: `M${Date.now().toString(36)}${index}`, form: 'paper' as const, copies: 1, sample: false, ...known.get(name), name, required }
  })
  const { promiseNote, serviceStandard } = entry
  return {
    ...NEW, ...before, code: entry.code, name: entry.name, kind: entry.kind, basis: lines(entry.basis), conditions: lines(entry.conditions), materials, steps: lines(entry.steps),
    statutory: days(entry.statutoryDays, before?.statutory ?? null), promised: days(entry.promisedDays, before?.promised ?? null), ...(promiseNote && { promiseNote }), ...(serviceStandard && { serviceStandard }),
    phone: entry.phone, supervision: entry.supervision, remedies: entry.remedies, handlingBody: entry.handlingBody, place: entry.place, windowPowers: entry.windowPowers,
    ...(entry.parts && { parts: [...entry.parts], departments: entry.parts.length > 0 ? entry.parts.map(({ department }) => department) : (before?.departments ?? []) }),
    deemedApproval: entry.deemedBasis?.trim() ? { basis: entry.deemedBasis.trim() } : null,
  }
}
