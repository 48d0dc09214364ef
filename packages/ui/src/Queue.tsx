import type { ReactNode } from 'react'
import { StateTag } from './StateTag.tsx'
import type { Tone } from './tokens.ts'

export interface QueueItem {
  id: string
  title: string
  href: string
  tone: Tone
  /** How long there is, or how long it has waited. */
  due: string
  detail?: ReactNode
  clause?: { id: string; href: string } | undefined
  /** The one action that settles it in place. */
  action?: ReactNode
}

/** What waits for me, by what runs out first. `j` and `k` walk through it, Enter opens. */
export function Queue({ items, label }: { items: readonly QueueItem[]; label: string }) {
  return (
    <ul className="queue" aria-label={label}>
      {items.map((item) => (
        <li key={item.id}>
          <StateTag tone={item.tone}>{item.due}</StateTag>
          <a className="queue-title" data-item href={item.href}>{item.title}</a>
          {item.detail && <span className="queue-detail">{item.detail}</span>}
          {item.clause && <a className="clause-link" href={item.clause.href}>{item.clause.id}</a>}
          {item.action}
        </li>
      ))}
    </ul>
  )
}
