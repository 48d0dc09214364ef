import { formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PersonName } from '../ledger/PersonName.tsx'
import { api } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter, useToday } from '../../session/clock.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { LedgerPanel } from '../ledger/LedgerPanel.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { ArchivesHeader } from './ArchivesHeader.tsx'
import { Attempts } from './Attempts.tsx'

const KINDS = ['received', 'kept', 'changed', 'consulted', 'used', 'transferred'] as const

/** One by one and counted: what happened to archives, what was found wrong, and the ledger to take away. */
export function ArchiveRecordPage() {
  const { t } = useTranslation('archives')
  const [center] = useCenter()
  return <><ArchivesHeader current="record" note={t('record.note')} />{center ? <Record center={center} /> : <ChooseCenter href={(id) => `${paths.archiveRecord}?center=${id}`} />}</>
}

function Record({ center }: { center: string }) {
  const { t, i18n } = useTranslation('archives')
  const can = useCan()
  const today = useToday()
  const findings = useQuery(api.archives.volumes.findings.queryOptions({ center, size: 100 }))
  const log = useQuery(api.archives.volumes.log.queryOptions({ center, size: 100 }))
  const counted = useQuery(api.archives.volumes.statistics.queryOptions({ center, from: `${today.slice(0, 4)}-01-01`, until: today }))
  const classes = [...new Set((counted.data?.rows ?? []).map((row) => row.class))]
  const rows = classes.map((of) => ({ class: of, counts: KINDS.map((kind) => counted.data?.rows.find((row) => row.class === of && row.kind === kind)?.count ?? 0) }))
  const moment = (instant: string) => formatDateTime(atCenter(instant), i18n.language).slice(0, -3)
  return (
    <div className="stack">
      <PlainTable title={t('record.findings')} query={findings} rowKey={({ id }) => id} empty={t('record.noFindings')} columns={[
        { title: t('record.findings'), render: (row) => <StateTag tone="absent">{t(`findings.${row.kind}`)}</StateTag> },
        { title: t('name'), render: (row) => <>{row.subject} <span className="soft">{row.volume}</span></> },
        { title: t('record.against'), render: (row) => (row.against ? <PersonName register="archives" id={row.against} /> : '—') },
        { title: t('at', { ns: 'ledger' }), render: (row) => moment(row.at) },
        { title: t('clause', { ns: 'ledger' }), render: (row) => <ClauseLink id={row.clause} /> },
      ]} />
      <PlainTable title={t('record.statistics', { year: today.slice(0, 4) })} note={<ClauseLink id={counted.data?.clause} />} query={{ data: counted.data && { rows }, error: counted.error, isPending: counted.isPending, refetch: counted.refetch as never }} rowKey={(row) => row.class} empty={t('record.noLog')} columns={[
        { title: t('class'), render: (row) => t(`classes.${row.class}`) },
        ...KINDS.map((kind, nth) => ({ title: t(`logKinds.${kind}`), number: true, render: (row: (typeof rows)[number]) => row.counts[nth] })),
      ]} />
      <PlainTable title={t('record.log')} query={log} rowKey={({ id }) => id} empty={t('record.noLog')} columns={[
        { title: t('at', { ns: 'ledger' }), render: (row) => moment(row.at) },
        { title: t('record.what'), render: (row) => t(`logKinds.${row.kind}`) },
        { title: t('number'), render: (row) => row.number },
        { title: t('record.detail'), render: (row) => row.detail },
        { title: t('by', { ns: 'ledger' }), render: (row) => <PersonName register="archives" id={row.by} /> },
      ]} />
      {can('archives.packages.attempts', { center }).ok && <Attempts center={center} />}
      {can('archives.ledger.export', { center }).ok && <LedgerPanel service="archives" center={center} />}
    </div>
  )
}
