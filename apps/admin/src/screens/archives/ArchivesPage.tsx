import { Action, Choice, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api } from '../../data/api.ts'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ArchivesHeader } from './ArchivesHeader.tsx'
import { FileVolume } from './FileVolume.tsx'
import { printCatalog, printSpines, type PrintWords } from './print-volumes.ts'
import { CLASSES, RETENTIONS, STATES, type Volume, volumeTones } from './words.ts'

/** The register within reach; a search reads titles and content. */
export function ArchivesPage() {
  const { t } = useTranslation('archives')
  const can = useCan()
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const [filing, setFiling] = useState(false)
  const [of, state, retention] = [oneOf(CLASSES, filters['class']), oneOf(STATES, filters['state']), oneOf(RETENTIONS, filters['retention'])]
  const volumes = useQuery(api.archives.volumes.list.queryOptions(
    { ...usePage(), ...(center && { center }), ...(of && { class: of }), ...(state && { state }), ...(retention && { retention }), ...(filters['search'] && { search: filters['search'] }) }, { placeholderData: keepPreviousData }))
  const rows = volumes.data?.rows ?? []
  const words = usePrintWords(rows)
  const none = rows.length === 0 ? t('none') : undefined
  const choose = (key: string) => (value: string) => change({ [key]: value || undefined, page: undefined })
  return (
    <>
      <ArchivesHeader current="register" note={t('note')} actions={(
        <>
          <Action icon="print" reason={none} onClick={() => void printSpines(rows, words)}>{t('spines')}</Action>
          <Action icon="print" reason={none} onClick={() => void printCatalog(rows, words)}>{t('catalog')}</Action>
          {center && <Action kind="primary" icon="plus" reason={can('archives.volumes.file', { center }).reason} onClick={() => setFiling(true)}>{t('file')}</Action>}
        </>
      )} />
      <div className="filters">
        <SearchFilter label={t('search')} />
        <Choice label={t('class')} value={of ?? ''} options={[{ value: '', name: '—' }, ...CLASSES.map((value) => ({ value, name: t(`classes.${value}`) }))]} onChange={choose('class')} />
        <Choice label={t('state')} value={state ?? ''} options={[{ value: '', name: '—' }, ...STATES.map((value) => ({ value, name: t(`states.${value}`) }))]} onChange={choose('state')} />
        <Choice label={t('retention')} value={retention ?? ''} options={[{ value: '', name: '—' }, ...RETENTIONS.map((value) => ({ value, name: t(`retentions.${value}`) }))]} onChange={choose('retention')} />
      </div>
      <DataTable query={volumes} columns={useColumns(rows)} rowKey={({ id }) => id} label={t('title')} empty={{ title: t('none'), next: t('noneNext') }} />
      {center && <FileVolume center={center} open={filing} onClose={() => setFiling(false)} />}
    </>
  )
}

function useColumns(rows: readonly Volume[]): Column<Volume>[] {
  const { t } = useTranslation('archives')
  const names = usePlaceNames(rows.map(({ center }) => center))
  return [
    { key: 'number', title: t('number'), sortable: true, render: (_, row) => <a data-item href={paths.volume(row.center, row.id)}>{row.number}</a> },
    { key: 'title', title: t('name'), sortable: true, render: (_, row) => <>{row.title}{row.found && <span className="soft block">{row.found}</span>}</> },
    { key: 'class', title: t('class'), render: (_, row) => t(`classes.${row.class}`) },
    { key: 'register', title: t('register'), render: (_, row) => [names.center(row.center), row.window ? names.window(row.window) : t('office')].filter(Boolean).join(' · ') },
    { key: 'spot', title: t('spot'), render: (_, row) => [row.spot, row.box].filter(Boolean).join(' · ') },
    { key: 'year', title: t('year'), sortable: true, align: 'end', render: (_, row) => row.year },
    { key: 'retention', title: t('retention'), render: (_, row) => <>{t(`retentions.${row.retention}`)} <span className="soft">{row.expiresOn}</span></> },
    {
      key: 'state', title: t('state'), render: (_, row) => (
        <span className="states">
          <StateTag tone={volumeTones[row.state]}>{t(`states.${row.state}`)}</StateTag>
          {row.secrecy !== 'open' && <StateTag tone="late">{t(`secrecies.${row.secrecy}`)}</StateTag>}
          {row.important && <StateTag tone="cover">{t('important')}</StateTag>}
          {row.held && <StateTag tone="absent">{t('held')}</StateTag>}
        </span>
      ),
    },
  ]
}

function usePrintWords(rows: readonly Volume[]): PrintWords {
  const { t } = useTranslation('archives')
  const names = usePlaceNames(rows.map(({ center }) => center))
  const centers = [...new Set(rows.map((row) => names.center(row.center)))].join(' ')
  return {
    title: `${centers} ${t('catalog')}`,
    columns: [t('number'), t('name'), t('class'), t('year'), t('retention'), t('items'), t('pages'), t('spot'), t('secrecy')],
    cells: (row) => [row.number, row.title, t(`classes.${row.class}`), String(row.year), t(`retentions.${row.retention}`), String(row.items), String(row.pages), [row.spot, row.box].filter(Boolean).join(' '), t(`secrecies.${row.secrecy}`)],
    spine: (row) => ({ top: names.center(row.center) ?? row.center, year: String(row.year), retention: t(`retentions.${row.retention}`), pages: t('pagesOf', { count: row.pages }) }),
  }
}
