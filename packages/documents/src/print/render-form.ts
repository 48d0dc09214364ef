import { escapeMarkup } from '../escape.ts'
import { copiesText } from './copies-text.ts'
import { fillIn } from './fill-in.ts'
import type {
  CopiesBlock, FieldsBlock, FormBlock, FormLanguage, FormTemplate, FormText, FormValues, ParagraphBlock, QrBlock, SignaturesBlock, TableBlock,
} from './form.ts'
import { pageStyle } from './page-style.ts'
import { qrSvg } from './qr.ts'

/** Puts texts and values into one language, escaped. */
interface Pen {
  readonly text: (text: FormText | undefined) => string
  readonly plain: (text: FormText | undefined) => string
  readonly language: FormLanguage
  readonly values: FormValues
}

/** A page to print: complete HTML, one style sheet within, no script. All texts and values are escaped. */
export function renderForm(template: FormTemplate, values: FormValues, language: FormLanguage): string {
  const plain = (text: FormText | undefined) => (typeof text === 'object' ? text[language] : (text ?? ''))
  const pen: Pen = { text: (text) => escapeMarkup(plain(text)), plain, language, values }
  const title = pen.text(template.title)
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8"><title>${title}</title><style>${pageStyle(template.orientation, plain(template.pageNumber))}</style></head>
<body>
<h1>${title}</h1>
${template.blocks.map((block) => renderBlock(block, pen)).join('\n')}
</body>
</html>
`
}

function renderBlock(block: FormBlock, pen: Pen): string {
  switch (block.kind) {
    case 'fields': return renderFields(block, pen)
    case 'table': return renderTable(block, pen)
    case 'paragraph': return renderParagraph(block, pen)
    case 'signatures': return renderSignatures(block, pen)
    case 'copies': return renderCopies(block, pen)
    case 'qr': return renderQr(block, pen)
  }
}

function renderFields({ columns, fields }: FieldsBlock, { text, values }: Pen): string {
  const rows: string[] = []
  for (let at = 0; at < fields.length; at += columns) {
    const cells = fields.slice(at, at + columns).map(({ label, value }, index, row) => {
      // The last field of a row that is not full takes the rest of it.
      const rest = index === row.length - 1 ? (columns - row.length) * 2 + 1 : 1
      return `<th scope="row">${text(label)}</th><td${rest > 1 ? ` colspan="${rest}"` : ''}>${text(values.fields[value])}</td>`
    })
    rows.push(`<tr>${cells.join('')}</tr>`)
  }
  return `<table class="fields"><tbody>${rows.join('')}</tbody></table>`
}

function renderTable({ caption, columns, rows, empty }: TableBlock, { text, values }: Pen): string {
  const widths = columns.map(({ widthPercent }) => (widthPercent ? `<col style="width:${widthPercent}%">` : '<col>')).join('')
  const head = columns.map(({ header }) => `<th scope="col">${text(header)}</th>`).join('')
  const filled = (values.tables?.[rows] ?? []).map((row) => `<tr>${columns.map(({ value }) => `<td>${text(row[value])}</td>`).join('')}</tr>`)
  const body = filled.length > 0 ? filled.join('') : `<tr><td class="empty" colspan="${columns.length}">${text(empty)}</td></tr>`
  return `<table>${caption ? `<caption>${text(caption)}</caption>` : ''}<colgroup>${widths}</colgroup>` +
    `<thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}

/** Names are filled in after escaping, so that a value cannot bring markup or further names. */
function renderParagraph({ text: words, align }: ParagraphBlock, { text, values }: Pen): string {
  return `<p${align ? ` class="${align}"` : ''}>${fillIn(text(words), (name) => text(values.fields[name]))}</p>`
}

function renderSignatures({ places, dated }: SignaturesBlock, { text }: Pen): string {
  const boxes = places.map(({ label, seal }) =>
    `<div${seal ? ' class="seal"' : ''}><span>${text(label)}</span><span class="dated">${text(dated)}</span></div>`)
  return `<div class="signatures">${boxes.join('')}</div>`
}

function renderCopies(block: CopiesBlock, { language }: Pen): string {
  return `<p class="copies">${escapeMarkup(copiesText(block, language))}</p>`
}

function renderQr({ value, label }: QrBlock, { text, plain, values }: Pen): string {
  const content = plain(values.fields[value])
  return content === '' ? '' : `<figure class="qr">${qrSvg(content)}<figcaption>${text(label)}</figcaption></figure>`
}
