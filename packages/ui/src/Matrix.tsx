import type { ReactNode } from 'react'
import { StateTag } from './StateTag.tsx'
import type { Tone } from './tokens.ts'

export interface MatrixColumn { id: string; name: string; /** What is counted, in a sentence. */ definition: string }
export interface MatrixCell { text: string; href?: string | undefined; tone?: Tone | undefined; /** What the number is of, for those who hear it. */ label: string }
export interface MatrixRow { id: string; name: string; href?: string; cells: Readonly<Record<string, MatrixCell | undefined>>; trend?: ReactNode }

interface Props {
  caption: string
  corner: string
  columns: readonly MatrixColumn[]
  rows: readonly MatrixRow[]
  trendName?: string
}

/** Places x measures; every number opens the rows behind it. */
export function Matrix({ caption, corner, columns, rows, trendName }: Props) {
  return (
    <div className="scroll-x" role="region" aria-label={caption} tabIndex={0}>
      <table className="matrix">
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map(({ id, name, definition }) => <th key={id} scope="col" title={definition}>{name}</th>)}
            {trendName && <th scope="col">{trendName}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.href ? <a href={row.href} data-item>{row.name}</a> : row.name}</th>
              {columns.map(({ id }) => <td key={id}><Number cell={row.cells[id]} /></td>)}
              {trendName && <td>{row.trend}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Number({ cell }: { cell: MatrixCell | undefined }) {
  if (!cell) return <span className="matrix-none">—</span>
  const text = cell.tone ? <StateTag tone={cell.tone} bare>{cell.text}</StateTag> : cell.text
  return cell.href ? <a href={cell.href} aria-label={cell.label}>{text}</a> : <span title={cell.label}>{text}</span>
}
