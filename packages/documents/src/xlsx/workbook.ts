import { posix } from 'node:path'
import { unreadable } from '../table.ts'
import type { ZipReader } from '../zip/reader.ts'
import type { Epoch } from './canonical.ts'
import { type Shown, shownByBuiltIn, shownByCode } from './number-format.ts'
import { readXml } from './xml.ts'

/** The parts of a workbook and what its sheets refer to. */
export interface Workbook {
  /** Visible ones, in order, with the part that holds them. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly epoch: Epoch
  readonly sharedTexts: readonly string[]
  /** By style number of a cell. */
  readonly shown: readonly Shown[]
}

export async function readWorkbook(zip: ZipReader): Promise<Workbook> {
  const [main] = await relations(zip, '', 'officeDocument')
  if (!main || !zip.has(main.part)) throw unreadable('FILE_NOT_A_TABLE')
  const targets = await relations(zip, main.part)
  const partOf = (type: string) => targets.find((target) => target.type === type && zip.has(target.part))?.part
  const texts = partOf('sharedStrings')
  const styles = partOf('styles')
  const { sheets, epoch } = await readSheetList(zip, main.part)
  return {
    sheets: sheets.flatMap(({ name, id }) => {
      const sheet = targets.find((target) => target.id === id && target.type === 'worksheet')
      return sheet ? [{ name, part: sheet.part }] : []
    }),
    epoch,
    sharedTexts: texts ? await readSharedTexts(zip, texts) : [],
    shown: styles ? await readStyles(zip, styles) : [],
  }
}

interface Relation { readonly id: string; readonly type: string; readonly part: string }

/** Where a part, or the file itself as '', points to; of one type only if given. */
async function relations(zip: ZipReader, of: string, type?: string): Promise<Relation[]> {
  const folder = posix.dirname(of)
  const list = posix.join(folder, '_rels', `${posix.basename(of)}.rels`)
  if (!zip.has(list)) return []
  const found: Relation[] = []
  await readXml(zip.text(list), {
    open(name, { Id: id = '', Type: uri = '', Target: target = '' }) {
      if (name !== 'Relationship') return
      const part = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      found.push({ id, type: uri.slice(uri.lastIndexOf('/') + 1), part })
    },
  })
  return type ? found.filter((relation) => relation.type === type) : found
}

async function readSheetList(zip: ZipReader, part: string) {
  const sheets: { name: string; id: string }[] = []
  let epoch: Epoch = '1900'
  await readXml(zip.text(part), {
    open(name, attributes) {
      if (name === 'workbookPr' && isTrue(attributes.date1904)) epoch = '1904'
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      sheets.push({ name: attributes.name ?? '', id })
    },
  })
  return { sheets, epoch }
}

async function readSharedTexts(zip: ZipReader, part: string): Promise<string[]> {
  const texts: string[] = []
  let text = ''
  let inText = false
  let inPhonetic = false
  await readXml(zip.text(part), {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') inPhonetic = true
      else if (name === 't') inText = !inPhonetic
    },
    text(piece) {
      if (inText) text += piece
    },
    close(name) {
      if (name === 'si') texts.push(text)
      else if (name === 'rPh') inPhonetic = false
      else if (name === 't') inText = false
    },
  })
  return texts
}

async function readStyles(zip: ZipReader, part: string): Promise<Shown[]> {
  const codes = new Map<number, string>()
  const shown: Shown[] = []
  let inCellFormats = false
  await readXml(zip.text(part), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) shown.push(shownBy(Number(attributes.numFmtId ?? 0), codes))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return shown
}

function shownBy(id: number, codes: ReadonlyMap<number, string>): Shown {
  const code = codes.get(id)
  return code === undefined ? shownByBuiltIn(id) : shownByCode(code)
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
