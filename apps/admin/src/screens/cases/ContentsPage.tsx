import { Action, formatDateTime, formatShortDay, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'

type Request = Outputs['cases']['contents']['list']['rows'][number]

/** What the center asks of its windows for the website: by when, provided when, found wrong afterwards. */
export function ContentsPage() {
  const { t } = useTranslation('cases')
  const { me } = useSession()
  const [chosen] = useCenter()
  const center = chosen || (me.person?.center ?? '')
  return center ? <Requests center={center} /> : <><PageHeader title={t('contents.title')} note={t('contents.note')} /><ChooseCenter href={(id) => `${paths.contents}?center=${id}`} /></>
}

function Requests({ center }: { center: string }) {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const names = usePlaceNames([center])
  const [sheet, setSheet] = useState<'ask' | { request: Request; step: 'provide' | 'reportError' }>()
  const requests = useQuery(api.cases.contents.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const columns: Column<Request>[] = [
    { key: 'subject', title: t('contents.subject'), dataIndex: 'subject' },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'askedAt', title: t('contents.askedAt'), sortable: true, render: (_, row) => formatDateTime(atCenter(row.askedAt), i18n.language).slice(0, -3) },
    { key: 'dueOn', title: t('column.due'), sortable: true, render: (_, row) => formatShortDay(row.dueOn, i18n.language) },
    { key: 'state', title: t('column.state'), render: (_, row) => <StateTag tone={row.daysLate > 0 ? 'absent' : row.providedAt ? 'ok' : 'late'}>{row.daysLate > 0 ? t('contents.late', { count: row.daysLate }) : t(row.providedAt ? 'contents.provided' : 'contents.open')}</StateTag> },
    { key: 'content', title: t('contents.content'), render: (_, row) => <>{row.content} {row.error && <StateTag tone="absent" bare>{row.error}</StateTag>}</> },
    {
      key: 'action', title: t('case.actions'), render: (_, row) => (
        <span className="row">
          {!row.providedAt && <Action kind="quiet" reason={can('cases.contents.provide', { center, window: row.window }).reason} onClick={() => setSheet({ request: row, step: 'provide' })}>{t('contents.provide')}</Action>}
          {row.providedAt && !row.error && <Action kind="quiet" reason={can('cases.contents.reportError', { center }).reason} onClick={() => setSheet({ request: row, step: 'reportError' })}>{t('contents.reportError')}</Action>}
        </span>
      ),
    },
  ]
  return (
    <>
      <PageHeader title={t('contents.title')} note={t('contents.note')} actions={<Action kind="primary" icon="plus" reason={can('cases.contents.ask', { center }).reason} onClick={() => setSheet('ask')}>{t('contents.ask')}</Action>} />
      <DataTable query={requests} columns={columns} rowKey={({ id }) => id} label={t('contents.title')} empty={{ title: t('contents.none'), next: t('contents.noneNext') }} />
      {sheet === 'ask' && <Asking center={center} onClose={() => setSheet(undefined)} />}
      {typeof sheet === 'object' && <Answering {...sheet} onClose={() => setSheet(undefined)} />}
    </>
  )
}

function Asking({ center, onClose }: { center: string; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const names = usePlaceNames([center])
  const windows = useQuery(api.organization.directory.windows.queryOptions(center ? { center } : skipToken))
  const ask = useCommand(api.cases.contents.ask.mutationOptions(), { done: ({ dueOn }) => t('contents.asked', { day: dueOn }), onDone: onClose })
  const required = [{ required: true, message: t('required') }]
  return (
    <FormSheet<{ window: string; subject: string }> open title={t('contents.ask')} submit={t('contents.ask')} onClose={() => { ask.clear(); onClose() }} busy={ask.busy} problem={ask.problem} onSubmit={(values) => ask.run({ center, ...values })}>
      <Form.Item name="window" label={t('column.window')} rules={required}><Select showSearch={{ optionFilterProp: 'label' }} options={(windows.data?.rows ?? []).filter(({ active }) => active).map(({ id, number }) => ({ value: id, label: `${number} ${names.window(id)}` }))} /></Form.Item>
      <Form.Item name="subject" label={t('contents.subject')} rules={required}><Input maxLength={200} /></Form.Item>
    </FormSheet>
  )
}

function Answering({ request, step, onClose }: { request: Request; step: 'provide' | 'reportError'; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const { id, center } = request
  const provide = useCommand(api.cases.contents.provide.mutationOptions(), { done: t('contents.provided'), onDone: onClose })
  const report = useCommand(api.cases.contents.reportError.mutationOptions(), { done: t('contents.reported'), onDone: onClose })
  const command = step === 'provide' ? provide : report
  return (
    <FormSheet<{ text: string; accurate?: boolean }> open title={`${t(`contents.${step}`)} · ${request.subject}`} submit={t(`contents.${step}`)} onClose={() => { command.clear(); onClose() }} busy={command.busy} problem={command.problem} initial={{ accurate: false }}
      onSubmit={({ text, accurate = false }) => (step === 'provide' ? provide.run({ center, id, content: text, accurate }) : report.run({ center, id, error: text }))}>
      <Form.Item name="text" label={t(step === 'provide' ? 'contents.content' : 'contents.error')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={5} maxLength={2000} /></Form.Item>
      {step === 'provide' && <Form.Item name="accurate" valuePropName="checked"><Checkbox>{t('contents.accurate')}</Checkbox></Form.Item>}
    </FormSheet>
  )
}
