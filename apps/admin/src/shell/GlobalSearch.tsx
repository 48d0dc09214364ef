import { SearchField } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type KeyboardEvent, type Ref, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../data/api.ts'
import { useLocal } from '../data/local.ts'
import { usePaused } from '../data/use-paused.ts'
import { paths } from '../paths.ts'
import { useCan } from '../session/can.ts'

interface Hit { key: string; href: string; title: string; note: string }

const SIZE = 6
const PAUSE_MS = 180

/** People by name, number and pinyin; clauses by number and text. */
export function GlobalSearch({ inputRef, onOpened }: { inputRef?: Ref<HTMLInputElement>; onOpened: () => void }) {
  const { t } = useTranslation('shell')
  const router = useRouter()
  const listId = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const asked = usePaused(text.trim(), PAUSE_MS)
  const { people, clauses, pending } = useHits(asked)
  const hits = [...people, ...clauses]
  const shown = asked !== '' && text.trim() !== ''

  const open = (hit: Hit) => {
    setText('')
    router.history.push(hit.href)
    onOpened()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return setText('')
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) {
      event.preventDefault()
      setActive((active + step + hits.length) % Math.max(1, hits.length))
    }
    if (event.key === 'Enter' && hits[active]) open(hits[active])
  }
  const options = (group: readonly Hit[], name: string) => group.length > 0 && (
    <ul role="group" aria-label={name}>
      <li className="hits-name" role="presentation">{name}</li>
      {group.map((hit) => {
        const index = hits.indexOf(hit)
        return (
          <li key={hit.key} id={`${listId}-${index}`} role="option" aria-selected={index === active} onPointerDown={(event) => { event.preventDefault(); open(hit) }}>
            <span>{hit.title}</span> <span className="soft">{hit.note}</span>
          </li>
        )
      })}
    </ul>
  )
  return (
    <div className="global-search" role="search">
      <SearchField
        label={t('search.label')}
        value={text}
        onChange={(next) => { setText(next); setActive(0) }}
        onKeyDown={onKeyDown}
        {...(inputRef && { ref: inputRef })}
        listId={shown ? listId : undefined}
        activeId={shown && hits[active] ? `${listId}-${active}` : undefined}
      />
      {shown && (
        <div className="hits" id={listId} role="listbox" aria-label={t('search.label')}>
          {options(people, t('search.people'))}
          {options(clauses, t('search.clauses'))}
          {hits.length === 0 && <p role="option" aria-selected="false" aria-disabled="true">{pending ? t('search.looking') : t('search.none', { text: asked })}</p>}
        </div>
      )}
    </div>
  )
}

function useHits(text: string): { people: Hit[]; clauses: Hit[]; pending: boolean } {
  const can = useCan()
  const local = useLocal()
  const page = { search: text, size: SIZE }
  const people = useQuery(api.organization.people.list.queryOptions(text && can('organization.people.list').ok ? page : skipToken))
  const clauses = useQuery(api.regulation.regulations.clauses.queryOptions(text ? page : skipToken))
  return {
    people: (people.data?.rows ?? []).map(({ id, name, pinyin }) => ({ key: `p${id}`, href: paths.person(id), title: name, note: `${id} · ${pinyin}` })),
    clauses: (clauses.data?.rows ?? []).map((clause) => ({ key: clause.id, href: paths.clause(clause.id), title: local(clause.title), note: clause.id })),
    pending: people.isFetching || clauses.isFetching,
  }
}
