import { formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PersonName } from '../ledger/PersonName.tsx'
import { api } from '../../data/api.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { LedgerPanel } from '../ledger/LedgerPanel.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { AssetsHeader } from './AssetsHeader.tsx'
import { yuan } from './tones.ts'

/** What counts and inspections found, what all of it is worth, and the ledger to take away. */
export function FindingsPage() {
  const { t, i18n } = useTranslation('assets')
  const [center] = useCenter()
  const findings = useQuery(api.assets.findings.list.queryOptions({ ...(center && { center }), size: 100 }))
  const totals = useQuery(api.assets.assets.totals.queryOptions(center ? { center } : {}))
  const names = usePlaceNames([...(findings.data?.rows ?? []), ...(totals.data?.rows ?? [])].map((row) => row.center))
  return (
    <>
      <AssetsHeader current="findings" note={t('finding.note')} />
      <div className="stack">
        <PlainTable title={t('finding.list')} query={findings} rowKey={({ id }) => id} empty={t('finding.none')} columns={[
          { title: t('finding.list'), render: (row) => <StateTag tone="absent">{t(`findings.${row.kind}`)}</StateTag> },
          { title: t('name'), render: (row) => <>{row.subject} <span className="soft">{row.asset}</span></> },
          { title: t('window'), render: (row) => [names.center(row.center), names.window(row.window)].filter(Boolean).join(' · ') },
          { title: t('finding.against'), render: (row) => (row.against ? <PersonName register="assets" id={row.against} /> : '—') },
          { title: t('at', { ns: 'ledger' }), render: (row) => formatDateTime(atCenter(row.at), i18n.language).slice(0, -3) },
          { title: t('clause', { ns: 'ledger' }), render: (row) => <ClauseLink id={row.clause} /> },
        ]} />
        <PlainTable title={t('finding.totals')} query={totals} rowKey={(row) => `${row.center} ${row.class}`} empty={t('finding.noTotals')} columns={[
          { title: t('center', { ns: 'ledger' }), render: (row) => names.center(row.center) },
          { title: t('class'), render: (row) => row.class },
          { title: t('finding.count'), number: true, render: (row) => row.count },
          { title: t('value'), number: true, render: (row) => yuan(row.value) },
          { title: t('bookValue'), number: true, render: (row) => yuan(row.bookValue) },
        ]} />
        {center && <LedgerPanel service="assets" center={center} />}
      </div>
    </>
  )
}
