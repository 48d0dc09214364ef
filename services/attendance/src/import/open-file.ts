import { createHash } from 'node:crypto'
import { type Localized, problem, type Result } from '@hall/contract'
import { choiceCell, cell, type Columns, dateCell, mapTable, readTable, type Sheet, type TableCode, textCell, timeCell } from '@hall/documents'
import { attlogLines, type FileLine, looksLikeAttlog } from '../domain/device/attlog-file.ts'
import titles from './columns.json' with { type: 'json' }
import { cellErrorInWords } from './words.ts'

type Field = keyof typeof titles
export type Mapping = { readonly [F in Field]?: string | undefined }

export interface OpenedFile {
  readonly kind: 'attlog' | 'spreadsheet'
  readonly sha256: string
  /** As the push protocol writes them. */
  readonly lines: readonly FileLine[]
  readonly rows: number
  readonly headers: string[]
  readonly mapping: Partial<Record<Field, string>>
  readonly errors: readonly { row: number; column: string | null; code: string; text: Localized }[]
}

const VERIFY = { password: 0, fingerprint: 1, card: 4, face: 15 } as const

/** `attlog.dat`, or the first sheet of a spreadsheet by its headers or the mapping given. What the bytes are, they tell themselves. */
export async function openFile({ filename, contentBase64 }: { filename: string; contentBase64: string }, mapping: Mapping): Promise<Result<OpenedFile, TableCode | 'HEADER_MISSING'>> {
  const bytes = Buffer.from(contentBase64, 'base64')
  const sha256 = createHash('sha256').update(bytes).update(JSON.stringify(mapping)).digest('hex')
  const text = bytes.toString('utf8')
  if (looksLikeAttlog(text)) {
    const lines = attlogLines(text.replaceAll('\0', '\uFFFD'))
    return { ok: true, value: { kind: 'attlog', sha256, lines, rows: lines.length, headers: [], mapping: {}, errors: [] } }
  }
  const table = await readTable(bytes, { filename })
  if (!table.ok) return table
  return openSheet(table.value.sheets[0]!, { mapping, sha256 })
}

function openSheet(sheet: Sheet, { mapping, sha256 }: { mapping: Mapping; sha256: string }): Result<OpenedFile, 'HEADER_MISSING'> {
  const columns = columnsBy(mapping)
  const { records, errors, present } = mapTable(sheet, columns)
  const missing = [...errors.filter(({ code }) => code === 'HEADER_MISSING').map(({ column }) => column), ...(present.has('at') || (present.has('date') && present.has('time')) || errors.some(({ code }) => code === 'HEADER_MISSING') ? [] : [titles.at[0]!])]
  if (missing.length > 0) return problem('HEADER_MISSING', { details: { headers: [...missing, ...sheet.header.filter((header) => header !== '')] } })
  const lines: FileLine[] = records.map(({ row, values }) => {
    const time = values.at ?? (values.date && values.time ? `${values.date} ${values.time}` : '')
    return { row, line: [values.number, time, '0', String(VERIFY[values.method ?? 'fingerprint']), '0', '0'].join('\t') }
  })
  const found = Object.fromEntries((Object.keys(columns) as Field[]).flatMap((field) => {
    const header = sheet.header.find((name) => columns[field].headers.some((one) => plain(one) === plain(name)))
    return header ? [[field, header]] : []
  }))
  return {
    ok: true,
    value: {
      kind: 'spreadsheet', sha256, lines, rows: records.length + new Set(errors.map(({ row }) => row)).size, headers: sheet.header.filter((header) => header !== ''),
      mapping: found, errors: errors.map(cellErrorInWords),
    },
  }
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s*:]/g, '').toLowerCase()
}

/** `2026-03-10 08:30:01`, also from `2026/3/10 8:30`. */
function momentCell() {
  return cell('CELL_NOT_A_TIME', (text) => {
    const [, date = '', time = ''] = /^(\S+)[ T](\d{1,2}:\d{2}(?::\d{2})?)$/.exec(text.normalize('NFKC').trim()) ?? []
    const [day, clock] = [dateCell().safeParse(date), timeCell().safeParse(time)]
    return day.success && clock.success ? `${day.data} ${clock.data}` : undefined
  })
}

function columnsBy(mapping: Mapping) {
  const headers = (field: Field): [string, ...string[]] => (mapping[field] ? [mapping[field]] : [titles[field][0]!, ...titles[field].slice(1)])
  return {
    number: { headers: headers('number'), required: true, parse: textCell(24) },
    at: { headers: headers('at'), parse: momentCell() },
    date: { headers: headers('date'), parse: dateCell() },
    time: { headers: headers('time'), parse: timeCell() },
    method: { headers: headers('method'), parse: choiceCell({ face: ['人脸', '面部'], fingerprint: ['指纹'], card: ['刷卡', '卡'], password: ['密码'] }) },
  } as const satisfies Columns
}
