import { Action, formatDateTime, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Input, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { api, type Outputs, queryClient } from '../../data/api.ts'
import { download } from '../../data/download.ts'
import { useCan } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import { PlainTable } from '../ledger/PlainTable.tsx'

type Transfer = Outputs['archives']['transfers']['list']['rows'][number]

/** To the archive of the city: a package anybody can read, and what was answered. */
export function Transfers({ center }: { center: string }) {
  const { t, i18n } = useTranslation('archives')
  const can = useCan()
  const [packing, setPacking] = useState(false)
  const [confirming, setConfirming] = useState<Transfer>()
  const transfers = useQuery(api.archives.transfers.list.queryOptions({ center, size: 50 }))
  const volumes = useQuery(api.archives.volumes.list.queryOptions(packing ? { center, state: 'filed', size: 500 } : skipToken))
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  const fetchBag = async (transfer: string) => download(await queryClient.fetchQuery(api.archives.transfers.download.queryOptions({ center, transfer })))
  return (
    <>
      <PlainTable title={t('transfer.list')} note={t('transfer.note')} query={transfers} rowKey={({ id }) => id} empty={t('transfer.none')}
        actions={<Action icon="plus" reason={can('archives.transfers.pack', { center }).reason} onClick={() => setPacking(true)}>{t('transfer.pack')}</Action>}
        columns={[
          { title: t('at', { ns: 'ledger' }), render: (row) => formatDateTime(atCenter(row.packedAt), i18n.language).slice(0, -3) },
          { title: t('filing.volumes'), number: true, render: (row) => row.volumes.length },
          { title: 'SHA-256', render: (row) => <code title={row.sha256}>{row.sha256.slice(0, 16)}</code> },
          { title: t('state'), render: (row) => <><StateTag tone={row.state === 'received' ? 'ok' : row.state === 'returned' ? 'absent' : 'open'}>{t(`transferState.${row.state}`)}</StateTag> <span className="soft">{row.receipt}</span></> },
          { title: t('action', { ns: 'ledger' }), render: (row) => (
            <span className="row">
              <Action kind="quiet" icon="download" reason={can('archives.transfers.download', { center }).reason} onClick={() => void fetchBag(row.id)}>{t('transfer.download')}</Action>
              {row.state === 'packed' && <Action kind="quiet" reason={can('archives.transfers.confirm', { center }).reason} onClick={() => setConfirming(row)}>{t('transfer.confirm')}</Action>}
            </span>
          ) },
        ]} />
      <CommandSheet open={packing} onClose={() => setPacking(false)} title={t('transfer.pack')} done={t('transfer.packed')} options={api.archives.transfers.pack.mutationOptions()}
        input={({ volumes: chosen }: { volumes: string[] }) => ({ center, volumes: chosen })}
      >
        <Form.Item name="volumes" label={t('filing.volumes')} rules={required}><Select mode="multiple" options={(volumes.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.number} ${row.title}` }))} /></Form.Item>
      </CommandSheet>
      <CommandSheet open={confirming !== undefined} onClose={() => setConfirming(undefined)} title={t('transfer.confirm')} done={t('saved')} options={api.archives.transfers.confirm.mutationOptions()} initial={{ accepted: true } as object}
        input={({ receipt, accepted }: { receipt: string; accepted: boolean }) => confirming && { center, transfer: confirming.id, receipt, accepted }}
      >
        <Form.Item name="receipt" label={t('transfer.receipt')} rules={required}><Input maxLength={200} /></Form.Item>
        <Form.Item name="accepted" label={t('transfer.accepted')} valuePropName="checked"><Switch /></Form.Item>
      </CommandSheet>
    </>
  )
}
