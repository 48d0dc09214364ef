import { Action, formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PersonName } from '../ledger/PersonName.tsx'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { LedgerPanel } from '../ledger/LedgerPanel.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { Awards } from './Awards.tsx'
import { AssetsHeader } from './AssetsHeader.tsx'
import { itemWords } from './item-words.ts'
import { yuan } from './tones.ts'

/** What counts and inspections found, what all of it is worth, and the ledger to take away. */
export function FindingsPage() {
  const { t, i18n } = useTranslation('assets')
  const [center] = useCenter()
  const findings = useQuery(api.assets.findings.list.queryOptions({ ...(center && { center }), size: 100 }))
  const can = useCan()
  const order = useCommand(api.assets.machines.orderDeletion.mutationOptions(), { done: t('use.deletionOrdered') })
  const confirm = useCommand(api.assets.findings.confirm.mutationOptions(), { done: ({ deduction, clause }) => t(deduction ? 'finding.deducted' : 'finding.confirmedOnly', { clause: clause ?? '' }) })
  const serious = useCommand(api.assets.findings.markSerious.mutationOptions(), { done: t('finding.markedSerious') })
  const deductions = useQuery(api.assets.findings.deductions.queryOptions({ ...(center && { center }), size: 50 }))
  const totals = useQuery(api.assets.assets.totals.queryOptions(center ? { center } : {}))
  const names = usePlaceNames([...(findings.data?.rows ?? []), ...(totals.data?.rows ?? [])].map((row) => row.center))
  return (
    <>
      <AssetsHeader current="findings" note={t('finding.note')} />
      <div className="stack">
        {(order.problem ?? confirm.problem ?? serious.problem) && <ProblemView error={(order.problem ?? confirm.problem ?? serious.problem)!} />}
        <PlainTable title={t('finding.list')} query={findings} rowKey={({ id }) => id} empty={t('finding.none')} columns={[
          { title: t('finding.list'), render: (row) => <StateTag tone="absent">{t(`findings.${row.kind}`)}</StateTag> },
          { title: t('name'), render: (row) => <>{row.kind === 'inspection_item' ? itemWords(row.subject, t) : row.subject} <span className="soft">{row.asset}</span></> },
          { title: t('window'), render: (row) => [names.center(row.center), names.window(row.window)].filter(Boolean).join(' · ') },
          { title: t('finding.against'), render: (row) => (row.against ? <PersonName register="assets" id={row.against} /> : '—') },
          { title: t('at', { ns: 'ledger' }), render: (row) => formatDateTime(atCenter(row.at), i18n.language).slice(0, -3) },
          { title: t('clause', { ns: 'ledger' }), render: (row) => <ClauseLink id={row.clause} /> },
          { title: t('action', { ns: 'ledger' }), render: (row) => (
            <span className="row">
              {row.confirmed ? <StateTag tone="quiet">{t('finding.isConfirmed')}</StateTag> : <Action kind="quiet" busy={confirm.busy} reason={can('assets.findings.confirm', { center: row.center }).reason} onClick={() => confirm.run({ center: row.center, finding: row.id })}>{t('finding.confirm')}</Action>}
              {row.serious && <StateTag tone="absent">{t('finding.serious')}</StateTag>}
              {row.confirmed && !row.serious && row.against && can('assets.findings.markSerious', { center: row.center }).ok && <Action kind="quiet" busy={serious.busy} onClick={() => serious.run({ center: row.center, finding: row.id })}>{t('finding.markSerious')}</Action>}
              {row.deletable && can('assets.machines.orderDeletion', { center: row.center }).ok && <Action kind="quiet" busy={order.busy} onClick={() => order.run({ center: row.center, finding: row.id })}>{t('use.orderDeletion')}</Action>}
            </span>
          ) },
        ]} />
        {(deductions.data?.rows.length ?? 0) > 0 && (
          <PlainTable title={t('finding.deductions')} note={t('finding.deductionsNote')} query={deductions} rowKey={({ id }) => id} empty={t('finding.none')} columns={[
            { title: t('finding.list'), render: (row) => t(`findings.${row.kind}`) },
            { title: t('window'), render: (row) => [names.center(row.center), names.window(row.window)].filter(Boolean).join(' · ') },
            { title: t('finding.against'), render: (row) => (row.person ? <PersonName register="assets" id={row.person} /> : '—') },
            { title: t('at', { ns: 'ledger' }), render: (row) => formatDateTime(atCenter(row.at), i18n.language).slice(0, -3) },
            { title: t('clause', { ns: 'ledger' }), render: (row) => <ClauseLink id={row.clause} /> },
          ]} />
        )}
        <PlainTable title={t('finding.totals')} query={totals} rowKey={(row) => `${row.center} ${row.class}`} empty={t('finding.noTotals')} columns={[
          { title: t('center', { ns: 'ledger' }), render: (row) => names.center(row.center) },
          { title: t('class'), render: (row) => row.class },
          { title: t('finding.count'), number: true, render: (row) => row.count },
          { title: t('value'), number: true, render: (row) => yuan(row.value) },
          { title: t('bookValue'), number: true, render: (row) => yuan(row.bookValue) },
        ]} />
        {center && can('assets.awards.list', { center }).ok && <Awards center={center} />}
        {center && <LedgerPanel service="assets" center={center} />}
      </div>
    </>
  )
}
