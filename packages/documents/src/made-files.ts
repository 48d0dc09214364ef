import { writeZip, type ZipPart } from './zip/writer.ts'
import { toBytes } from './xlsx/write-workbook.ts'

/** For tests: files as other programs make them, part by part. */

export const utf8 = (text: string) => new TextEncoder().encode(text)

export function zipOf(parts: Readonly<Record<string, string | Iterable<string>>>): Promise<Uint8Array> {
  const list: ZipPart[] = Object.entries(parts).map(([name, content]) => ({ name, content: typeof content === 'string' ? [content] : content }))
  return toBytes(writeZip(list))
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** An .xlsx around the rows of one sheet, in the manner of Excel unless parts are replaced. */
export function xlsxOf(rows: string | Iterable<string>, replaced: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  return zipOf({
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${REL}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="/xl/worksheets/sheet1.xml"/>` +
      `<Relationship Id="rId2" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/>` +
      `<Relationship Id="rId3" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': typeof rows === 'string' ? `<worksheet><sheetData>${rows}</sheetData></worksheet>` : rows,
    ...replaced,
  })
}
