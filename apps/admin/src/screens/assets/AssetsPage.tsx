import { LARGEST_PAGE } from '@hall/contract/list-limits'
import { Action, Choice, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api, queryClient } from '../../data/api.ts'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSectionNames } from '../ledger/use-section-names.ts'
import { AssetsHeader } from './AssetsHeader.tsx'
import { ImportAssets } from './ImportAssets.tsx'
import { printTable } from '../ledger/print-table.ts'
import { printLabels } from './print-labels.ts'
import { RegisterAsset } from './RegisterAsset.tsx'
import { type Asset, assetTones, yuan } from './tones.ts'

const STATES = ['in_use', 'idle', 'lent', 'in_repair', 'disposed', 'lost'] as const

/** The register within reach: the office sees all of a center, a window its own part. */
export function AssetsPage() {
  const { t } = useTranslation('assets')
  const can = useCan()
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const [open, setOpen] = useState<'register' | 'import'>()
  const state = oneOf(STATES, filters['state'])
  const asked = { ...(center && { center }), ...(state && { state }), ...(filters['search'] && { search: filters['search'] }) }
  const assets = useQuery(api.assets.assets.list.queryOptions({ ...usePage(), ...asked }, { placeholderData: keepPreviousData }))
  const all = () => allOf(asked)
  const ledger = usePrintLedger(rowsOf(assets.data))
  const rows = rowsOf(assets.data)
  return (
    <>
      <AssetsHeader current="register" note={t('note')} actions={center && (
        <>
          <Action icon="print" reason={rows.length === 0 ? t('none') : undefined} onClick={() => void all().then(printLabels)}>{t('labels')}</Action>
          <Action icon="print" busy={!ledger.named} reason={rows.length === 0 ? t('none') : undefined} onClick={() => void all().then(ledger.print)}>{t('printLedger')}</Action>
          <Action icon="upload" reason={can('assets.assets.import', { center }).reason} onClick={() => setOpen('import')}>{t('import')}</Action>
          <Action kind="primary" icon="plus" reason={can('assets.assets.register', { center }).reason} onClick={() => setOpen('register')}>{t('register')}</Action>
        </>
      )} />
      <div className="filters">
        <SearchFilter label={t('search')} />
        <Choice label={t('state')} value={state ?? ''} options={[{ value: '', name: '—' }, ...STATES.map((value) => ({ value, name: t(`states.${value}`) }))]} onChange={(value) => change({ state: value || undefined, page: undefined })} />
      </div>
      <DataTable query={assets} columns={useColumns(rows)} rowKey={({ id }) => id} label={t('title')} empty={{ title: t('none'), next: t('noneNext') }} />
      {center && <RegisterAsset center={center} open={open === 'register'} onClose={() => setOpen(undefined)} />}
      {center && <ImportAssets center={center} open={open === 'import'} onClose={() => setOpen(undefined)} />}
    </>
  )
}

/** What is printed is all the filters show, however many pages that are. */
async function allOf(asked: { center?: string; state?: Asset['state']; search?: string }): Promise<Asset[]> {
  const rows: Asset[] = []
  for (let page = 1; ; page++) {
    const next = await queryClient.fetchQuery(api.assets.assets.list.queryOptions({ ...asked, size: LARGEST_PAGE, page }))
    rows.push(...next.rows)
    if (next.rows.length < LARGEST_PAGE) return rows
  }
}

function rowsOf(data: { rows: Asset[] } | undefined): Asset[] {
  return data?.rows ?? []
}

/** The fixed-asset ledger in its usual columns, of all the filters show. */
function usePrintLedger(shown: readonly Asset[]): { named: boolean; print: (rows: readonly Asset[]) => Promise<void> } {
  const { t } = useTranslation('assets')
  const names = usePlaceNames(shown.map(({ center }) => center))
  const sections = useSectionNames(shown.map(({ center }) => center))
  const print = (rows: readonly Asset[]) => printTable({
    title: `${[...new Set(rows.map((row) => names.center(row.center)))].join(' ')}${t('ledgerTitle')}`,
    columns: [t('nth'), t('number'), t('name'), t('class'), t('acquiredOn'), t('value'), t('bookValue'), t('user'), t('spot'), t('owner'), t('state')],
    rows: rows.map((row, at) => [String(at + 1), row.number, row.name, row.class, row.acquiredOn, yuan(row.value), yuan(row.bookValue), row.window ? names.window(row.window) : (sections(row.section) ?? ''), row.spot, row.ownerUnit ?? t(`owners.${row.owner}`), t(`states.${row.state}`)]),
    foot: [t('sum', { count: rows.length, value: yuan(rows.reduce((sum, { value }) => sum + value, 0)) }), t('ledgerKeeper'), t('ledgerChecker')],
  })
  // Names of places come after the rows: a sheet on file has no codes in their place.
  return { named: shown.every(({ window }) => window === null || names.window(window) !== window), print }
}

function useColumns(rows: readonly Asset[]): Column<Asset>[] {
  const { t } = useTranslation('assets')
  const names = usePlaceNames(rows.map(({ center }) => center))
  const sections = useSectionNames(rows.map(({ center }) => center))
  return [
    { key: 'number', title: t('number'), sortable: true, render: (_, row) => <a data-item href={paths.asset(row.center, row.number)}>{row.number}</a> },
    { key: 'name', title: t('name'), sortable: true, render: (_, row) => row.name },
    { key: 'class', title: t('class'), sortable: true, render: (_, row) => <span className="soft">{row.class}</span> },
    { key: 'user', title: t('user'), render: (_, row) => [names.center(row.center), row.window ? names.window(row.window) : sections(row.section), row.spot].filter(Boolean).join(' · ') },
    { key: 'keeper', title: t('keeper'), render: (_, row) => (row.keeper ? <PersonName register="assets" id={row.keeper} /> : '') },
    { key: 'owner', title: t('owner'), render: (_, row) => row.ownerUnit ?? t(`owners.${row.owner}`) },
    { key: 'state', title: t('state'), sortable: true, render: (_, row) => <StateTag tone={assetTones[row.state]}>{t(`states.${row.state}`)}</StateTag> },
    { key: 'value', title: t('value'), sortable: true, align: 'end', render: (_, row) => yuan(row.value) },
    { key: 'bookValue', title: t('bookValue'), align: 'end', render: (_, row) => yuan(row.bookValue) },
    { key: 'acquiredOn', title: t('acquiredOn'), sortable: true, render: (_, row) => row.acquiredOn },
  ]
}
