import { printPage, printTable, safe } from '../ledger/print-table.ts'
import type { Volume } from './words.ts'

const SPINES = `@page { size: A4; margin: 10mm; } body { margin: 0; font: 11pt FangSong, "Noto Serif CJK SC", SimSun, serif; } main { display: flex; flex-wrap: wrap; gap: 3mm; }
article { width: 30mm; height: 250mm; border: .3mm solid #000; display: flex; flex-direction: column; align-items: center; break-inside: avoid; }
article > * { width: 100%; box-sizing: border-box; text-align: center; border-bottom: .2mm solid #000; padding: 2mm 1mm; margin: 0; } h2 { flex: 1; writing-mode: vertical-rl; font-size: 16pt; display: flex; align-items: center; border-bottom: .2mm solid #000; } small { font-size: 8pt; overflow-wrap: anywhere; } article > :last-child { border-bottom: 0; }`

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
  return printTable({ title, columns, rows: rows.map(cells) })
}
