const STYLE = `@page { size: A4 landscape; margin: 15mm 12mm; @bottom-center { content: counter(page) " / " counter(pages); } } body { margin: 0; font: 10.5pt FangSong, "Noto Serif CJK SC", SimSun, serif; } h1 { text-align: center; font-size: 18pt; font-weight: normal; margin: 0 0 4mm; }
table { border-collapse: collapse; width: 100%; } th, td { border: .2mm solid #000; padding: 1.5mm 2mm; text-align: left; overflow-wrap: anywhere; } th { text-align: center; font-weight: normal; } thead { display: table-header-group; } tr { break-inside: avoid; } footer { display: flex; justify-content: space-between; gap: 10mm; margin-top: 10mm; } footer span { flex: 1; }`

export interface PrintedTable { readonly title: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[]; /** What is signed below. */ readonly foot?: readonly string[] }

/** A list as a sheet on file has it: title, head on every page, lines numbered by the pages below, places to sign. */
export function printTable({ title, columns, rows, foot = [] }: PrintedTable): Promise<void> {
  const cells = (row: readonly string[], tag: 'th' | 'td') => `<tr>${row.map((cell) => `<${tag}>${safe(cell)}</${tag}>`).join('')}</tr>`
  const body = rows.map((row) => cells(row, 'td')).join('')
  const signed = foot.map((one) => `<span>${safe(one)}</span>`).join('')
  return printPage(STYLE, `<h1>${safe(title)}</h1><table><thead>${cells(columns, 'th')}</thead><tbody>${body}</tbody></table><footer>${signed}</footer>`)
}

export const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Prints a page of its own, not the screen around it. */
export async function printPage(style: string, body: string): Promise<void> {
  const frame = Object.assign(document.createElement('iframe'), { hidden: true })
  frame.srcdoc = `<!doctype html><meta charset="utf-8"><style>${style}</style>${body}`
  document.body.append(frame)
  await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  frame.contentWindow?.print()
  setTimeout(() => frame.remove(), 60_000)
}
