import { Action, addDays, EmptyState, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { MomentField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { NoonRoster } from './NoonRoster.tsx'
import { OvertimeDuty, OvertimeNeed } from './OvertimeDuty.tsx'
import { Clause } from './PlanPanel.tsx'
import { Saturdays } from './Saturdays.tsx'
import { useLeaveWords } from './words.ts'

type Row = Outputs['attendance']['overtime']['list']['rows'][number]

/** Overtime forms, Saturdays with the rest they earn, the noon service; each where the regulation has it. */
export function OvertimePage() {
  const { t } = useTranslation('leave')
  const [center] = useCenter()
  return (
    <>
      <PageHeader title={t('overtime.title')} note={t('overtime.note')} />
      {center ? <Of center={center} /> : <ChooseCenter href={(id) => `${paths.overtime}?center=${id}`} />}
    </>
  )
}

function Of({ center }: { center: string }) {
  const { t } = useTranslation('leave')
  const terms = useQuery(api.attendance.overtime.terms.queryOptions({ center }))
  return (
    <Loaded query={terms} rows={6}>
      {({ regulated, clause, rest, noonService }) => (!regulated && !rest && !noonService ? <EmptyState title={t('overtime.unregulated')} /> : (
        <div className="stack">
          {regulated && clause && <Forms center={center} clause={clause} />}
          {rest && <Saturdays center={center} clause={rest} />}
          {noonService && <NoonRoster center={center} clause={noonService} />}
        </div>
      ))}
    </Loaded>
  )
}

function Forms({ center, clause }: { center: string; clause: string }) {
  const { t } = useTranslation('leave')
  const can = useCan()
  const words = useLeaveWords()
  const today = useToday()
  const names = usePlaceNames([center])
  const [asking, setAsking] = useState(false)
  const [duty, setDuty] = useState<Row>()
  const [refusing, setRefusing] = useState<Row>()
  const { page, size } = usePage()
  const rows = useQuery(api.attendance.overtime.list.queryOptions({ center, page, size }, { placeholderData: keepPreviousData }))
  const mayLook = can('attendance.overtime.unapproved', { center }).ok
  const unapproved = useQuery(api.attendance.overtime.unapproved.queryOptions({ center, from: addDays(today, -30), to: today }, { enabled: mayLook }))
  const decide = useCommand(api.attendance.overtime.decide.mutationOptions(), { done: t('overtime.done'), onDone: () => setRefusing(undefined) })
  const right = can('attendance.overtime.decide', { center })
  const columns: Column<Row>[] = [
    { key: 'window', title: t('overtime.window'), render: (_, row) => names.window(row.window) },
    { key: 'from', title: t('overtime.when'), render: (_, row) => <>{words.span(row)} · {t(`overtime.occasion_${row.occasion}`)}</> },
    { key: 'people', title: t('overtime.people'), render: (_, row) => row.people.map(({ name }) => name).join(t('comma')) },
    { key: 'duty', title: t('overtime.duty'), render: (_, row) => row.duty.map(({ name, from, to }) => `${name} ${from.slice(11, 16)}–${to.slice(11, 16)}`).join(t('comma')) },
    { key: 'reason', title: t('overtime.reason'), dataIndex: 'reason' },
    { key: 'state', title: t('all.state'), render: (_, row) => <StateTag tone={row.state === 'approved' ? 'ok' : row.state === 'asked' ? 'open' : 'absent'}>{t(`overtime.state_${row.state}`)}</StateTag> },
    { key: 'action', title: '', render: (_, row) => row.state === 'asked' && (
      <span className="row">
        <Action kind="primary" busy={decide.busy} reason={right.reason} onClick={() => decide.run({ id: row.id, agree: true, reason: null })}>{t('overtime.approve')}</Action>
        <Action busy={decide.busy} reason={right.reason} onClick={() => setRefusing(row)}>{t('overtime.refuse')}</Action>
        <Action kind="quiet" reason={can('attendance.overtime.nameDuty', { center }).reason} onClick={() => setDuty(row)}>{t('overtime.nameDuty')}</Action>
      </span>
    ) },
  ]
  return (
    <section className="stack">
      <div className="panel-head"><h2>{t('overtime.forms')} <Clause id={clause} /></h2><Action kind="primary" icon="plus" reason={can('attendance.overtime.request', { center }).reason} onClick={() => setAsking(true)}>{t('overtime.ask')}</Action></div>
      {decide.problem && !refusing && <ProblemView error={decide.problem} />}
      <DataTable query={rows} columns={columns} rowKey={({ id }) => id} label={t('overtime.forms')} empty={{ title: t('overtime.none'), next: t('overtime.note') }} />
      {unapproved.data && unapproved.data.rows.length > 0 && (
        <section className="panel"><h3>{t('overtime.unapproved')} {unapproved.data.clause && <Clause id={unapproved.data.clause} />}</h3>
          <ul>{unapproved.data.rows.map((row) => <li key={row.person + row.date}>{row.date} {t('overtime.unapprovedRow', { name: row.name, first: row.first.slice(11, 16), last: row.last.slice(11, 16) })}</li>)}</ul></section>
      )}
      <FormSheet<{ reason: string }> open={refusing !== undefined} title={t('overtime.refuse')} submit={t('overtime.refuse')} onClose={() => { decide.clear(); setRefusing(undefined) }} busy={decide.busy} problem={decide.problem} onSubmit={({ reason }) => { if (refusing) decide.run({ id: refusing.id, agree: false, reason }) }}>
        <Form.Item name="reason" label={t('findings.reason')} rules={[{ required: true, message: t('form.required') }]}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
      </FormSheet>
      <OvertimeDuty row={duty} close={() => setDuty(undefined)} />
      <Ask center={center} open={asking} close={() => setAsking(false)} />
    </section>
  )
}

function Ask({ center, open, close }: { center: string; open: boolean; close: () => void }) {
  const { t } = useTranslation('leave')
  const today = useToday()
  const places = usePlaceNames([center])
  const required = [{ required: true, message: t('form.required') }]
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }, { enabled: open }))
  const people = useQuery(api.organization.people.list.queryOptions({ center, size: 500 }, { enabled: open }))
  const options = (people.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: `${name} ${id}` }))
  const command = useCommand(api.attendance.overtime.request.mutationOptions(), { done: t('ask.sent'), onDone: close })
  return (
    <FormSheet<{ window: string; from: string; to: string; people: string[]; duty?: string; reason: string }> open={open} title={t('overtime.ask')} submit={t('overtime.ask')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      initial={{ from: `${addDays(today, 1)}T09:00:00`, to: `${addDays(today, 1)}T12:00:00` }}
      onSubmit={({ duty, ...values }) => command.run({ center, ...values, duty: duty ? [{ person: duty, from: values.from, to: values.to }] : [] })}>
      <Form.Item name="window" label={t('overtime.window')} rules={required}><Select options={(windows.data?.rows ?? []).map(({ id }) => ({ value: id, label: places.window(id) }))} /></Form.Item>
      <Form.Item name="from" label={t('overtime.from')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="to" label={t('overtime.to')} rules={required}><MomentField /></Form.Item>
      <Form.Item noStyle shouldUpdate={(before: { from?: string; to?: string }, after: { from?: string; to?: string }) => before.from !== after.from || before.to !== after.to}>
        {({ getFieldValue }) => <OvertimeNeed center={center} from={getFieldValue('from') as string | undefined} to={getFieldValue('to') as string | undefined} />}
      </Form.Item>
      <Form.Item name="people" label={t('overtime.people')} rules={required}><Select mode="multiple" optionFilterProp="label" options={options} /></Form.Item>
      <Form.Item name="duty" label={t('overtime.duty')}><Select allowClear showSearch optionFilterProp="label" options={options} /></Form.Item>
      <Form.Item name="reason" label={t('overtime.reason')} rules={required}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
    </FormSheet>
  )
}
