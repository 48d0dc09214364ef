import { problem, ProblemError } from '@hall/contract'
import { readCsv } from './csv.ts'
import { DEFAULT_LIMITS, type Sheet, TABLE_CODES, type TableCode, type TableLimits, type TableResult, unreadable } from './table.ts'
import { readSheet } from './xlsx/read-sheet.ts'
import { readWorkbook } from './xlsx/workbook.ts'
import { ZipReader } from './zip/reader.ts'

const ZIP = [0x50, 0x4b]
/** The container of old .xls files, and of encrypted .xlsx ones. */
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0]

export interface ReadOptions {
  /** Gives the sheet of a CSV its name; what kind of file it is, the bytes tell. */
  readonly filename: string
  readonly limits?: Partial<TableLimits>
}

/** Reads an .xlsx or .csv file. Whatever the bytes are, the answer is a table or a code of `TABLE_CODES`. */
export async function readTable(bytes: Uint8Array, { filename, limits }: ReadOptions): Promise<TableResult> {
  try {
    const sheets = await readSheets(bytes, filename, { ...DEFAULT_LIMITS, ...limits })
    return sheets.length > 0 ? { ok: true, value: { sheets } } : problem('FILE_EMPTY')
  } catch (error) {
    if (error instanceof ProblemError && isTableCode(error.problem.code)) return problem(error.problem.code, error.problem)
    throw error
  }
}

async function readSheets(bytes: Uint8Array, filename: string, limits: TableLimits): Promise<Sheet[]> {
  if (bytes.length > limits.maxBytes) throw unreadable('FILE_TOO_LARGE', { maxBytes: limits.maxBytes })
  if (startsWith(bytes, ZIP)) return readXlsx(bytes, limits)
  if (startsWith(bytes, COMPOUND_FILE)) throw isEncrypted(bytes) ? unreadable('FILE_ENCRYPTED') : unreadable('FILE_OLD_FORMAT', { format: 'xls' })
  const sheet = readCsv(bytes, filename.replace(/\.[^.]*$/, ''), limits)
  return sheet ? [sheet] : []
}

async function readXlsx(bytes: Uint8Array, limits: TableLimits): Promise<Sheet[]> {
  const zip = new ZipReader(bytes, limits.maxUnpackedBytes)
  const workbook = await readWorkbook(zip)
  if (workbook.sheets.length > limits.maxSheets) throw unreadable('TOO_MANY_SHEETS', { max: limits.maxSheets })
  const sheets: Sheet[] = []
  for (const listed of workbook.sheets) {
    const sheet = await readSheet(zip, workbook, { ...listed, limits })
    if (sheet) sheets.push(sheet)
  }
  return sheets
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/** The directory of the container names a stream so, in UTF-16. */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

function isTableCode(code: string): code is TableCode {
  return TABLE_CODES.some((known) => known === code)
}
