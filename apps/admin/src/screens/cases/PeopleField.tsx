import { Action } from '@hall/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonField } from '../../antd/fields.tsx'
import { ActorName } from '../../data/ActorName.tsx'

/** Several people of a center, one added after the other. */
export function PeopleField({ center, value = [], onChange }: { center: string; value?: readonly string[]; onChange?: (people: readonly string[]) => void }) {
  const { t } = useTranslation('cases')
  const [next, setNext] = useState<string>()
  const add = (person: string | undefined) => {
    if (person && !value.includes(person)) onChange?.([...value, person])
    setNext(undefined)
  }
  return (
    <div className="stack">
      {value.length > 0 && <ul>{value.map((person) => <li key={person} className="row"><ActorName id={person} /><Action kind="quiet" onClick={() => onChange?.(value.filter((one) => one !== person))}>{t('item.removePart')}</Action></li>)}</ul>}
      <PersonField center={center} {...(next !== undefined && { value: next })} onChange={add} />
    </div>
  )
}
