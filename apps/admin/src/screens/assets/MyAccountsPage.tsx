import { Action, formatDateTime, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { atCenter } from '../../session/clock.ts'
import { useSession } from '../../session/session.ts'
import { PlainTable } from '../ledger/PlainTable.tsx'

/** Accounts of one's own: a lost password locks one at once; and whether a server may be looked into. */
export function MyAccountsPage() {
  const { t, i18n } = useTranslation('assets')
  const { me } = useSession()
  const [asking, setAsking] = useState(false)
  const accounts = useQuery(api.assets.network.ownAccounts.queryOptions({}))
  const lock = useCommand(api.assets.network.lockAccount.mutationOptions(), { done: t('net.locked') })
  const center = me.person?.center
  return (
    <>
      <PageHeader title={t('own.title')} note={t('own.note')} actions={center && <Action icon="key" onClick={() => setAsking(true)}>{t('own.access')}</Action>} />
      {lock.problem && <ProblemView error={lock.problem} />}
      <PlainTable title={t('net.accounts')} query={accounts} rowKey={({ account }) => account} empty={t('own.none')} columns={[
        { title: t('net.account'), render: (row) => row.account },
        { title: t('action', { ns: 'ledger' }), render: (row) => row.lockedAt === null && <Action kind="danger" busy={lock.busy} onClick={() => lock.run({ center: row.center, account: row.account })}>{t('own.lost')}</Action> },
        { title: t('net.system'), render: (row) => row.system },
        { title: t('state'), render: (row) => <StateTag tone={row.lockedAt ? 'absent' : 'ok'}>{row.lockedAt ? `${t('net.isLocked')} ${formatDateTime(atCenter(row.lockedAt), i18n.language).slice(0, -3)}` : t('net.inUse')}</StateTag> },
      ]} />
      {center && (
        <CommandSheet open={asking} onClose={() => setAsking(false)} title={t('own.access')} done={({ allowed, clause }) => t(allowed ? 'own.allowed' : 'own.forbidden', { clause: clause ?? '' })} options={api.assets.network.access.mutationOptions()}
          initial={{ right: 'read' } as object} input={(values: { server: string; right: 'read' | 'change' }) => ({ center, ...values })}
        >
          <p className="soft">{t('own.accessNote')}</p>
          <Form.Item name="server" label={t('net.server')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Input maxLength={80} /></Form.Item>
          <Form.Item name="right" label={t('net.rights')}><Select options={(['read', 'change'] as const).map((value) => ({ value, label: t(`net.right.${value}`) }))} /></Form.Item>
        </CommandSheet>
      )}
    </>
  )
}
