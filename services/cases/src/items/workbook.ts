import { cell, choiceCell, type Column, numberCell, textCell, toBytes, writeWorkbook } from '@hall/documents'
import { type ItemContent, itemShapes } from '@hall/contract-cases'
import titles from './columns.json' with { type: 'json' }
import words from './words.json' with { type: 'json' }

type Field = keyof typeof titles
const FIELDS = Object.keys(titles) as Field[]

const headers = (field: Field): [string, ...string[]] => [titles[field].zh, titles[field].en, ...titles[field].also]
const lines = textCell(4000).transform((text) => text.split(/[\n；;]/).map((one) => one.trim()).filter((one) => one !== ''))
const days = numberCell({ min: 0, max: 2000 })
const choice = <T extends Record<string, string>>(names: T) => choiceCell<keyof T & string>(Object.fromEntries(Object.entries(names).map(([key, name]) => [key, [name]])) as Record<keyof T & string, string[]>)
const yesOrNo = choiceCell({ yes: [words.yes, 'y', '1', 'true'], no: [words.no, 'n', '0', 'false'] }).transform((answer) => answer === 'yes')

/** One material a line: name, and after bars whether it may be left out, its form and copies. */
const materials = cell('CELL_INVALID', (text) => {
  const read = text.split(/[\n；;]/).map((one) => one.trim()).filter((one) => one !== '').map((line, index) => {
    const [name = '', ...rest] = line.split(/[|｜]/).map((part) => part.trim())
    const form = Object.entries(words.form).find(([, word]) => rest.includes(word))?.[0] ?? 'paper'
    const copies = rest.map(Number).find((n) => Number.isInteger(n) && n > 0) ?? 1
    return { code: `M${String(index + 1).padStart(2, '0')}`, name, required: !rest.includes(words.optional), form, copies, sample: false }
  })
  return read.every(({ name }) => name !== '') ? read as ItemContent['materials'] : undefined
})
/** One charge a line: name, yuan, unit, basis, scope. */
const fees = cell('CELL_INVALID', (text) => {
  if (text === words.free) return []
  const read = text.split(/[\n；;]/).map((one) => one.trim()).filter((one) => one !== '').map((line, index) => {
    const [name = '', yuan = '', unit = '', basis = '', scope = ''] = line.split(/[|｜]/).map((part) => part.trim())
    return { code: `F${String(index + 1).padStart(2, '0')}`, name, cents: Math.round(Number(yuan) * 100), unit, basis, scope }
  })
  return read.every(({ cents }) => Number.isFinite(cents)) ? read : undefined
})

/** The columns of the national list of service items, by its Chinese or its field names. */
export const ITEM_COLUMNS = {
  code: { headers: headers('code'), required: true, parse: cell('CELL_INVALID', (text) => /^[A-Za-z0-9._-]{2,60}$/.exec(text.normalize('NFKC'))?.[0]) },
  catalogCode: { headers: headers('catalogCode'), parse: textCell(60) },
  name: { headers: headers('name'), required: true, parse: textCell(200) },
  itemType: { headers: headers('itemType'), parse: choice(words.itemType) },
  kind: { headers: headers('kind'), required: true, parse: choice(words.kind) },
  basis: { headers: headers('basis'), parse: lines }, conditions: { headers: headers('conditions'), parse: lines },
  materials: { headers: headers('materials'), parse: materials }, steps: { headers: headers('steps'), parse: lines },
  statutoryDays: { headers: headers('statutoryDays'), parse: days }, statutoryUnit: { headers: headers('statutoryUnit'), parse: choice(words.unit) },
  promisedDays: { headers: headers('promisedDays'), parse: days }, promisedUnit: { headers: headers('promisedUnit'), parse: choice(words.unit) }, promiseNote: { headers: headers('promiseNote'), parse: textCell(500) },
  serviceStandard: { headers: headers('serviceStandard'), parse: textCell(500) }, fees: { headers: headers('fees'), parse: fees },
  phone: { headers: headers('phone'), parse: textCell(60) }, supervision: { headers: headers('supervision'), parse: textCell(500) }, remedies: { headers: headers('remedies'), parse: textCell(500) },
  handlingBody: { headers: headers('handlingBody'), parse: textCell(500) }, windowPowers: { headers: headers('windowPowers'), parse: textCell(500) }, place: { headers: headers('place'), parse: textCell(500) },
  twoPersons: { headers: headers('twoPersons'), parse: yesOrNo }, siteCheck: { headers: headers('siteCheck'), parse: yesOrNo },
} as const satisfies Readonly<Record<Field, Column>>

type Values = { readonly [F in Field]?: unknown }

/** What a row says of an item; what it does not say stays as it was before, or is empty. */
export function contentFrom(values: Values, before: ItemContent | undefined): ItemContent {
  const v = values as Partial<ItemContent> & { statutoryDays?: number; statutoryUnit?: 'workday'; promisedDays?: number; promisedUnit?: 'workday' }
  const kind = v.kind!
  const limit = (given: number | undefined, unit: 'workday' | undefined, was: ItemContent['promised'] | undefined) => (given === undefined ? (was ?? null) : { days: given, unit: unit ?? 'workday' })
  const paid = v.fees ?? before?.fees ?? []
  return itemShapes.itemContent.parse({
    ...EMPTY, ...before, ...Object.fromEntries(Object.entries(v).filter(([key, value]) => value !== undefined && !key.endsWith('Days') && !key.endsWith('Unit'))),
    kind, itemType: v.itemType ?? before?.itemType ?? 'public_service', materials: v.materials ?? before?.materials ?? [], fees: paid,
    freeFrom: paid.length === 0 ? (before?.freeFrom ?? FREE_SINCE) : null,
    statutory: limit(v.statutoryDays, v.statutoryUnit, before?.statutory), promised: limit(v.promisedDays, v.promisedUnit, before?.promised),
    onSpot: kind === 'instant', procedures: before?.procedures ?? (kind === 'instant' ? [] : ['review']),
  })
}

/** A list without a charge says that the item is free; since when it does not say. */
const FREE_SINCE = '2020-01-01'
const EMPTY = {
  basis: [], conditions: [], materials: [], steps: [], statutory: null, promised: null, specialProcedures: [], procedures: [], onSpot: false, internalStages: 1, siteCheck: false, givesDocument: true,
  twoPersons: false, simple: false, deemedApproval: null, major: false, oneVisit: false, departments: [], jointClass: null, fees: [], freeFrom: null, phone: '', supervision: '', remedies: '', handlingBody: '', windowPowers: '', place: words.center,
}

/** Items as a file of the national list's columns: what is exported can be imported again. */
export async function itemsWorkbook(items: readonly ItemContent[]): Promise<string> {
  const columns = FIELDS.map((field) => ({ header: titles[field].zh, kind: field.endsWith('Days') ? 'number' as const : 'text' as const, width: titles[field].width }))
  const bytes = await toBytes(writeWorkbook([{ name: words.sheet, columns, rows: items.map((one) => FIELDS.map((field) => cellOf(field, one))) }]))
  return Buffer.from(bytes).toString('base64')
}

function cellOf(field: Field, item: ItemContent): string | number | null {
  switch (field) {
    case 'basis':
    case 'conditions':
    case 'steps': return item[field].join(words.between)
    case 'itemType': return words.itemType[item.itemType]
    case 'kind': return words.kind[item.kind]
    case 'statutoryDays': return item.statutory?.days ?? null
    case 'statutoryUnit': return item.statutory ? words.unit[item.statutory.unit] : null
    case 'promisedDays': return item.promised?.days ?? null
    case 'promisedUnit': return item.promised ? words.unit[item.promised.unit] : null
    case 'materials': return item.materials.map(({ name, required, form, copies }) => [name, ...(required ? [] : [words.optional]), words.form[form], String(copies)].join('|')).join(words.between)
    case 'fees': return item.fees.length === 0 ? words.free : item.fees.map(({ name, cents, unit, basis, scope }) => [name, String(cents / 100), unit, basis, scope].join('|')).join(words.between)
    case 'twoPersons':
    case 'siteCheck': return item[field] ? words.yes : words.no
    default: return item[field] ?? null
  }
}
