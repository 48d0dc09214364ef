import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'

type Category = Outputs['assets']['assets']['list']['rows'][number]['category']
interface Props { id?: string; value?: string; onChange?: (value: string) => void; center: string; category?: Category }

const FOUND = 20

/** One asset of a center, by number, name or place. */
export function AssetField({ id, value, onChange, center, category }: Props) {
  const { t } = useTranslation('assets')
  const [search, setSearch] = useState('')
  const found = useQuery(api.assets.assets.list.queryOptions({ center, ...(category && { category }), ...(search && { search }), size: FOUND }, { placeholderData: keepPreviousData }))
  return (
    <Select
      {...(id && { id })} value={value} onChange={onChange} showSearch={{ filterOption: false, onSearch: setSearch }} placeholder={t('search')} notFoundContent={t('none')}
      options={(found.data?.rows ?? []).map((row) => ({ value: row.number, label: `${row.number} ${row.name}` }))}
    />
  )
}
