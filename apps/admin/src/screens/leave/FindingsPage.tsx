import { Action, addDays, DayField, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { asDay, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { LeaveHeader } from './LeaveHeader.tsx'
import { Observe } from './Observe.tsx'
import { Clause } from './PlanPanel.tsx'
import { useLeaveWords } from './words.ts'

type Finding = Outputs['attendance']['postFindings']['list']['rows'][number]
const DAYS_SHOWN = 30

/** What was found about absences from the counter, cover and hand-over. */
export function FindingsPage() {
  const { t } = useTranslation('leave')
  const words = useLeaveWords()
  const can = useCan()
  const [center] = useCenter()
  const today = useToday()
  const names = usePlaceNames([center])
  const [filters, change] = useFilters()
  const [excusing, setExcusing] = useState<Finding>()
  const [observing, setObserving] = useState(false)
  const from = asDay(filters['from']) ?? addDays(today, -DAYS_SHOWN)
  const to = asDay(filters['to']) ?? today
  const findings = useQuery(api.attendance.postFindings.list.queryOptions({ ...usePage(), ...(center && { center }), from, to }, { placeholderData: keepPreviousData }))
  const columns: Column<Finding>[] = [
    { key: 'name', title: t('findings.person'), sortable: true, dataIndex: 'name' },
    { key: 'kind', title: t('findings.kind'), sortable: true, render: (_, row) => t(`finding.${row.kind}`) },
    { key: 'at', title: t('findings.at'), sortable: true, render: (_, row) => words.moment(row.at) },
    { key: 'minutes', title: t('findings.minutes'), render: (_, row) => row.minutes ?? '' },
    { key: 'window', title: t('findings.window'), render: (_, row) => names.window(row.window) },
    { key: 'clause', title: t('findings.clause'), render: (_, row) => <Clause id={row.clause} /> },
    { key: 'state', title: t('findings.state'), render: (_, row) => <StateTag tone={row.state === 'open' ? 'late' : row.state === 'to_confirm' ? 'open' : 'quiet'}>{t(`findings.state_${row.state}`)}</StateTag> },
    { key: 'excuse', title: '', render: (_, row) => (row.state === 'excused' ? row.excuse : <Action kind="quiet" reason={can('attendance.postFindings.excuse', { center: row.center }).reason} onClick={() => setExcusing(row)}>{t('findings.excuse')}</Action>) },
  ]
  const command = useCommand(api.attendance.postFindings.excuse.mutationOptions(), { done: t('findings.done'), onDone: () => setExcusing(undefined) })
  return (
    <>
      <LeaveHeader current="findings" title={t('findings.title')} note={t('findings.note')} actions={<Action icon="plus" reason={center ? can('attendance.aways.observe', { center }).reason : t('observe.chooseCenter')} onClick={() => setObserving(true)}>{t('observe.title')}</Action>} />
      <div className="filters">
        <span className="field"><label htmlFor="findings-from">{t('ask.from')}</label><DayField id="findings-from" value={from} max={to} onChange={(day) => change({ from: day, page: undefined })} /></span>
        <span className="field"><label htmlFor="findings-to">{t('ask.to')}</label><DayField id="findings-to" value={to} min={from} onChange={(day) => change({ to: day, page: undefined })} /></span>
      </div>
      <DataTable query={findings} columns={columns} rowKey={({ id }) => id} label={t('findings.title')} empty={{ title: t('findings.none'), next: t('findings.noneNext') }} />
      {center && <Observe center={center} open={observing} close={() => setObserving(false)} />}
      <FormSheet<{ reason: string }> open={excusing !== undefined} title={t('findings.excuse')} submit={t('findings.excuse')} onClose={() => { command.clear(); setExcusing(undefined) }} busy={command.busy} problem={command.problem}
        onSubmit={({ reason }) => { if (excusing) command.run({ id: excusing.id, reason }) }}>
        <Form.Item name="reason" label={t('findings.reason')} rules={[{ required: true, message: t('form.required') }]}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
      </FormSheet>
    </>
  )
}
