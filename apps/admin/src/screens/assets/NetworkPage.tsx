import { Action, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { AssetsHeader } from './AssetsHeader.tsx'
import { NetworkKept } from './NetworkKept.tsx'
import { AssistantSheet, BackUpSheet, UseMediumSheet } from './NetworkSheets.tsx'

type Assistant = Outputs['assets']['network']['assistants']['rows'][number]

/** What is to be done about computers and the network, and what the section keeps of it. */
export function NetworkPage() {
  const { t } = useTranslation('assets')
  const [center] = useCenter()
  return <><AssetsHeader current="network" note={t('net.note')} />{center ? <Network center={center} /> : <ChooseCenter href={(id) => `${paths.assetNetwork}?center=${id}`} />}</>
}

function Network({ center }: { center: string }) {
  const { t } = useTranslation('assets')
  const can = useCan()
  const today = useToday()
  const names = usePlaceNames([center])
  const [open, setOpen] = useState<'backUp' | 'medium'>()
  const [naming, setNaming] = useState<Assistant>()
  const mayRead = (procedure: string) => can(procedure, { center }).ok
  const unconnected = useQuery(api.assets.network.notConnected.queryOptions(mayRead('assets.network.notConnected') ? { center, on: today } : skipToken))
  const backups = useQuery(api.assets.network.notBackedUp.queryOptions({ center, on: today }))
  const assistants = useQuery(api.assets.network.assistants.queryOptions({ center, on: today }))
  const review = useQuery(api.assets.network.review.queryOptions(mayRead('assets.network.review') ? { center, on: today } : skipToken))
  const computer = [
    { title: t('number'), render: (row: { number: string; name: string }) => <a data-item href={paths.asset(center, row.number)}>{row.number} {row.name}</a> },
    { title: t('window'), render: (row: { window: string | null }) => names.window(row.window) || '—' },
    { title: t('net.lastOn'), render: (row: { lastOn: string | null }) => row.lastOn ?? t('net.never') },
  ]
  return (
    <div className="stack">
      <div className="row">
        <Action icon="upload" reason={can('assets.network.backUp').reason} onClick={() => setOpen('backUp')}>{t('net.backUp')}</Action>
        <Action icon="search" reason={can('assets.network.useMedium').reason} onClick={() => setOpen('medium')}>{t('net.useMedium')}</Action>
      </div>
      {unconnected.data?.clause && <PlainTable title={t('net.unconnected')} note={<ClauseLink id={unconnected.data.clause} />} query={unconnected} rowKey={({ number }) => number} empty={t('net.allConnected')} columns={computer} />}
      {backups.data?.clause && <PlainTable title={t('net.notBackedUp')} note={<ClauseLink id={backups.data.clause} />} query={backups} rowKey={({ number }) => number} empty={t('net.allBackedUp')} columns={computer} />}
      {assistants.data?.clause && (
        <PlainTable title={t('net.assistants')} note={<ClauseLink id={assistants.data.clause} />} query={assistants} rowKey={({ window }) => window} empty={t('none')} columns={[
          { title: t('window'), render: (row) => names.window(row.window) },
          { title: t('net.assistant'), render: (row) => (row.person ? <><PersonName register="assets" id={row.person} /> <span className="soft">{row.from}</span></> : <StateTag tone="late">{t('care.nobody')}</StateTag>) },
          { title: t('action', { ns: 'ledger' }), render: (row) => <Action kind="quiet" reason={can('assets.network.nameAssistant', { center, window: row.window }).reason} onClick={() => setNaming(row)}>{t(row.person ? 'net.replace' : 'care.name')}</Action> },
        ]} />
      )}
      {review.data && (
        <PlainTable title={t('net.review')} note={t('net.reviewNote')} query={review} rowKey={(row) => `${row.subject} ${row.person}`} empty={t('net.reviewed')} columns={[
          { title: t('net.subject'), render: (row) => row.subject },
          { title: t('care.person'), render: (row) => (row.person ? <PersonName register="assets" id={row.person} /> : '—') },
          { title: t('net.since'), render: (row) => row.since },
        ]} />
      )}
      {mayRead('assets.network.kept') && <NetworkKept center={center} />}
      <BackUpSheet center={center} open={open === 'backUp'} onClose={() => setOpen(undefined)} />
      <UseMediumSheet center={center} open={open === 'medium'} onClose={() => setOpen(undefined)} />
      <AssistantSheet center={center} row={naming} onClose={() => setNaming(undefined)} />
    </div>
  )
}
