import { LARGEST_PAGE, MOST_COUNTED } from '@hall/contract/list-limits'
import { Action, announce } from '@hall/ui'
import { useIsFetching, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchPage } from '../data/api.ts'
import { saveBlob } from '../data/download.ts'
import { ProblemView } from '../data/ProblemView.tsx'
import { atCenter, useToday } from '../session/clock.ts'
import { nameWindowsOf } from '../session/places.ts'
import type { Column } from './DataTable.tsx'

const DATE_WIDTH = 18
const TEXT_WIDTH = 24

interface Page<R> { rows: R[]; total?: number }
interface Props<R> { shown: Page<R>; columns: readonly Column<R>[]; label: string }
interface State<R> { fetched?: number; rows?: readonly R[]; error?: unknown }

/** All of a list, as far as it is counted, as a spreadsheet: what its columns say, dates in full, numbers as numbers. */
export function TableExport<R extends object>({ shown, columns, label }: Props<R>) {
  const { t } = useTranslation('shell')
  const queryClient = useQueryClient()
  const today = useToday()
  const [{ fetched, rows, error }, setState] = useState<State<R>>({})
  const total = Math.min(shown.total ?? 0, MOST_COUNTED)
  // Whatever asked for the page on the screen can be asked for the others.
  const asked = queryClient.getQueryCache().getAll().find(({ state }) => state.data === shown)?.queryKey
  if (!asked) return null
  const run = async () => {
    try {
      const all: R[] = []
      for (let page = 1; all.length < total; page++) {
        setState({ fetched: all.length })
        const next = await fetchPage<Page<R>>(asked, { page, size: LARGEST_PAGE })
        if (next.rows.length === 0) break
        all.push(...next.rows)
      }
      nameWindowsOf(all.flatMap((row) => ('center' in row && typeof row.center === 'string' ? row.center : [])))
      setState({ rows: all.slice(0, MOST_COUNTED) })
    } catch (problem) {
      setState({ error: problem })
    }
  }
  const write = async (texts: readonly string[][]) => {
    const filename = `${label}_${today}.xlsx`
    try {
      saveBlob(await workbookOf(columns, rows ?? [], texts), filename)
      announce(t('exported', { filename }))
      setState({})
    } catch (problem) {
      setState({ error: problem })
    }
  }
  return (
    <>
      <Action kind="quiet" icon="download" busy={fetched !== undefined || rows !== undefined} onClick={() => void run()}>{fetched === undefined ? t('export') : t('exporting', { fetched, total })}</Action>
      {error !== undefined && <ProblemView error={error} retry={() => void run()} />}
      {rows && <Texts rows={rows} columns={columns} ready={(texts) => void write(texts)} />}
    </>
  )
}

/** Draws the cells out of sight, names that are looked up included, and reads what they say. */
function Texts<R extends object>({ rows, columns, ready }: { rows: readonly R[]; columns: readonly Column<R>[]; ready: (texts: string[][]) => void }) {
  const table = useRef<HTMLTableElement>(null)
  const queryClient = useQueryClient()
  // Drawn again whenever something has been read; what the cells themselves asked for just now is under way by then.
  useIsFetching()
  const isRead = useRef(false)
  useEffect(() => {
    if (queryClient.isFetching() > 0 || isRead.current || !table.current) return
    isRead.current = true
    ready([...table.current.rows].map((row) => [...row.cells].map((cell) => textOf(cell).replaceAll(/\s+/g, ' ').trim())))
  })
  return (
    <table ref={table} hidden>
      <tbody>{rows.map((row, i) => <tr key={i}>{columns.map((column, c) => <td key={c}>{cellOf(column, row, i) as never}</td>)}</tr>)}</tbody>
    </table>
  )
}

/** What stands in parts of their own stays apart. */
function textOf(node: Node): string {
  return [...node.childNodes].map((child) => (child instanceof Text ? child.data : ` ${textOf(child)} `)).join('')
}

function rawOf<R extends object>({ dataIndex, key }: Column<R>, row: R): unknown {
  const name = String(dataIndex ?? key)
  return Object.hasOwn(row, name) ? row[name as keyof R] : undefined
}

function cellOf<R extends object>(column: Column<R>, row: R, index: number): unknown {
  return column.render ? column.render(rawOf(column, row) as never, row, index) : rawOf(column, row)
}

const DATE = /^\d{4}-\d\d-\d\d$/
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const INSTANT = /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/

/** Screens shorten dates; a spreadsheet is sorted by them. */
function momentOf(raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined
  if (DATE.test(raw)) return raw
  if (!MOMENT.test(raw)) return undefined
  return (INSTANT.test(raw) ? atCenter(raw) : raw).slice(0, 'yyyy-mm-ddThh:mm'.length).replace('T', ' ')
}

async function workbookOf<R extends object>(columns: readonly Column<R>[], rows: readonly R[], texts: readonly string[][]): Promise<Blob> {
  const { default: writeExcelFile } = await import('write-excel-file/universal')
  // Buttons are no data.
  const kept = columns.flatMap((column, index) => (typeof column.title === 'string' && column.title !== '' && column.key !== 'action' ? [{ column, index, title: column.title }] : []))
  const head = kept.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row, i) => kept.map(({ column, index }) => {
    const raw = rawOf(column, row)
    const text = texts[i]?.[index] ?? ''
    const figure = typeof raw === 'number' && text !== '' ? Number(text.replaceAll(',', '')) : Number.NaN
    return Number.isFinite(figure) ? { value: figure, type: Number } : { value: momentOf(raw) ?? text, type: String }
  }))
  const widths = kept.map(({ column }) => ({ width: rows[0] && momentOf(rawOf(column, rows[0])) ? DATE_WIDTH : TEXT_WIDTH }))
  return writeExcelFile([head, ...body], { columns: widths, stickyRowsCount: 1 }).toBlob()
}
