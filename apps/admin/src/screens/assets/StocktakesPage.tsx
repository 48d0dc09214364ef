import { Action, formatDateTime, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter, useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { AssetsHeader } from './AssetsHeader.tsx'

/** Which ledgers are to be counted this year, and the stocktakes there are. */
export function StocktakesPage() {
  const { t, i18n } = useTranslation('assets')
  const can = useCan()
  const local = useLocal()
  const [center] = useCenter()
  const year = Number(useToday().slice(0, 4))
  const [opening, setOpening] = useState(false)
  const names = usePlaceNames(center ? [center] : [])
  const list = useQuery(api.assets.stocktakes.list.queryOptions({ ...(center && { center }), size: 50 }, { placeholderData: keepPreviousData }))
  const due = useQuery(api.assets.stocktakes.due.queryOptions(center ? { center, year } : skipToken))
  const windows = useQuery(api.organization.directory.windows.queryOptions(center && opening ? { center } : skipToken))
  const sections = useQuery(api.organization.directory.sections.queryOptions(center ? { center } : skipToken))
  const ledgerName = (ledger: string | null) => (ledger === null ? t('stocktake.whole') : sections.data?.rows.some(({ id }) => id === ledger) ? local(sections.data.rows.find(({ id }) => id === ledger)!.name) : names.window(ledger) || ledger)
  return (
    <>
      <AssetsHeader current="stocktakes" note={t('stocktake.note')} actions={center && <Action kind="primary" icon="plus" reason={can('assets.stocktakes.open', { center }).reason} onClick={() => setOpening(true)}>{t('stocktake.open')}</Action>} />
      <div className="stack">
        <PlainTable title={t('tab.stocktakes')} query={list} rowKey={({ id }) => id} empty={t('stocktake.none')} columns={[
          { title: t('stocktake.ledger'), render: (row) => <a data-item href={paths.stocktake(row.center, row.id)}>{ledgerName(row.window ?? row.section)}</a> },
          { title: t('state'), render: (row) => <StateTag tone={row.state === 'signed' ? 'ok' : row.state === 'closed' ? 'late' : 'open'}>{t(`stocktakeState.${row.state}`)}</StateTag> },
          { title: t('at', { ns: 'ledger' }), render: (row) => formatDateTime(atCenter(row.openedAt), i18n.language).slice(0, -3) },
          { title: t('stocktake.scanned'), number: true, render: (row) => (row.state === 'open' ? row.scanned : `${row.scanned} / ${row.expected}`) },
        ]} />
        {center && (
          <PlainTable title={t('stocktake.due', { year })} note={<ClauseLink id={due.data?.clause} />} query={due} rowKey={({ ledger }) => ledger} empty={t('stocktake.none')} columns={[
            { title: t('stocktake.ledger'), render: (row) => ledgerName(row.ledger) },
            { title: t('stocktake.lastOn'), render: (row) => row.lastOn ?? '—' },
            { title: t('state'), render: (row) => <StateTag tone={row.met ? 'ok' : row.overdue ? 'absent' : 'open'}>{t(row.met ? 'stocktake.met' : row.overdue ? 'stocktake.overdue' : 'stocktake.notYet')}</StateTag> },
          ]} />
        )}
      </div>
      {center && (
        <CommandSheet open={opening} onClose={() => setOpening(false)} title={t('stocktake.open')} done={t('stocktake.opened')} options={api.assets.stocktakes.open.mutationOptions()}
          input={({ window, section }: { window?: string; section?: string }) => ({ center, window: window ?? null, section: window ? null : section ?? null })}
        >
          <Form.Item name="window" label={t('window')}><Select allowClear options={(windows.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.number} ${local(row.name)}` }))} /></Form.Item>
          <Form.Item name="section" label={t('section')}><Select allowClear options={(sections.data?.rows ?? []).map((row) => ({ value: row.id, label: local(row.name) }))} /></Form.Item>
        </CommandSheet>
      )}
    </>
  )
}
