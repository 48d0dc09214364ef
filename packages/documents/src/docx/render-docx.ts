import { AlignmentType, Document, Footer, Packer, PageNumber, TextRun } from 'docx'
import type { FormLanguage, FormTemplate, FormText, FormValues } from '../print/form.ts'
import { docxBlock, type DocxPen } from './blocks.ts'
import { hei, mm, pageOf, paragraph, runs, SIZE, styles, textWidth } from './layout.ts'

/** The same form as `renderForm` makes, for those who go on writing in it or file it electronically. */
export async function renderDocx(template: FormTemplate, values: FormValues, language: FormLanguage): Promise<Uint8Array> {
  const { orientation, title, pageNumber, blocks } = template
  const text = (given: FormText | undefined) => (typeof given === 'object' ? given[language] : (given ?? ''))
  const pen: DocxPen = { text, language, values, width: textWidth(orientation) }
  const heading = paragraph(runs(text(title), { font: hei, bold: true, size: SIZE.title }), { alignment: AlignmentType.CENTER, spacing: { after: mm(8) } })
  const document = new Document({
    title: text(title),
    creator: 'Hall',
    styles,
    sections: [{
      properties: { page: pageOf(orientation) },
      footers: { default: new Footer({ children: [paragraph([pageNumbers(text(pageNumber))], { alignment: AlignmentType.CENTER })] }) },
      children: [heading, ...blocks.flatMap((block) => docxBlock(block, pen))],
    }],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

/** `{page}` and `{pages}` become fields of the program that shows the document. */
function pageNumbers(text: string): TextRun {
  const children = text.split(/(\{pages?\})/).filter((part) => part !== '')
    .map((part) => (part === '{page}' ? PageNumber.CURRENT : part === '{pages}' ? PageNumber.TOTAL_PAGES : part))
  return new TextRun({ children, size: SIZE.pageNumber })
}
