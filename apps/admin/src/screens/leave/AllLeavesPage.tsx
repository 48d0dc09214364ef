import { Action, Choice, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useNow, useToday } from '../../session/clock.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { CallNotes } from './CallNotes.tsx'
import { LeaveHeader } from './LeaveHeader.tsx'
import { type Leave, toneOf, useLeaveWords } from './words.ts'

const STATES = ['asked', 'approved', 'overdue', 'returned', 'refused', 'cancelled', 'revoked'] as const

/** All leave within reach, with calls noted and outings of the center. */
export function AllLeavesPage() {
  const { t } = useTranslation('leave')
  const words = useLeaveWords()
  const can = useCan()
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const [open, setOpen] = useState<'call' | 'outing'>()
  const names = usePlaceNames([center])
  const state = oneOf(STATES, filters['state'])
  const leaves = useQuery(api.attendance.leaves.list.queryOptions({ ...usePage(), ...(center && { center }), ...(state && { state }) }, { placeholderData: keepPreviousData }))
  const columns: Column<Leave>[] = [
    { key: 'name', title: t('all.person'), sortable: true, render: (_, row) => <a data-item href={paths.leave(row.id)}>{row.name} <span className="soft">{row.person}</span></a> },
    { key: 'kind', title: t('all.kind'), render: (_, row) => t(`kind.${row.kind}`) },
    { key: 'from', title: t('all.from'), sortable: true, render: (_, row) => words.moment(row.from) },
    { key: 'to', title: t('all.to'), sortable: true, render: (_, row) => words.moment(row.to) },
    { key: 'days', title: t('all.days'), sortable: true, dataIndex: 'days' },
    { key: 'state', title: t('all.state'), render: (_, row) => <StateTag tone={toneOf(row)}>{words.state(row)}</StateTag> },
    { key: 'next', title: t('all.step'), render: (_, row) => row.next && words.step(row.next) },
    { key: 'window', title: t('all.window'), render: (_, row) => names.window(row.window) },
    { key: 'marks', title: t('all.marks'), render: (_, row) => row.marks.map(({ mark, amount }) => t(`mark.${mark}`, { amount })).join(t('comma')) },
  ]
  const target = center ? { center } : undefined
  return (
    <>
      <LeaveHeader current="all" title={t('all.title')} note={t('all.note')} actions={
        <>
          <Action icon="plus" reason={can('attendance.leaves.noteCall', target).reason} onClick={() => setOpen('call')}>{t('all.call')}</Action>
          <Action icon="plus" reason={can('attendance.leaves.arrangeOuting', target).reason} onClick={() => setOpen('outing')}>{t('all.outing')}</Action>
        </>
      } />
      <div className="filters">
        <Choice label={t('all.state')} value={state ?? ''} options={[{ value: '', name: t('all.any') }, ...STATES.map((value) => ({ value, name: t(`state.${value}`) }))]} onChange={(value) => change({ state: value || undefined, page: undefined })} />
      </div>
      <DataTable query={leaves} columns={columns} rowKey={({ id }) => id} label={t('all.title')} empty={{ title: t('all.none'), next: t('all.noneNext') }} />
      {center && <CallNotes center={center} />}
      {center && <Call center={center} open={open === 'call'} close={() => setOpen(undefined)} />}
      {center && <Outing center={center} open={open === 'outing'} close={() => setOpen(undefined)} />}
    </>
  )
}

interface Dialog { center: string; open: boolean; close: () => void }

function Call({ center, open, close }: Dialog) {
  const { t } = useTranslation('leave')
  const now = useNow()
  const required = [{ required: true, message: t('form.required') }]
  const command = useCommand(api.attendance.leaves.noteCall.mutationOptions(), { done: ({ clause }) => `${t('all.noted')}${clause ? ` ${clause}` : ''}`, onDone: close })
  return (
    <FormSheet<{ person: string; channel: 'telephone' | 'through_others'; at: string; text: string; sickUntil?: string }> open={open} title={t('all.call')} submit={t('all.call')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      initial={{ channel: 'telephone', at: now }} onSubmit={({ sickUntil, ...values }) => command.run({ center, ...values, sickUntil: sickUntil ?? null })}>
      <p className="soft">{t('all.callNote')}</p>
      <Form.Item name="person" label={t('all.person')} rules={required}><PersonField center={center} /></Form.Item>
      <Form.Item name="channel" label={t('all.channel')} rules={required}><Select options={(['telephone', 'through_others'] as const).map((value) => ({ value, label: t(`all.${value}`) }))} /></Form.Item>
      <Form.Item name="at" label={t('all.at')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="text" label={t('all.text')} rules={required}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
      <Form.Item name="sickUntil" label={t('all.sickUntil')}><MomentField /></Form.Item>
    </FormSheet>
  )
}

function Outing({ center, open, close }: Dialog) {
  const { t } = useTranslation('leave')
  const today = useToday()
  const required = [{ required: true, message: t('form.required') }]
  const people = useQuery(api.organization.people.list.queryOptions({ center, size: 500 }, { enabled: open }))
  const command = useCommand(api.attendance.leaves.arrangeOuting.mutationOptions(), { done: t('all.recorded'), onDone: close })
  return (
    <FormSheet<{ people: string[]; from: string; to: string; reason: string }> open={open} title={t('all.outing')} submit={t('all.outing')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      initial={{ from: `${today}T08:30:00`, to: `${today}T17:00:00` }} onSubmit={(values) => command.run({ center, ...values })}>
      <p className="soft">{t('all.outingNote')}</p>
      <Form.Item name="people" label={t('all.people')} rules={required}><Select mode="multiple" optionFilterProp="label" options={(people.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: `${name} ${id}` }))} /></Form.Item>
      <Form.Item name="from" label={t('ask.from')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="to" label={t('ask.to')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="reason" label={t('action.reason')} rules={required}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
    </FormSheet>
  )
}
