import { Action, Choice, formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api } from '../../data/api.ts'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { RegisterSeal } from './RegisterSeal.tsx'
import { useSectionNames } from '../ledger/use-section-names.ts'
import { SealsHeader } from './SealsHeader.tsx'
import { type Seal, sealTones } from './tones.ts'

const STATES = ['registered', 'active', 'lost', 'cancelled'] as const

/** Every seal within reach: who keeps it, whether it may be used, what it lacks. */
export function SealsPage() {
  const { t } = useTranslation('seals')
  const can = useCan()
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const [registering, setRegistering] = useState(false)
  const state = oneOf(STATES, filters['state'])
  const seals = useQuery(api.seals.seals.list.queryOptions(
    { ...usePage(), ...(center && { center }), ...(state && { state }), ...(filters['search'] && { search: filters['search'] }) }, { placeholderData: keepPreviousData }))
  const reason = center ? can('seals.seals.register', { center }).reason : can('seals.seals.register').reason
  return (
    <>
      <SealsHeader current="register" note={t('note')} actions={center && <Action kind="primary" icon="plus" reason={reason} onClick={() => setRegistering(true)}>{t('register')}</Action>} />
      <div className="filters">
        <SearchFilter label={t('search')} />
        <Choice label={t('use.all')} value={state ?? ''} options={[{ value: '', name: t('use.all') }, ...STATES.map((value) => ({ value, name: t(`states.${value}`) }))]} onChange={(value) => change({ state: value || undefined, page: undefined })} />
      </div>
      <DataTable query={seals} columns={useSealColumns(seals.data?.rows ?? [])} rowKey={({ id }) => id} label={t('title')} empty={{ title: t('none'), next: t('noneNext') }} />
      {center && <RegisterSeal center={center} open={registering} onClose={() => setRegistering(false)} />}
    </>
  )
}

function useSealColumns(rows: readonly Seal[]): Column<Seal>[] {
  const { t, i18n } = useTranslation('seals')
  const names = usePlaceNames(rows.map(({ center }) => center))
  const sections = useSectionNames(rows.map(({ center }) => center))
  const day = (date: string) => formatDay(date, i18n.language)
  return [
    { key: 'number', title: t('number'), sortable: true, render: (_, row) => <a data-item href={paths.seal(row.center, row.id)}>{row.number}</a> },
    { key: 'name', title: t('name'), sortable: true, render: (_, row) => <span className="row">{row.name}{row.medium === 'electronic' && <span className="chip">{t('media.electronic')}</span>}</span> },
    { key: 'kind', title: t('kind'), render: (_, row) => t(`kinds.${row.kind}`) },
    { key: 'place', title: t('place'), render: (_, row) => [names.center(row.center), row.window ? names.window(row.window) : sections(row.section)].filter(Boolean).join(' · ') },
    { key: 'custodian', title: t('custodian'), render: (_, row) => row.custodian ? <span className="row"><PersonName register="seals" id={row.custodian} />{row.custodyUntil && <StateTag tone="cover">{t('untilCover', { day: day(row.custodyUntil) })}</StateTag>}</span> : <StateTag tone="late">{t('nobody')}</StateTag> },
    { key: 'state', title: t('state', { ns: 'ledger' }), sortable: true, render: (_, row) => <span className="states"><StateTag tone={sealTones[row.state]}>{t(`states.${row.state}`)}</StateTag>{row.away && <StateTag tone="leave">{t('away')}</StateTag>}</span> },
    { key: 'lacks', title: t('lacks'), render: (_, row) => row.state === 'cancelled' ? '' : row.lacks.length === 0 ? <StateTag tone="ok" bare>{t('complete')}</StateTag> : row.lacks.map((one) => <StateTag key={one} tone="late">{t(`lack.${one}`)}</StateTag>) },
    { key: 'usableFrom', title: t('usableFrom'), sortable: true, render: (_, row) => (row.usableFrom ? day(row.usableFrom) : '') },
  ]
}
