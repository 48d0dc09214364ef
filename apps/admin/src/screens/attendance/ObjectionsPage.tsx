import { Action, formatDateTime, formatShortDay, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { objectionTones } from './settling-tones.ts'

type Objection = Outputs['attendance']['objections']['list']['rows'][number]

/** What people say against verdicts, and what was decided. */
export function ObjectionsPage() {
  const { t, i18n } = useTranslation('settling')
  const attendance = useTranslation('attendance').t
  const can = useCan()
  const [center] = useCenter()
  const [deciding, setDeciding] = useState<Objection>()
  const list = useQuery(api.attendance.objections.list.queryOptions({ ...usePage(), ...(center && { center }) }, { placeholderData: keepPreviousData }))
  const columns: Column<Objection>[] = [
    { key: 'name', title: t('column.person'), sortable: true, render: (_, row) => <a data-item href={paths.day(row.person, row.date)}>{row.name}</a> },
    { key: 'date', title: t('column.date'), sortable: true, render: (_, row) => formatShortDay(row.date, i18n.language) },
    { key: 'finding', title: t('column.finding'), render: (_, row) => attendance(`finding.${row.finding}`) },
    { key: 'clause', title: t('column.clause'), render: (_, row) => <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a> },
    { key: 'text', title: t('column.text'), dataIndex: 'text' },
    { key: 'madeAt', title: t('column.at'), sortable: true, render: (_, row) => formatDateTime(atCenter(row.madeAt), i18n.language).slice(0, -3) },
    { key: 'state', title: t('column.state'), sortable: true, render: (_, row) => <StateTag tone={objectionTones[row.state]}>{t(`objections.state.${row.state}`)}</StateTag> },
    { key: 'decision', title: t('column.decision'), render: (_, row) => [row.decidedBy, row.decision].filter(Boolean).join(': ') },
    { key: 'action', title: t('action'), render: (_, row) => row.state === 'open' && <Action kind="quiet" reason={can('attendance.objections.decide', { center: row.center }).reason} onClick={() => setDeciding(row)}>{t('objections.decide')}</Action> },
  ]
  return (
    <>
      <PageHeader title={t('objections.title')} note={t('objections.note')} />
      <DataTable query={list} columns={columns} rowKey={({ id }) => id} label={t('objections.title')} empty={{ title: t('objections.none'), next: t('objections.noneNext') }} />
      <DecideSheet objection={deciding} onClose={() => setDeciding(undefined)} />
    </>
  )
}

function DecideSheet({ objection, onClose }: { objection: Objection | undefined; onClose: () => void }) {
  const { t, i18n } = useTranslation('settling')
  const command = useCommand(api.attendance.objections.decide.mutationOptions(), { done: t('objections.decided'), onDone: onClose })
  const required = [{ required: true, message: t('required') }]
  return (
    <FormSheet<{ accept: boolean; reason: string }>
      open={objection !== undefined}
      title={objection ? t('objections.decideTitle', { name: objection.name, day: formatShortDay(objection.date, i18n.language) }) : ''}
      submit={t('objections.decide')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={({ accept, reason }) => { if (objection) command.run({ center: objection.center, id: objection.id, accept, reason }) }}
      busy={command.busy}
      problem={command.problem}
    >
      <p>{objection?.text}</p>
      <Form.Item name="accept" label={t('objections.ruling')} rules={required}>
        <Radio.Group options={[{ value: true, label: t('objections.accept') }, { value: false, label: t('objections.refuse') }]} />
      </Form.Item>
      <Form.Item name="reason" label={t('objections.reason')} rules={required}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
    </FormSheet>
  )
}
