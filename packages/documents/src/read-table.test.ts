import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { xlsxOf } from './made-files.ts'
import { readTable } from './read-table.ts'
import { TABLE_CODES } from './table.ts'

/** A table, or a code of the list; anything thrown fails the property. */
async function answers(bytes: Uint8Array): Promise<void> {
  const result = await readTable(bytes, { filename: '上传' })
  if (result.ok) expect(result.value.sheets.length).toBeGreaterThan(0)
  else expect(TABLE_CODES).toContain(result.problem.code)
}

describe('whatever is uploaded, the answer is a table or a code', () => {
  const whole = xlsxOf(
    Array.from({ length: 40 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" s="0"><v>${row * 1.5}</v></c><c r="B${row + 1}" t="s"><v>0</v></c></row>`).join(''),
    {
      'xl/sharedStrings.xml': '<sst><si><t>王芳</t></si></sst>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    },
  )

  test('random bytes', () => fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 4096 }), answers), { numRuns: 300 }))

  test('random text', () => fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 500 }), (text) => answers(Buffer.from(text))), { numRuns: 300 }))

  test.each([['a zip', [0x50, 0x4b, 3, 4]], ['an old .xls', [0xd0, 0xcf, 0x11, 0xe0]]])('random bytes that begin like %s', (_, head) =>
    fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2048 }), (rest) => answers(Uint8Array.from([...head, ...rest]))), { numRuns: 200 }))

  test('a workbook cut off anywhere', async () => {
    const bytes = await whole
    for (let length = 0; length < bytes.length; length += 3) await answers(bytes.subarray(0, length))
  })

  test('a workbook with bytes changed, the checksums notwithstanding', async () => {
    const bytes = await whole
    const change = fc.record({ at: fc.nat({ max: bytes.length - 1 }), to: fc.integer({ min: 0, max: 255 }) })
    await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const changed = Uint8Array.from(bytes)
      for (const { at, to } of changes) changed[at] = to
      return answers(changed)
    }), { numRuns: 500 })
  })

  test('a workbook of arbitrary parts', () => {
    const markup = fc.array(fc.oneof(
      fc.constantFrom('<row>', '<row r="3">', '</row>', '<c r="B2" t="s">', '<c t="inlineStr">', '<c s="-1" r="@">', '</c>', '<v>', '</v>', '<t>', '</t>', '<v>1e999</v>', '<v>99999999999</v>', '</sheetData>'),
      fc.string({ maxLength: 12 }),
    ), { maxLength: 40 }).map((pieces) => pieces.join(''))
    return fc.assert(fc.asyncProperty(markup, markup, markup, async (sheet, texts, styles) =>
      answers(await xlsxOf(sheet, { 'xl/sharedStrings.xml': `<sst>${texts}</sst>`, 'xl/styles.xml': `<styleSheet><numFmt numFmtId="0" formatCode="yyyy"/><cellXfs><xf numFmtId="0"/>${styles}</cellXfs></styleSheet>` }))), { numRuns: 300 })
  })
})
