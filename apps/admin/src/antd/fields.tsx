import { DayField, TimeField } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../data/api.ts'

interface FieldProps { id?: string; value?: string; onChange?: (value: string) => void }

const FOUND = 20

/** Somebody, by name, number, pinyin or initials. */
export function PersonField({ id, value, onChange, center }: FieldProps & { center?: string | undefined }) {
  const { t } = useTranslation('attendance')
  const [search, setSearch] = useState('')
  const people = useQuery(api.organization.people.list.queryOptions(
    { ...(center && { center }), ...(search && { search }), size: FOUND }, { placeholderData: keepPreviousData }))
  return (
    <Select
      {...(id && { id })}
      value={value}
      onChange={onChange}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('absences.personHint')}
      notFoundContent={t('days.none')}
      options={(people.data?.rows ?? []).map((person) => ({ value: person.id, label: `${person.name} ${person.id}` }))}
    />
  )
}

/** A local date and time: `2026-03-02T08:30:00`. */
export function MomentField({ id, value, onChange }: FieldProps) {
  const { t } = useTranslation('attendance')
  const [date = '', time = ''] = (value ?? '').split('T')
  return (
    <span className="moment">
      <DayField {...(id && { id })} value={date} onChange={(day) => onChange?.(`${day}T${time || '08:30:00'}`)} />
      <TimeField label={t('form.time')} value={time.slice(0, 5)} onChange={(next) => onChange?.(`${date}T${next.slice(0, 5)}:00`)} />
    </span>
  )
}

/** A day in a form: `2026-03-02`. */
export function DayItem({ id, value, onChange, min, max }: FieldProps & { min?: string; max?: string }) {
  return <DayField {...(id && { id })} value={value} {...(min && { min })} {...(max && { max })} {...(onChange && { onChange })} />
}
