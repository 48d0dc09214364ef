import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'

/** Several people of a center, by name, number, pinyin or initials. */
export function PersonsField({ id, value, onChange, center }: { id?: string; value?: string[]; onChange?: (value: string[]) => void; center: string }) {
  const { t } = useTranslation('attendance')
  const [search, setSearch] = useState('')
  const people = useQuery(api.organization.people.list.queryOptions({ center, ...(search && { search }), size: 20 }, { placeholderData: keepPreviousData }))
  return (
    <Select
      {...(id && { id })} mode="multiple" value={value ?? []} onChange={onChange} showSearch={{ filterOption: false, onSearch: setSearch }} placeholder={t('absences.personHint')} notFoundContent={t('days.none')}
      options={(people.data?.rows ?? []).map((person) => ({ value: person.id, label: `${person.name} ${person.id}` }))}
    />
  )
}
