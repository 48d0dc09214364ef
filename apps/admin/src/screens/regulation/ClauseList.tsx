import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'

type Clause = Outputs['regulation']['regulations']['clauses']['rows'][number]

const ROW_PX = 54
const BEYOND = 8

interface Props { clauses: readonly Clause[]; chosen: string; onChoose: (id: string) => void }

/** Clauses one below the other; only those in sight are drawn. Arrows, `j` and `k` choose the next. */
export function ClauseList({ clauses, chosen, onChoose }: Props) {
  const { t } = useTranslation('regulation')
  const local = useLocal()
  const holder = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({ count: clauses.length, getScrollElement: () => holder.current, estimateSize: () => ROW_PX, overscan: BEYOND })
  const index = clauses.findIndex(({ id }) => id === chosen)
  useEffect(() => { if (index >= 0) list.scrollToIndex(index, { align: 'auto' }) }, [index, list])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' || event.key === 'j' ? 1 : event.key === 'ArrowUp' || event.key === 'k' ? -1 : 0
    const next = clauses[Math.max(0, index) + (index < 0 ? 0 : step)]
    if (step === 0 || !next) return
    event.preventDefault()
    event.stopPropagation()
    onChoose(next.id)
  }
  return (
    <div
      ref={holder}
      className="clause-list"
      role="listbox"
      aria-label={t('clauses')}
      tabIndex={0}
      data-item
      aria-activedescendant={index >= 0 ? `clause-${chosen}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index: at, start }) => {
          const clause = clauses[at]!
          return (
            <div
              key={clause.id}
              id={`clause-${clause.id}`}
              role="option"
              aria-selected={clause.id === chosen}
              aria-setsize={clauses.length}
              aria-posinset={at + 1}
              className="clause-row"
              style={{ transform: `translateY(${start}px)`, height: ROW_PX }}
              onClick={() => onChoose(clause.id)}
            >
              <span className="clause-row-title">{local(clause.title)}</span>
              <span className="soft"><span className="clause-id">{clause.id}</span> {clause.cite}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
