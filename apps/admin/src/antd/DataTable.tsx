import { MOST_COUNTED } from '@hall/contract/list-limits'
import { EmptyState } from '@hall/ui'
import { Table, type TableColumnType } from 'antd'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../data/Loaded.tsx'
import { useFilters } from '../session/filters.ts'
import { TableExport } from './TableExport.tsx'

export const PAGE_SIZE = 50
/** Without pages, this many rows and more are drawn only where they are seen. */
const MANY = 300
/** Rows that are not all drawn cannot be measured: a column takes this many pixels unless it says otherwise. */
const COLUMN_WIDTH = 150

export type Column<R> = TableColumnType<R> & { /** The service can sort by this field. */ sortable?: boolean }

interface Page<R> { rows: R[]; total?: number }
interface Props<R> {
  query: Pick<UseQueryResult<Page<R>, unknown>, 'data' | 'error' | 'isPending' | 'refetch'>
  columns: readonly Column<R>[]
  rowKey: (row: R) => string
  label: string
  empty: { title: string; next: string }
  /** False where the page has an export of its own. */
  excel?: boolean
}

/** `{ page, size, sort }` of the address, as lists of the services take it. */
export function usePage(): { page: number; size: number; sort?: string } {
  const [{ page, sort }] = useFilters()
  const number = Number(page ?? 1)
  return { page: Number.isInteger(number) && number > 0 ? number : 1, size: PAGE_SIZE, ...(sort && { sort }) }
}

/** A list sorted, filtered and paged by its service; page and order stand in the address. */
export function DataTable<R extends object>({ query, columns, rowKey, label, empty, excel = true }: Props<R>) {
  const { t } = useTranslation('shell')
  const { page, sort } = usePage()
  const [, change] = useFilters()
  const sorted = columns.map(({ sortable, ...column }, i) => ({
    ...column,
    // Whose row it is stays in sight while the rest is scrolled sideways.
    ...(i === 0 && { fixed: 'start' as const }),
    ...(sortable && {
      sorter: true,
      sortOrder: sort === String(column.key) ? ('ascend' as const) : sort === `-${String(column.key)}` ? ('descend' as const) : null,
    }),
  }))
  return (
    <Loaded query={query} rows={10} empty={{ when: ({ rows }) => rows.length === 0, ...empty }}>
      {(shown) => {
        const { rows, total } = shown
        const counted = total !== undefined && <>{total > MOST_COUNTED ? t('totalMore', { count: MOST_COUNTED }) : t('total', { count: total })}{excel && <TableExport shown={shown} columns={columns} label={label} />}</>
        const virtual = total === undefined && rows.length > MANY
        const wide = sorted.map((column) => ({ ...column, width: column.width ?? COLUMN_WIDTH }))
        return (
          <div className="data-table">
            <Table<R>
              aria-label={label}
              columns={virtual ? wide : sorted}
              dataSource={rows}
              rowKey={rowKey}
              size="small"
              scroll={virtual ? { x: wide.reduce((sum, { width }) => sum + Number(width), 0), y: 640 } : { x: 'max-content' }}
              virtual={virtual}
              showSorterTooltip={false}
              pagination={total === undefined ? false : { current: page, total, pageSize: PAGE_SIZE, showSizeChanger: false, hideOnSinglePage: false, showTotal: () => counted }}
              locale={{ emptyText: <EmptyState title={empty.title}>{empty.next}</EmptyState> }}
              onChange={({ current }, _, sorter, { action }) => {
                const { columnKey, order } = Array.isArray(sorter) ? sorter[0]! : sorter
                change(action === 'sort'
                  ? { page: undefined, sort: order ? `${order === 'descend' ? '-' : ''}${String(columnKey)}` : undefined }
                  : { page: current === 1 ? undefined : String(current) })
              }}
            />
          </div>
        )
      }}
    </Loaded>
  )
}
