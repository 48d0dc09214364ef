import { Action, addDays, DayField, formatDateTime, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { asDay, useFilters } from '../../session/filters.ts'
import { usePersonCenter } from '../../session/person-center.ts'
import type { Absence } from './tones.ts'

const KINDS = ['leave', 'meeting', 'training', 'business', 'consent', 'compensatory'] as const
const DAYS_SHOWN = 30

interface Entry { person: string; kind: (typeof KINDS)[number]; from: string; to: string; reason: string }

/** Approved time away: the list, registering, withdrawing. */
export function AbsencesPage() {
  const { t, i18n } = useTranslation('attendance')
  const { t: leave } = useTranslation('leave')
  const can = useCan()
  const [center] = useCenter()
  const today = useToday()
  const [filters, change] = useFilters()
  const [adding, setAdding] = useState(false)
  const [withdrawing, setWithdrawing] = useState<Absence>()
  const from = asDay(filters['from']) ?? addDays(today, -DAYS_SHOWN)
  const to = asDay(filters['to']) ?? addDays(today, DAYS_SHOWN)
  const absences = useQuery(api.attendance.absences.list.queryOptions({ ...usePage(), ...(center && { center }), from, to }, { placeholderData: keepPreviousData }))
  const when = (local: string) => formatDateTime(local, i18n.language).slice(0, -3)
  const columns: Column<Absence>[] = [
    { key: 'person', title: t('column.person'), sortable: true, render: (_, row) => <ActorName id={row.person} /> },
    { key: 'kind', title: t('column.kind'), render: (_, row) => t(`absenceKind.${row.kind}`) },
    { key: 'from', title: t('column.from'), sortable: true, render: (_, row) => when(row.from) },
    { key: 'to', title: t('column.to'), render: (_, row) => when(row.to) },
    { key: 'reason', title: t('column.reason'), render: (_, row) => (row.leaveKind ? leave(`kind.${row.leaveKind}`) : row.reason) },
    { key: 'approvedBy', title: t('column.approvedBy'), dataIndex: 'approvedBy' },
    { key: 'state', title: t('column.state'), render: (_, row) => <StateTag tone={row.withdrawn ? 'quiet' : 'leave'}>{t(row.withdrawn ? 'absences.withdrawn' : 'absences.valid')}</StateTag> },
    {
      key: 'action', title: t('column.action'),
      render: (_, row) => !row.withdrawn && <Action kind="quiet" reason={can('attendance.absences.withdraw', { center: row.center }).reason} onClick={() => setWithdrawing(row)}>{t('absences.withdraw')}</Action>,
    },
  ]
  return (
    <>
      <PageHeader
        title={t('absences.title')}
        note={t('absences.note')}
        actions={<Action kind="primary" icon="plus" reason={can('attendance.absences.register', center ? { center } : undefined).reason} onClick={() => setAdding(true)}>{t('absences.register')}</Action>}
      />
      <div className="filters">
        <span className="field"><label htmlFor="absences-from">{t('days.from')}</label><DayField id="absences-from" value={from} max={to} onChange={(day) => change({ from: day, page: undefined })} /></span>
        <span className="field"><label htmlFor="absences-to">{t('days.to')}</label><DayField id="absences-to" value={to} min={from} onChange={(day) => change({ to: day, page: undefined })} /></span>
      </div>
      <DataTable query={absences} columns={columns} rowKey={({ id }) => id} label={t('absences.title')} empty={{ title: t('absences.none'), next: t('absences.noneNext') }} />
      <Register open={adding} onClose={() => setAdding(false)} />
      <Withdraw absence={withdrawing} onClose={() => setWithdrawing(undefined)} />
    </>
  )
}

function Register({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('attendance')
  const [center] = useCenter()
  const today = useToday()
  const command = useCommand(api.attendance.absences.register.mutationOptions(), { done: t('absences.registered'), onDone: onClose })
  const required = [{ required: true, message: t('form.required') }]
  const place = usePersonCenter()
  return (
    <FormSheet<Entry>
      open={open}
      title={t('absences.register')}
      submit={t('absences.register')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={async (values) => command.run({ ...values, center: await place(values.person) })}
      initial={{ kind: 'leave', from: `${today}T08:30:00`, to: `${today}T17:30:00` }}
      busy={command.busy}
      problem={command.problem}
    >
      <Form.Item name="person" label={t('absences.person')} rules={required}><PersonField center={center} /></Form.Item>
      <Form.Item name="kind" label={t('column.kind')} rules={required}><Select options={KINDS.map((value) => ({ value, label: t(`absenceKind.${value}`) }))} /></Form.Item>
      <Form.Item name="from" label={t('column.from')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="to" label={t('column.to')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="reason" label={t('column.reason')} rules={required}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
    </FormSheet>
  )
}

function Withdraw({ absence, onClose }: { absence: Absence | undefined; onClose: () => void }) {
  const { t } = useTranslation('attendance')
  const command = useCommand(api.attendance.absences.withdraw.mutationOptions(), { done: t('absences.withdrawn'), onDone: onClose })
  return (
    <FormSheet<{ reason: string }>
      open={absence !== undefined}
      title={t('absences.withdrawTitle')}
      submit={t('absences.withdraw')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={({ reason }) => { if (absence) command.run({ center: absence.center, id: absence.id, reason }) }}
      busy={command.busy}
      problem={command.problem}
    >
      <Form.Item name="reason" label={t('column.reason')} rules={[{ required: true, message: t('form.required') }]}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
    </FormSheet>
  )
}
