import { EmptyState } from '@hall/ui'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Loaded } from '../../data/Loaded.tsx'
import './plain-table.css'

export interface PlainColumn<R> { title: string; render: (row: R) => ReactNode; number?: boolean }

interface Props<R> {
  title: string
  note?: ReactNode
  actions?: ReactNode
  query: Pick<UseQueryResult<{ rows: R[] }, unknown>, 'data' | 'error' | 'isPending' | 'refetch'>
  columns: readonly PlainColumn<R>[]
  rowKey: (row: R) => string
  empty: string
}

/** A short list within a page, where the page has several. */
export function PlainTable<R>({ title, note, actions, query, columns, rowKey, empty }: Props<R>) {
  return (
    <section className="panel">
      <div className="panel-head"><h2>{title}</h2>{actions}</div>
      {note && <p className="soft">{note}</p>}
      <Loaded query={query} rows={3}>
        {({ rows }) => rows.length === 0 ? <EmptyState title={empty} /> : (
          <div className="scroll-x plain-scroll" tabIndex={0} role="group" aria-label={title}>
            <table className="plain">
              <thead><tr>{columns.map((column) => <th key={column.title} scope="col" className={column.number ? 'number' : undefined}>{column.title}</th>)}</tr></thead>
              <tbody>{rows.map((row) => <tr key={rowKey(row)}>{columns.map((column) => <td key={column.title} className={column.number ? 'number' : undefined}>{column.render(row)}</td>)}</tr>)}</tbody>
            </table>
          </div>
        )}
      </Loaded>
    </section>
  )
}
