import { Action, formatDateTime, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useNow } from '../../session/clock.ts'

type Outage = Outputs['attendance']['outages']['list']['rows'][number]
type Open = 'declare' | 'signIn' | undefined

/** Times when terminals could not take punches, and sign-ins by hand. */
export function OutagesPage() {
  const { t } = useTranslation('attendance')
  const [center] = useCenter()
  return center ? <Outages center={center} /> : <><PageHeader title={t('outages.title')} note={t('outages.note')} /><ChooseCenter href={(id) => `${paths.outages}?center=${id}`} /></>
}

function Outages({ center }: { center: string }) {
  const { t, i18n } = useTranslation('attendance')
  const can = useCan()
  const [open, setOpen] = useState<Open>()
  const [ending, setEnding] = useState<Outage>()
  const mayList = can('attendance.outages.list', { center })
  const outages = useQuery(api.attendance.outages.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData, enabled: mayList.ok }))
  const when = (local: string) => formatDateTime(local, i18n.language).slice(0, -3)
  const columns: Column<Outage>[] = [
    { key: 'serial', title: t('column.device'), render: (_, row) => row.serial ?? t('outages.allDevices') },
    { key: 'from', title: t('column.from'), sortable: true, render: (_, row) => when(row.from) },
    { key: 'to', title: t('column.to'), render: (_, row) => (row.to ? when(row.to) : <StateTag tone="late">{t('outages.running')}</StateTag>) },
    { key: 'reason', title: t('column.reason'), dataIndex: 'reason' },
    { key: 'declaredBy', title: t('column.declaredBy'), render: (_, row) => <ActorName id={row.declaredBy} /> },
    {
      key: 'action', title: t('column.action'),
      render: (_, row) => row.to === null && <Action kind="quiet" reason={can('attendance.outages.end', { center }).reason} onClick={() => setEnding(row)}>{t('outages.end')}</Action>,
    },
  ]
  return (
    <>
      <PageHeader
        title={t('outages.title')}
        note={t('outages.note')}
        actions={
          <>
            <Action icon="plus" reason={can('attendance.signIns.record', { center }).reason} onClick={() => setOpen('signIn')}>{t('outages.signIn')}</Action>
            <Action kind="primary" icon="plus" reason={can('attendance.outages.declare', { center }).reason} onClick={() => setOpen('declare')}>{t('outages.declare')}</Action>
          </>
        }
      />
      {mayList.ok
        ? <DataTable query={outages} columns={columns} rowKey={({ id }) => id} label={t('outages.title')} empty={{ title: t('outages.none'), next: t('outages.noneNext') }} />
        : <p className="soft">{mayList.reason}</p>}
      <Declare center={center} open={open === 'declare'} onClose={() => setOpen(undefined)} />
      <SignIn center={center} open={open === 'signIn'} onClose={() => setOpen(undefined)} />
      <End center={center} outage={ending} onClose={() => setEnding(undefined)} />
    </>
  )
}

interface Dialog { center: string; open: boolean; onClose: () => void }

function Declare({ center, open, onClose }: Dialog) {
  const { t } = useTranslation('attendance')
  const now = useNow()
  const can = useCan()
  const command = useCommand(api.attendance.outages.declare.mutationOptions(), { done: t('outages.declared'), onDone: onClose })
  const devices = useQuery(api.attendance.devices.list.queryOptions({ center, size: 500 }, { enabled: open && can('attendance.devices.list', { center }).ok }))
  const required = [{ required: true, message: t('form.required') }]
  return (
    <FormSheet<{ serial: string; from: string; reason: string }>
      open={open}
      title={t('outages.declare')}
      submit={t('outages.declare')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={({ serial, from, reason }) => command.run({ center, serial: serial || null, from, to: null, reason })}
      initial={{ serial: '', from: now }}
      busy={command.busy}
      problem={command.problem}
    >
      <Form.Item name="serial" label={t('outages.device')}>
        <Select options={[{ value: '', label: t('outages.allDevices') }, ...(devices.data?.rows ?? []).map(({ serial, name }) => ({ value: serial, label: `${name} ${serial}` }))]} />
      </Form.Item>
      <Form.Item name="from" label={t('column.from')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="reason" label={t('column.reason')} rules={required}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
    </FormSheet>
  )
}

function SignIn({ center, open, onClose }: Dialog) {
  const { t } = useTranslation('attendance')
  const now = useNow()
  const command = useCommand(api.attendance.signIns.record.mutationOptions(), { done: t('outages.signInDone'), onDone: onClose })
  const required = [{ required: true, message: t('form.required') }]
  return (
    <FormSheet<{ person: string; at: string; reason: string }>
      open={open}
      title={t('outages.signIn')}
      submit={t('outages.signIn')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={(values) => command.run({ center, ...values })}
      initial={{ at: now }}
      busy={command.busy}
      problem={command.problem}
    >
      <p className="soft">{t('outages.signInNote')}</p>
      <Form.Item name="person" label={t('absences.person')} rules={required}><PersonField center={center} /></Form.Item>
      <Form.Item name="at" label={t('outages.at')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="reason" label={t('column.reason')} rules={required}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
    </FormSheet>
  )
}

function End({ center, outage, onClose }: { center: string; outage: Outage | undefined; onClose: () => void }) {
  const { t } = useTranslation('attendance')
  const now = useNow()
  const command = useCommand(api.attendance.outages.end.mutationOptions(), { done: t('outages.ended'), onDone: onClose })
  return (
    <FormSheet<{ to: string }>
      open={outage !== undefined}
      title={t('outages.end')}
      submit={t('outages.end')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={({ to }) => { if (outage) command.run({ center, id: outage.id, to }) }}
      initial={{ to: now }}
      busy={command.busy}
      problem={command.problem}
    >
      <Form.Item name="to" label={t('column.to')} rules={[{ required: true, message: t('form.required') }]}><MomentField /></Form.Item>
    </FormSheet>
  )
}
