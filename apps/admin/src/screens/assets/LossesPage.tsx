import { Action, formatDateTime, Sheet, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { AssetsHeader } from './AssetsHeader.tsx'
import { DecideLoss, ExplainLoss, FindLoss, ReportLoss } from './LossSheets.tsx'
import { LossWhy } from './LossWhy.tsx'
import { type Loss, lossTones, yuan } from './tones.ts'

type Step = 'explain' | 'find' | 'decide' | 'why'

/** What was spoiled, stolen or destroyed: told, explained, found out, decided with an amount. */
export function LossesPage() {
  const { t, i18n } = useTranslation('assets')
  const can = useCan()
  const [center] = useCenter()
  const [reporting, setReporting] = useState(false)
  const [doing, setDoing] = useState<{ step: Step; loss: Loss }>()
  const losses = useQuery(api.assets.losses.list.queryOptions({ ...usePage(), ...(center && { center }) }, { placeholderData: keepPreviousData }))
  const close = () => setDoing(undefined)
  const of = (step: Step) => (doing?.step === step ? doing.loss : undefined)
  const why = of('why')
  const columns: Column<Loss>[] = [
    { key: 'asset', title: t('name'), render: (_, row) => <a data-item href={paths.asset(row.center, row.asset)}>{row.assetName} <span className="soft">{row.asset}</span></a> },
    { key: 'kind', title: t('loss.kind'), render: (_, row) => t(`lossKind.${row.kind}`) },
    { key: 'reportedAt', title: t('loss.reportedAt'), sortable: true, render: (_, row) => <span className="states">{formatDateTime(atCenter(row.reportedAt), i18n.language).slice(0, -3)}{row.late && <StateTag tone="late">{t('loss.late')}</StateTag>}</span> },
    { key: 'state', title: t('state'), render: (_, row) => <StateTag tone={lossTones[row.state]}>{t(`lossState.${row.state}`)}</StateTag> },
    { key: 'liable', title: t('loss.liable'), render: (_, row) => (row.liable ? <PersonName register="assets" id={row.liable} /> : row.liableIs ? t(`liableIs.${row.liableIs}`) : '—') },
    { key: 'due', title: t('loss.due'), align: 'end', render: (_, row) => (row.due === null ? '—' : yuan(row.due)) },
    { key: 'clause', title: t('clause', { ns: 'ledger' }), render: (_, row) => <ClauseLink id={row.clause} /> },
    {
      key: 'action', title: t('action', { ns: 'ledger' }), render: (_, row) => {
        const step = (name: 'explain' | 'find' | 'decide') =>
          <Action kind="quiet" reason={can(`assets.losses.${name}`, { center: row.center, ...(name === 'explain' && row.window && { window: row.window }) }).reason} onClick={() => setDoing({ step: name, loss: row })}>{t(`loss.${name}`)}</Action>
        return (
          <span className="row">
            {row.state !== 'decided' && row.explanation === null && step('explain')}
            {row.state === 'reported' && step('find')}
            {row.state === 'found' && step('decide')}
            <Action kind="quiet" onClick={() => setDoing({ step: 'why', loss: row })}>{t('loss.why')}</Action>
          </span>
        )
      },
    },
  ]
  return (
    <>
      <AssetsHeader current="losses" note={t('loss.note')} actions={center && <Action kind="primary" icon="plus" reason={can('assets.losses.report').reason} onClick={() => setReporting(true)}>{t('loss.report')}</Action>} />
      <DataTable query={losses} columns={columns} rowKey={({ id }) => id} label={t('tab.losses')} empty={{ title: t('loss.none'), next: t('loss.noneNext') }} />
      {center && <ReportLoss center={center} open={reporting} onClose={() => setReporting(false)} />}
      <ExplainLoss loss={of('explain')} onClose={close} />
      <FindLoss loss={of('find')} onClose={close} />
      <DecideLoss loss={of('decide')} onClose={close} />
      <Sheet open={why !== undefined} onClose={close} title={t('loss.why')}>{why && <LossWhy loss={why} />}</Sheet>
    </>
  )
}
