import { cell, choiceCell, type Column, dateCell, textCell } from '@hall/documents'
import type { Field } from '../domain/roster-file/row.ts'
import titles from './columns.json' with { type: 'json' }
import texts from './texts.json' with { type: 'json' }

/** All names a column may bear in a file. */
function headers(field: Field): [string, ...string[]] {
  const { zh, en, also } = titles[field]
  return [zh, en, ...also]
}

const day = dateCell().transform((text) => Temporal.PlainDate.from(text))
const list = textCell(200).transform((text) => text.split(/[、，,；;\n]/).map((one) => one.trim()).filter((one) => one !== ''))
/** Full-width letters and digits, as input methods make them, become plain ones. */
const plain = (pattern: RegExp) => cell('CELL_INVALID', (text) => pattern.exec(text.normalize('NFKC').replaceAll(' ', ''))?.[0])
const yesOrNo = choiceCell({ yes: [texts.yes.zh, 'y', 'true', '1', '√'], no: [texts.no.zh, 'n', 'false', '0'] }).transform((answer) => answer === 'yes')

/** The columns of a roster file, in Chinese or English. */
export const ROSTER_COLUMNS = {
  person: { headers: headers('person'), required: true, parse: plain(/^[A-Za-z0-9-]{2,32}$/).transform((number) => number.toUpperCase()) },
  name: { headers: headers('name'), required: true, parse: textCell(50) },
  gender: { headers: headers('gender'), parse: choiceCell({ female: [texts.female.zh, 'f'], male: [texts.male.zh, 'm'], unknown: ['未知'] }) },
  department: { headers: headers('department'), parse: textCell(60) },
  window: { headers: headers('window'), parse: textCell(60) },
  section: { headers: headers('section'), parse: textCell(60) },
  primary: { headers: headers('primary'), parse: list },
  backup: { headers: headers('backup'), parse: list },
  lead: { headers: headers('lead'), parse: yesOrNo },
  attendanceNumber: { headers: headers('attendanceNumber'), parse: plain(/^[A-Za-z0-9]{1,24}$/) },
  phone: { headers: headers('phone'), parse: plain(/^\+?[0-9-]{5,20}$/) },
  from: { headers: headers('from'), parse: day },
  until: { headers: headers('until'), parse: day },
} as const satisfies Readonly<Record<Field, Column>>

export function titleOf(field: Field): { zh: string; en: string } {
  const { zh, en } = titles[field]
  return { zh, en }
}
export function widthOf(field: Field): number {
  return titles[field].width
}
