import { problem, type Result } from '@hall/contract'
import { REGISTER_FIELDS } from '@hall/contract-cases'
import { readTable, type TableCode } from '@hall/documents'
import { readXes } from './xes.ts'

export type RegisterField = (typeof REGISTER_FIELDS)[number]
export type Mapping = Partial<Record<RegisterField, string>>
export interface RegisterTable { readonly format: 'csv' | 'xlsx' | 'xes'; readonly headers: readonly string[]; readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[] }

/** A file of an old register as rows: of a table, or of the events of a log. */
export async function readRegister({ filename, contentBase64 }: { filename: string; contentBase64: string }): Promise<Result<RegisterTable, TableCode>> {
  const bytes = Buffer.from(contentBase64, 'base64')
  if (/\.xes$/i.test(filename)) {
    const log = readXes(bytes.toString('utf8'))
    return log ? { ok: true, value: log } : problem('FILE_NOT_A_TABLE')
  }
  const table = await readTable(bytes, { filename })
  if (!table.ok) return table
  const { header, rows } = table.value.sheets[0]!
  return { ok: true, value: { format: /\.xlsx$/i.test(filename) ? 'xlsx' : 'csv', headers: header, rows } }
}

/** What columns of old registers are usually called. */
const USUAL: Readonly<Record<RegisterField, readonly RegExp[]>> = {
  number: [/^case[_: ]?(concept:name|id|name)?$/i, /^案号|^办件编号|^受理编号|^application/i, /^number$/i, /^编号$/],
  item: [/^事项|^item$|case type|^procedure$/i],
  channel: [/channel|渠道|^来源/i],
  department: [/department|^部门|承办部门/i],
  handler: [/responsible|经办|承办人|^handler/i],
  received: [/^(case[:_ ])?start ?date$|(^|[:_ ])startdate$|受理日期|收件|^received/i],
  finished: [/^(case[:_ ])?end ?date$|(^|[:_ ])enddate$|办结日期|^finished/i],
  planned: [/planned|承诺期限|计划/i],
  deadline: [/deadline|法定期限|期限届满/i],
  step: [/^step$|^activity|concept:name$|环节|步骤/i],
  stepBy: [/^who$|done by|org:resource|resource|办理人|^by$/i],
  stepAt: [/^when$|time:timestamp|timestamp|^at$|办理时间|step ?time/i],
  outcome: [/^outcome|结果/i],
  applicant: [/applicant|申请人/i],
}

/** A proposal: the first header that looks like it, each header once. */
export function proposeMapping(headers: readonly string[]): Mapping {
  const taken = new Set<string>()
  return Object.fromEntries(REGISTER_FIELDS.flatMap((field) => {
    const found = USUAL[field].flatMap((pattern) => headers.filter((header) => pattern.test(header) && !taken.has(header)))[0]
    if (found === undefined) return []
    taken.add(found)
    return [[field, found]]
  }))
}
