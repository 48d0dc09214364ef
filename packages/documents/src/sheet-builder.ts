import { type Row, type Sheet, type TableLimits, unreadable } from './table.ts'

/** Collects the filled rows of a sheet within the limits. */
export class SheetBuilder {
  readonly #name: string
  readonly #limits: TableLimits
  readonly #rows: Row[] = []

  constructor(name: string, limits: TableLimits) {
    this.#name = name
    this.#limits = limits
  }

  add(row: number, cells: readonly string[]): void {
    const filled = this.#filled(row, cells)
    if (filled.length === 0) return
    if (this.#rows.length > this.#limits.maxRows) throw unreadable('TOO_MANY_ROWS', { sheet: this.#name, max: this.#limits.maxRows })
    this.#rows.push({ row, cells: filled })
  }

  /** Undefined where no cell is filled. */
  build(): Sheet | undefined {
    const [header, ...rows] = this.#rows
    return header && { name: this.#name, header: header.cells, headerRow: header.row, rows }
  }

  #filled(row: number, cells: readonly string[]): string[] {
    const filled: string[] = []
    for (const [index, raw] of cells.entries()) {
      const cell = raw.trim()
      if (cell === '') continue
      this.#check(row, index + 1, cell)
      while (filled.length < index) filled.push('')
      filled.push(cell)
    }
    return filled
  }

  #check(row: number, column: number, cell: string): void {
    const { maxColumns, maxCellChars } = this.#limits
    const where = { sheet: this.#name, row, column }
    if (column > maxColumns) throw unreadable('TOO_MANY_COLUMNS', { ...where, max: maxColumns })
    if (cell.length > maxCellChars) throw unreadable('CELL_TOO_LONG', { ...where, max: maxCellChars })
  }
}
