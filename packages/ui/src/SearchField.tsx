import { type KeyboardEvent, type Ref, useId } from 'react'
import { Icon } from './Icon.tsx'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  ref?: Ref<HTMLInputElement>
  /** The list the field opens, when it is a search with suggestions. */
  listId?: string | undefined
  activeId?: string | undefined
}

export function SearchField({ label, value, onChange, onKeyDown, ref, listId, activeId }: Props) {
  const id = useId()
  return (
    <span className="search-field">
      <label htmlFor={id} className="unseen">{label}</label>
      <Icon name="search" size={16} />
      <input
        id={id}
        ref={ref}
        type="search"
        autoComplete="off"
        placeholder={label}
        value={value}
        role={listId ? 'combobox' : undefined}
        aria-expanded={listId ? true : undefined}
        aria-controls={listId}
        aria-activedescendant={activeId}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </span>
  )
}
