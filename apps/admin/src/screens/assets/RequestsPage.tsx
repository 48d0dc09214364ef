import { Action, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { DayItem, PersonField } from '../../antd/fields.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { useSession } from '../../session/session.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { AssetsHeader } from './AssetsHeader.tsx'
import { type AssetRequest, requestTones } from './tones.ts'

const KINDS = ['purchase', 'requisition', 'transfer', 'scrap', 'dismantle', 'divert', 'lend', 'rent', 'removal', 'change_function', 'add_window', 'move_window', 'business_lan', 'egov', 'device_change', 'software'] as const

/** Everything that needs consent, with the next step beside it. */
export function RequestsPage() {
  const { t } = useTranslation('assets')
  const can = useCan()
  const [center] = useCenter()
  const [asking, setAsking] = useState(false)
  const [doing, setDoing] = useState<AssetRequest>()
  const requests = useQuery(api.assets.requests.list.queryOptions({ ...usePage(), ...(center && { center }) }, { placeholderData: keepPreviousData }))
  const decide = useCommand(api.assets.requests.decide.mutationOptions(), { done: t('request.decided') })
  const back = useCommand(api.assets.requests.return.mutationOptions(), { done: t('request.returned') })
  const columns: Column<AssetRequest>[] = [
    { key: 'kind', title: t('request.kind'), sortable: true, render: (_, row) => t(`kinds.${row.kind}`) },
    { key: 'subject', title: t('request.subject'), render: (_, row) => <>{row.subject} <span className="soft">{row.assets.join(' ')}</span></> },
    { key: 'reason', title: t('request.reason'), dataIndex: 'reason' },
    { key: 'requestedBy', title: t('by', { ns: 'ledger' }), render: (_, row) => <PersonName register="assets" id={row.requestedBy} /> },
    { key: 'approver', title: t('request.approver'), render: (_, row) => (row.approver ? t(`approvers.${row.approver as 'it'}`) : '') },
    { key: 'state', title: t('state'), sortable: true, render: (_, row) => <StateTag tone={requestTones[row.state]}>{t(`requestState.${row.state}`)}</StateTag> },
    { key: 'clause', title: t('clause', { ns: 'ledger' }), render: (_, row) => <ClauseLink id={row.clause} /> },
    {
      key: 'action', title: t('action', { ns: 'ledger' }), render: (_, row) => (
        <span className="row">
          {row.state === 'requested' && <Action kind="quiet" reason={can('assets.requests.decide', { center: row.center }).reason} onClick={() => decide.run({ center: row.center, request: row.id, approve: true, note: '' })}>{t('request.decide')}</Action>}
          {row.state === 'requested' && <Action kind="quiet" reason={can('assets.requests.decide', { center: row.center }).reason} onClick={() => decide.run({ center: row.center, request: row.id, approve: false, note: '' })}>{t('request.refuse')}</Action>}
          {row.state === 'approved' && <Action kind="quiet" reason={can('assets.requests.carryOut', { center: row.center }).reason} onClick={() => setDoing(row)}>{t('request.carryOut')}</Action>}
          {row.state === 'carried_out' && ['lend', 'rent', 'removal'].includes(row.kind) && <Action kind="quiet" onClick={() => back.run({ center: row.center, request: row.id })}>{t('request.return')}</Action>}
        </span>
      ),
    },
  ]
  return (
    <>
      <AssetsHeader current="requests" note={t('request.note')} actions={center && <Action kind="primary" icon="plus" reason={can('assets.requests.submit', { center }).reason} onClick={() => setAsking(true)}>{t('request.submit')}</Action>} />
      {(decide.problem ?? back.problem) && <ProblemView error={decide.problem ?? back.problem} />}
      <DataTable query={requests} columns={columns} rowKey={({ id }) => id} label={t('tab.requests')} empty={{ title: t('request.none'), next: t('request.noneNext') }} />
      {center && <SubmitSheet center={center} open={asking} onClose={() => setAsking(false)} />}
      <CarryOutSheet request={doing} onClose={() => setDoing(undefined)} />
    </>
  )
}

interface Values { kind: (typeof KINDS)[number]; assets?: string[]; window?: string; subject: string; reason?: string; from?: string; until?: string }

function SubmitSheet({ center, open, onClose }: { center: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const local = useLocal()
  const { me } = useSession()
  const assets = useQuery(api.assets.assets.list.queryOptions({ center, size: 500 }, { enabled: open }))
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }, { enabled: open }))
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <CommandSheet open={open} onClose={onClose} title={t('request.submit')} done={t('request.submitted')} options={api.assets.requests.submit.mutationOptions()} initial={{ kind: 'lend', window: me.person?.window ?? undefined } as Partial<Values>}
      input={({ kind, assets: numbers, window, subject, reason, from, until }: Values) => ({ center, kind, assets: numbers ?? [], window: window ?? null, section: null, subject, category: null, reason: reason ?? '', from: from ?? null, until: until ?? null })}
    >
      <Form.Item name="kind" label={t('request.kind')} rules={required}><Select options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} /></Form.Item>
      <Form.Item name="assets" label={t('request.assets')}><Select mode="multiple" options={(assets.data?.rows ?? []).map((row) => ({ value: row.number, label: `${row.number} ${row.name}` }))} /></Form.Item>
      <Form.Item name="window" label={t('window')}><Select allowClear options={(windows.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.number} ${local(row.name)}` }))} /></Form.Item>
      <Form.Item name="subject" label={t('request.subject')} rules={required}><Input maxLength={120} /></Form.Item>
      <Form.Item name="reason" label={t('request.reason')}><Input.TextArea rows={3} maxLength={400} /></Form.Item>
      <Form.Item name="from" label={t('request.from')}><DayItem /></Form.Item>
      <Form.Item name="until" label={t('request.until')}><DayItem /></Form.Item>
    </CommandSheet>
  )
}

function CarryOutSheet({ request, onClose }: { request: AssetRequest | undefined; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const today = useToday()
  return (
    <CommandSheet open={request !== undefined} onClose={onClose} title={t('request.carryOut')} done={t('request.carried')} options={api.assets.requests.carryOut.mutationOptions()} initial={{ on: today } as object}
      input={({ on, asset, supervisor, detail }: { on: string; asset?: string; supervisor?: string; detail?: string }) => request && { center: request.center, request: request.id, on, asset: asset ?? null, supervisor: supervisor ?? null, detail: detail ?? '' }}
    >
      <p>{request && t(`kinds.${request.kind}`)} · {request?.subject}</p>
      <Form.Item name="on" label={t('request.on')}><DayItem /></Form.Item>
      <Form.Item name="asset" label={t('request.assets')}><Select allowClear options={(request?.assets ?? []).map((value) => ({ value, label: value }))} /></Form.Item>
      <Form.Item name="supervisor" label={t('request.supervisor')}><PersonField center={request?.center} /></Form.Item>
      <Form.Item name="detail" label={t('request.detail')}><Input maxLength={200} /></Form.Item>
    </CommandSheet>
  )
}
