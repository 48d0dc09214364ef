import { Action, formatDateTime, formatMonth, formatShortDay, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../antd/DataTable.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { useSession } from '../../session/session.ts'
import { usePlaceNames } from '../../session/places.ts'
import type { MonthOf } from './figures.ts'
import { monthTones } from './settling-tones.ts'

/** The months of a center, or of all within reach: where each stands, and what is overdue. */
export function MonthsPage() {
  const { t, i18n } = useTranslation('settling')
  const { me } = useSession()
  const can = useCan()
  const [center] = useCenter()
  const names = usePlaceNames([])
  const [briefing, setBriefing] = useState(false)
  const months = useQuery(api.attendance.months.list.queryOptions(center ? { center } : {}))
  const when = (instant: string) => formatDateTime(atCenter(instant), i18n.language).slice(0, -3)
  const columns: Column<MonthOf>[] = [
    { key: 'month', title: t('column.month'), render: (_, row) => <a data-item href={paths.month(row.center, row.month)}>{formatMonth(row.month, i18n.language)}</a> },
    ...(center ? [] : [{ key: 'center', title: t('column.center'), render: (_: unknown, row: MonthOf) => names.center(row.center) }]),
    { key: 'state', title: t('column.state'), render: (_, row) => <span className="states"><StateTag tone={monthTones[row.state]}>{t(`months.state.${row.state}`)}</StateTag>{row.posting?.missing && <StateTag tone="absent">{t('months.postMissing')}</StateTag>}{row.posting?.late && <StateTag tone="late">{t('months.postLate')}</StateTag>}</span> },
    { key: 'people', title: t('column.people'), align: 'end', dataIndex: 'people' },
    { key: 'provisional', title: t('column.provisional'), align: 'end', render: (_, row) => (row.provisional > 0 ? <StateTag tone="late" bare>{t('months.provisional', { count: row.provisional })}</StateTag> : '') },
    {
      key: 'due', title: t('column.due'),
      render: (_, row) => (
        <>
          {row.state === 'running' ? when(row.readyAt) : row.posting?.latest && !row.posting.postedAt ? t('months.postLatest', { day: formatShortDay(row.posting.latest, i18n.language) }) : row.posting?.number ?? ''}
          {' '}<a className="clause-link" href={paths.clause(row.state === 'running' ? row.readyClause : row.posting?.clause ?? row.columnsClause)}>{row.state === 'running' ? row.readyClause : row.posting?.clause ?? row.columnsClause}</a>
        </>
      ),
    },
  ]
  if (!center && me.centers.length > 1 && !can('attendance.months.compare').ok) return <><PageHeader title={t('months.title')} note={t('months.note')} /><ChooseCenter href={(id) => `${paths.months}?center=${id}`} /></>
  return (
    <>
      <PageHeader
        title={t('months.title')}
        note={t('months.note')}
        actions={center && <Action reason={can('attendance.board.brief', { center }).reason} onClick={() => setBriefing(true)}>{t('months.brief')}</Action>}
      />
      <DataTable query={months} columns={columns} rowKey={(row) => `${row.center} ${row.month}`} label={t('months.title')} empty={{ title: t('months.none'), next: t('months.noneNext') }} />
      {center && <BriefSheet center={center} months={months.data?.rows ?? []} open={briefing} onClose={() => setBriefing(false)} />}
    </>
  )
}

function BriefSheet({ center, months, open, onClose }: { center: string; months: readonly MonthOf[]; open: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation('settling')
  const command = useCommand(api.attendance.board.brief.mutationOptions(), { done: (made) => t('months.briefed', made), onDone: onClose })
  const confirmed = months.filter(({ confirmedAt }) => confirmedAt)
  const required = [{ required: true, message: t('required') }]
  return (
    <FormSheet<{ title: string; months: string[]; recipients: string }>
      open={open}
      title={t('months.briefTitle')}
      submit={t('months.brief')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={({ title, months: chosen, recipients }) => command.run({ center, title, months: chosen, recipients: recipients.split('\n').map((one) => one.trim()).filter(Boolean) })}
      initial={{ title: t('months.briefTitle'), months: confirmed.slice(0, 1).map(({ month }) => month) }}
      busy={command.busy}
      problem={command.problem}
    >
      <Form.Item name="title" label={t('months.briefName')} rules={required}><Input maxLength={100} /></Form.Item>
      <Form.Item name="months" label={t('months.briefMonths')} rules={required}><Select mode="multiple" options={confirmed.map(({ month }) => ({ value: month, label: formatMonth(month, i18n.language) }))} /></Form.Item>
      <Form.Item name="recipients" label={t('months.recipients')} extra={t('months.recipientsHint')} rules={required}><Input.TextArea rows={4} /></Form.Item>
    </FormSheet>
  )
}
