import { Action, formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { AgreeSheet, CheckMediumSheet, ConnectSheet, OpenAccountSheet, PermitSheet } from './NetworkSheets.tsx'

/** Permits, accounts and agreements, checks of media, attempts to connect. */
export function NetworkKept({ center }: { center: string }) {
  const { t, i18n } = useTranslation('assets')
  const can = useCan()
  const names = usePlaceNames([center])
  const [open, setOpen] = useState<'permit' | 'account' | 'agree' | 'medium' | 'connect'>()
  const kept = useQuery(api.assets.network.kept.queryOptions({ center }))
  const unagreed = useQuery(api.assets.network.unagreed.queryOptions({ center }))
  const lock = useCommand(api.assets.network.lockAccount.mutationOptions(), { done: t('net.locked') })
  const part = <R,>(rows: R[] | undefined) => ({ error: kept.error, isPending: kept.isPending, data: rows && { rows }, refetch: (() => kept.refetch()) as never })
  const when = (instant: string) => formatDateTime(atCenter(instant), i18n.language).slice(0, -3)
  const add = (procedure: string, name: NonNullable<typeof open>, label: string) => <Action icon="plus" reason={can(`assets.network.${procedure}`, { center }).reason} onClick={() => setOpen(name)}>{label}</Action>
  const close = () => setOpen(undefined)
  return (
    <>
      {lock.problem && <ProblemView error={lock.problem} />}
      <PlainTable title={t('net.permits')} query={part(kept.data?.permits)} rowKey={({ id }) => id} empty={t('net.noPermits')} actions={add('permit', 'permit', t('net.permit'))} columns={[
        { title: t('care.person'), render: (row) => <PersonName register="assets" id={row.person} /> },
        { title: t('net.server'), render: (row) => row.server },
        { title: t('net.rights'), render: (row) => row.rights.map((right) => t(`net.right.${right as 'read'}`)).join(t('comma', { ns: 'access' })) },
        { title: t('net.givenOn'), render: (row) => row.givenOn },
        { title: t('net.until'), render: (row) => <span className="states">{row.until}{row.over && <StateTag tone="quiet">{t('net.over')}</StateTag>}</span> },
      ]} />
      <PlainTable title={t('net.accounts')} query={part(kept.data?.accounts)} rowKey={({ account }) => account} empty={t('net.noAccounts')} actions={add('openAccount', 'account', t('net.openAccount'))} columns={[
        { title: t('net.account'), render: (row) => row.account },
        { title: t('net.system'), render: (row) => row.system },
        { title: t('net.holder'), render: (row) => <PersonName register="assets" id={row.person} /> },
        { title: t('state'), render: (row) => <StateTag tone={row.lockedAt ? 'absent' : 'ok'}>{row.lockedAt ? `${t('net.isLocked')} ${when(row.lockedAt)}` : t('net.inUse')}</StateTag> },
        { title: t('action', { ns: 'ledger' }), render: (row) => row.lockedAt === null && <Action kind="quiet" busy={lock.busy} reason={can('assets.network.lockAccount', { center }).reason} onClick={() => lock.run({ center, account: row.account })}>{t('net.lock')}</Action> },
      ]} />
      {unagreed.data?.clause && (
        <PlainTable title={t('net.unagreed')} note={<ClauseLink id={unagreed.data.clause} />} query={unagreed} rowKey={({ person }) => person} empty={t('net.allAgreed')} actions={add('agree', 'agree', t('net.agree'))} columns={[
          { title: t('care.person'), render: (row) => <PersonName register="assets" id={row.person} /> },
          { title: t('window'), render: (row) => names.window(row.window) || '—' },
          { title: t('net.accounts'), render: (row) => row.accounts.join(' ') },
        ]} />
      )}
      <PlainTable title={t('net.media')} query={part(kept.data?.media)} rowKey={(row) => `${row.label} ${row.on}`} empty={t('net.noMedia')} actions={add('checkMedium', 'medium', t('net.checkMedium'))} columns={[
        { title: t('net.label'), render: (row) => row.label },
        { title: t('net.checkedOn'), render: (row) => row.on },
        { title: t('state'), render: (row) => <StateTag tone={row.clean ? 'ok' : 'absent'}>{t(row.clean ? 'net.clean' : 'net.infected')}</StateTag> },
      ]} />
      <PlainTable title={t('net.connections')} query={part(kept.data?.connections)} rowKey={(row) => `${row.code} ${row.at}`} empty={t('net.noConnections')} actions={add('connect', 'connect', t('net.connect'))} columns={[
        { title: t('net.code'), render: (row) => row.code },
        { title: t('net.port'), render: (row) => row.port },
        { title: t('at', { ns: 'ledger' }), render: (row) => when(row.at) },
        { title: t('state'), render: (row) => <StateTag tone={row.accepted ? 'ok' : 'absent'}>{t(row.accepted ? 'net.accepted' : 'net.refused')}</StateTag> },
      ]} />
      <PermitSheet center={center} open={open === 'permit'} onClose={close} />
      <OpenAccountSheet center={center} open={open === 'account'} onClose={close} />
      <AgreeSheet center={center} open={open === 'agree'} onClose={close} />
      <CheckMediumSheet center={center} open={open === 'medium'} onClose={close} />
      <ConnectSheet center={center} open={open === 'connect'} onClose={close} />
    </>
  )
}
