import { printPage, safe } from '../ledger/print-table.ts'
import type { Volume } from './words.ts'

const SPINES = `@page { size: A4; margin: 10mm; } body { margin: 0; font: 11pt FangSong, "Noto Serif CJK SC", SimSun, serif; } main { display: flex; flex-wrap: wrap; gap: 3mm; }
article { width: 30mm; height: 250mm; border: .3mm solid #000; display: flex; flex-direction: column; align-items: center; break-inside: avoid; }
article > * { width: 100%; box-sizing: border-box; text-align: center; border-bottom: .2mm solid #000; padding: 2mm 1mm; margin: 0; } h2 { flex: 1; writing-mode: vertical-rl; font-size: 16pt; display: flex; align-items: center; border-bottom: .2mm solid #000; } small { font-size: 8pt; overflow-wrap: anywhere; } article > :last-child { border-bottom: 0; }`
const CATALOG = `@page { size: A4 landscape; margin: 12mm; } body { margin: 0; font: 10.5pt FangSong, "Noto Serif CJK SC", SimSun, serif; } h1 { text-align: center; font-size: 18pt; margin: 0 0 4mm; }
table { border-collapse: collapse; width: 100%; } th, td { border: .2mm solid #000; padding: 1.5mm 2mm; text-align: left; } th { text-align: center; } thead { display: table-header-group; } tr { break-inside: avoid; }`

export interface PrintWords { readonly title: string; readonly columns: readonly string[]; readonly cells: (row: Volume) => readonly string[]; readonly spine: (row: Volume) => { readonly top: string; readonly year: string; readonly retention: string; readonly pages: string } }

/** Spine labels as they stand in the cabinet: number, title from top to bottom, year, retention. */
export function printSpines(rows: readonly Volume[], { spine }: PrintWords): Promise<void> {
  const labels = rows.map((row) => {
    const { top, year, retention, pages } = spine(row)
    return `<article><small>${safe(top)}</small><h2>${safe(row.title)}</h2><p>${safe(year)}</p><p>${safe(retention)}</p><p>${safe(pages)}</p><small>${safe(row.number)}</small></article>`
  })
  return printPage(SPINES, `<main>${labels.join('')}</main>`)
}

/** The catalog of the volumes shown, with its head on every page. */
export function printCatalog(rows: readonly Volume[], { title, columns, cells }: PrintWords): Promise<void> {
  const body = rows.map((row) => `<tr>${cells(row).map((cell) => `<td>${safe(cell)}</td>`).join('')}</tr>`).join('')
  return printPage(CATALOG, `<h1>${safe(title)}</h1><table><thead><tr>${columns.map((name) => `<th>${safe(name)}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table>`)
}
