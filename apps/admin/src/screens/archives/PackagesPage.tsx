import { Action, Choice, DayField, formatDateTime, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { PersonField } from '../../antd/fields.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api } from '../../data/api.ts'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { asDay, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ArchivesHeader } from './ArchivesHeader.tsx'
import type { CasePackage } from './words.ts'

/** The papers of each case, with a light for what is missing. */
export function PackagesPage() {
  const { t, i18n } = useTranslation('archives')
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const incomplete = filters['show'] === 'open'
  const handler = filters['handler']
  const [from, to] = [asDay(filters['from']), asDay(filters['to'])]
  const packages = useQuery(api.archives.packages.list.queryOptions({ ...usePage(), ...(center && { center }), ...(incomplete && { incomplete }), ...(handler && { handler }), ...(from && { from }), ...(to && { to }), ...(filters['search'] && { search: filters['search'] }) }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames((packages.data?.rows ?? []).map((row) => row.center))
  const columns: Column<CasePackage>[] = [
    { key: 'number', title: t('package.case'), render: (_, row) => <a data-item href={paths.archivePackage(row.center, row.case)}>{row.number ?? row.case.slice(0, 8)}</a> },
    { key: 'item', title: t('package.item'), render: (_, row) => row.item ?? '—' },
    { key: 'window', title: t('register'), render: (_, row) => [names.center(row.center), names.window(row.window)].filter(Boolean).join(' · ') },
    { key: 'handler', title: t('package.handler'), render: (_, row) => (row.handler ? <PersonName register="archives" id={row.handler} /> : '—') },
    { key: 'finishedAt', title: t('package.finishedAt'), sortable: true, render: (_, row) => (row.finishedAt ? formatDateTime(atCenter(row.finishedAt), i18n.language).slice(0, -3) : t('package.running')) },
    { key: 'components', title: t('package.components'), align: 'end', render: (_, row) => row.components },
    { key: 'light', title: t('package.light'), render: (_, row) => <Light of={row} /> },
  ]
  return (
    <>
      <ArchivesHeader current="packages" note={t('package.note')} />
      <div className="filters">
        <SearchFilter label={t('package.search')} />
        <Choice label={t('state')} value={incomplete ? 'open' : ''} options={[{ value: '', name: '—' }, { value: 'open', name: t('package.toFile') }]} onChange={(value) => change({ show: value || undefined, page: undefined })} />
        <span className="field"><label htmlFor="package-handler">{t('package.handler')}</label><PersonField id="package-handler" center={center} {...(handler && { value: handler })} onChange={(value) => change({ handler: value || undefined, page: undefined })} />{handler && <Action kind="quiet" icon="close" iconOnly onClick={() => change({ handler: undefined, page: undefined })}>{t('package.anybody')}</Action>}</span>
        <span className="field"><label htmlFor="package-from">{t('package.from')}</label><DayField id="package-from" value={from} onChange={(day) => change({ from: day || undefined, page: undefined })} /></span>
        <span className="field"><label htmlFor="package-to">{t('package.to')}</label><DayField id="package-to" value={to} onChange={(day) => change({ to: day || undefined, page: undefined })} /></span>
      </div>
      <DataTable query={packages} columns={columns} rowKey={(row) => row.case} label={t('tab.packages')} empty={{ title: t('package.none'), next: t('package.noneNext') }} />
    </>
  )
}

export function Light({ of: { volume, missing, held } }: { of: CasePackage }) {
  const { t } = useTranslation('archives')
  return (
    <span className="states">
      {volume ? <StateTag tone="quiet">{volume}</StateTag> : missing.length === 0 ? <StateTag tone="ok">{t('package.whole')}</StateTag> : <StateTag tone="late">{t('package.lacks', { what: missing.map((kind) => t(`components.${kind}`)).join(t('comma', { ns: 'access' })) })}</StateTag>}
      {held && <StateTag tone="absent">{t('held')}</StateTag>}
    </span>
  )
}
