import { Action } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { DatePicker, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useFilters } from '../../session/filters.ts'
import { LeaveHeader } from './LeaveHeader.tsx'

type Row = Outputs['attendance']['balances']['list']['rows'][number]

/** What everybody of a center has left. */
export function BalancesPage() {
  const { t } = useTranslation('leave')
  const can = useCan()
  const [center] = useCenter()
  const [{ search }] = useFilters()
  const [open, setOpen] = useState<{ what: 'service' | 'adjust'; row: Row }>()
  const page = usePage()
  const rows = useQuery(api.attendance.balances.list.queryOptions(center ? { center, page: page.page, size: page.size, ...(search && { search }) } : skipToken, { placeholderData: keepPreviousData }))
  const columns: Column<Row>[] = [
    { key: 'name', title: t('balances.person'), render: (_, row) => <a data-item href={paths.person(row.person)}>{row.name} <span className="soft">{row.person}</span></a> },
    { key: 'since', title: t('balances.since'), render: (_, row) => row.serviceSince ?? <span className="soft">{t('balances.unknown')}</span> },
    { key: 'annual', title: t('balances.annual'), dataIndex: 'annualDays' },
    { key: 'rest', title: t('balances.rest'), dataIndex: 'restDays' },
    { key: 'action', title: '', render: (_, row) => (
      <span className="row">
        <Action kind="quiet" reason={can('attendance.balances.setService', center ? { center } : undefined).reason} onClick={() => setOpen({ what: 'service', row })}>{t('balances.setService')}</Action>
        <Action kind="quiet" reason={can('attendance.balances.adjust', center ? { center } : undefined).reason} onClick={() => setOpen({ what: 'adjust', row })}>{t('balances.adjust')}</Action>
      </span>
    ) },
  ]
  return (
    <>
      <LeaveHeader current="balances" title={t('balances.title')} note={t('balances.note')} />
      {!center ? <ChooseCenter href={(id) => `${paths.balances}?center=${id}`} /> : (
        <>
          <div className="filters"><SearchFilter label={t('balances.person')} /></div>
          <DataTable query={rows} columns={columns} rowKey={({ person }) => person} label={t('balances.title')} empty={{ title: t('balances.none'), next: t('balances.noneNext') }} />
          <Service center={center} row={open?.what === 'service' ? open.row : undefined} close={() => setOpen(undefined)} />
          <Adjust center={center} row={open?.what === 'adjust' ? open.row : undefined} close={() => setOpen(undefined)} />
        </>
      )}
    </>
  )
}

interface Dialog { center: string; row: Row | undefined; close: () => void }

function Service({ center, row, close }: Dialog) {
  const { t } = useTranslation('leave')
  const command = useCommand(api.attendance.balances.setService.mutationOptions(), { done: t('balances.done'), onDone: close })
  return (
    <FormSheet<{ since: { format: (pattern: string) => string } }> open={row !== undefined} title={`${t('balances.setService')} ${row?.name ?? ''}`} submit={t('balances.setService')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      onSubmit={({ since }) => { if (row) command.run({ center, person: row.person, since: since.format('YYYY-MM-DD') }) }}>
      <Form.Item name="since" label={t('balances.since')} rules={[{ required: true, message: t('form.required') }]}><DatePicker /></Form.Item>
    </FormSheet>
  )
}

function Adjust({ center, row, close }: Dialog) {
  const { t } = useTranslation('leave')
  const required = [{ required: true, message: t('form.required') }]
  const command = useCommand(api.attendance.balances.adjust.mutationOptions(), { done: t('balances.done'), onDone: close })
  return (
    <FormSheet<{ days: number; reason: string }> open={row !== undefined} title={`${t('balances.adjust')} ${row?.name ?? ''}`} submit={t('balances.adjust')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      onSubmit={({ days, reason }) => { if (row) command.run({ center, person: row.person, days, reason }) }}>
      <Form.Item name="days" label={t('balances.days')} rules={required}><InputNumber step={0.5} min={-60} max={60} /></Form.Item>
      <Form.Item name="reason" label={t('balances.reason')} rules={required}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
    </FormSheet>
  )
}
