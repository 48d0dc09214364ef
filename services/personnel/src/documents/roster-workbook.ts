import { type SheetColumn, toBytes, writeWorkbook } from '@hall/documents'
import texts from './texts.json' with { type: 'json' }

const { headers, sheet, filename, yes, no } = texts.roster
const COLUMNS: readonly SheetColumn[] = [
  { header: headers.person, kind: 'text', width: 12 }, { header: headers.name, kind: 'text', width: 12 }, { header: headers.center, kind: 'text', width: 24 }, { header: headers.department, kind: 'text', width: 20 },
  { header: headers.window, kind: 'text', width: 20 }, { header: headers.lead, kind: 'text', width: 12 }, { header: headers.since, kind: 'date', width: 12 }, { header: headers.minimum, kind: 'date', width: 14 },
  { header: headers.maximum, kind: 'date', width: 14 }, { header: headers.registered, kind: 'text', width: 10 }, { header: headers.holdings, kind: 'number', width: 10 }, { header: headers.files, kind: 'number', width: 10 },
]

export interface RosterLine {
  readonly person: string
  readonly name: string
  readonly center: string
  readonly department: string
  readonly window: string
  readonly lead: boolean
  readonly since: string
  readonly minimumOn: string | null
  readonly maximumOn: string | null
  readonly registered: boolean
  readonly holdings: number
  readonly openFiles: number
}

/** A roster as an .xlsx file, base64. */
export async function rosterWorkbook(lines: readonly RosterLine[], day: string): Promise<{ filename: string; contentBase64: string }> {
  const date = (text: string | null) => (text === null ? null : Temporal.PlainDate.from(text))
  const rows = lines.map((line) => [
    line.person, line.name, line.center, line.department, line.window, line.lead ? yes : no, date(line.since), date(line.minimumOn), date(line.maximumOn), line.registered ? yes : no, line.holdings, line.openFiles,
  ])
  const bytes = await toBytes(writeWorkbook([{ name: sheet, columns: COLUMNS, rows }]))
  return { filename: filename.replace('{day}', day), contentBase64: Buffer.from(bytes).toString('base64') }
}
