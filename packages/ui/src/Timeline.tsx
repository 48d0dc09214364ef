import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { toneIcons } from './StateTag.tsx'
import type { Tone } from './tokens.ts'

export interface TimelineEntry {
  id: string
  at: string
  tone: Tone
  title: ReactNode
  /** Who, by which right, from which source. */
  source?: ReactNode
  detail?: ReactNode
}

/** What happened, in order. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ id, at, tone, title, source, detail }) => (
        <li key={id}>
          <span className={`timeline-mark state-${tone}`}><Icon name={toneIcons[tone]} size={12} /></span>
          <span className="timeline-at">{at}</span>
          <div className="timeline-body">
            <div>{title}</div>
            {source && <div className="timeline-source">{source}</div>}
            {detail && <div>{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
