import { Action, formatDateTime } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../antd/DataTable.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import type { ServiceName } from './ServicesPage.tsx'

type DeadLetter = Outputs['attendance']['ops']['deadLetters']['rows'][number]

/** Events a service could not handle: tried again, or put aside with a reason. */
export function DeadLetters({ service }: { service: ServiceName }) {
  const { t, i18n } = useTranslation('operation')
  const can = useCan()
  const [discarding, setDiscarding] = useState<DeadLetter>()
  const letters = useQuery(api[service].ops.deadLetters.queryOptions({ size: 100 }, { placeholderData: keepPreviousData }))
  const replay = useCommand(api[service].ops.replayDeadLetter.mutationOptions(), { done: t('letters.replayed') })
  const columns: Column<DeadLetter>[] = [
    { key: 'failedAt', title: t('letters.failedAt'), render: (_, row) => formatDateTime(atCenter(row.failedAt), i18n.language) },
    { key: 'eventType', title: t('letters.event'), render: (_, row) => <code>{row.eventType}</code> },
    { key: 'consumer', title: t('letters.consumer'), dataIndex: 'consumer' },
    { key: 'center', title: t('center'), dataIndex: 'center' },
    { key: 'attempts', title: t('letters.attempts'), align: 'end', dataIndex: 'attempts' },
    { key: 'error', title: t('letters.error'), render: (_, row) => <details><summary>{row.error}</summary><pre className="device-line">{JSON.stringify(row.event, null, 1)}</pre></details> },
    {
      key: 'action', title: t('action'),
      render: (_, row) => (
        <span className="row">
          <Action busy={replay.busy} reason={can(`${service}.ops.replayDeadLetter`).reason} onClick={() => replay.run({ id: row.id })}>{t('letters.replay')}</Action>
          <Action kind="quiet" reason={can(`${service}.ops.discardDeadLetter`).reason} onClick={() => setDiscarding(row)}>{t('letters.discard')}</Action>
        </span>
      ),
    },
  ]
  return (
    <section className="stack" aria-label={t(`service.${service}`)}>
      <h2>{t(`service.${service}`)}</h2>
      {replay.problem && <ProblemView error={replay.problem} />}
      <DataTable query={{ ...letters, data: letters.data && { rows: letters.data.rows } }} columns={columns} rowKey={({ id }) => id} label={t(`service.${service}`)} empty={{ title: t('letters.none'), next: t('letters.noneNext') }} />
      <Discard service={service} letter={discarding} onClose={() => setDiscarding(undefined)} />
    </section>
  )
}

function Discard({ service, letter, onClose }: { service: ServiceName; letter: DeadLetter | undefined; onClose: () => void }) {
  const { t } = useTranslation('operation')
  const discard = useCommand(api[service].ops.discardDeadLetter.mutationOptions(), { done: t('letters.discarded'), onDone: onClose })
  return (
    <FormSheet<{ reason: string }>
      open={letter !== undefined}
      title={t('letters.discardTitle')}
      submit={t('letters.discard')}
      onClose={() => { discard.clear(); onClose() }}
      onSubmit={({ reason }) => { if (letter) discard.run({ id: letter.id, reason }) }}
      busy={discard.busy}
      problem={discard.problem}
    >
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
    </FormSheet>
  )
}
