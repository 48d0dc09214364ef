import { Action, SearchField } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { useCan } from '../../session/can.ts'
import { usePlaceNames } from '../../session/places.ts'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { useItemNames } from './use-item-names.ts'

const SHOWN = 20

/** The cases a seal may be used for: accepted at a window here. They come from the cases themselves, or by hand. */
export function AcceptedCases({ center, onAccept }: { center: string; onAccept: () => void }) {
  const { t } = useTranslation('seals')
  const can = useCan()
  const names = usePlaceNames([center])
  const itemName = useItemNames(center)
  const [search, setSearch] = useState('')
  const cases = useQuery(api.seals.cases.list.queryOptions({ center, ...(search && { search }), size: SHOWN }, { placeholderData: keepPreviousData }))
  return (
    <PlainTable title={t('oversight.cases')} query={cases} rowKey={(row) => row.case} empty={t('oversight.noCases')}
      actions={(
        <span className="row">
          <SearchField label={t('use.case')} value={search} onChange={setSearch} />
          <Action icon="plus" reason={can('seals.cases.accept', { center }).reason} onClick={onAccept}>{t('oversight.acceptCase')}</Action>
        </span>
      )}
      columns={[
        { title: t('use.case'), render: (row) => row.case },
        { title: t('oversight.itemName'), render: (row) => itemName(row.item) },
        { title: t('window'), render: (row) => names.window(row.window) || t('oversight.elsewhere') },
        { title: t('oversight.acceptedOn'), render: (row) => row.acceptedOn },
      ]} />
  )
}
