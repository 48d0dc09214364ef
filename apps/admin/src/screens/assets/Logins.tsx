import { Choice, formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'

const SHOWN = 50

/** Logins with person, computer and time; what is suspicious first. */
export function Logins({ center }: { center: string }) {
  const { t, i18n } = useTranslation('assets')
  const names = usePlaceNames([center])
  const [show, setShow] = useState<'reported' | 'all'>('reported')
  const events = useQuery(api.assets.machines.events.queryOptions({ center, size: SHOWN, ...(show === 'reported' && { reported: true }) }))
  return (
    <PlainTable title={t('use.logins')} query={events} rowKey={({ id }) => id} empty={t(show === 'reported' ? 'use.nothingStrange' : 'use.noLogins')}
      actions={<Choice label={t('use.logins')} value={show} options={(['reported', 'all'] as const).map((value) => ({ value, name: t(`use.show.${value}`) }))} onChange={(value) => setShow(value === 'all' ? 'all' : 'reported')} />}
      columns={[
        { title: t('at', { ns: 'ledger' }), render: (row) => formatDateTime(atCenter(row.at), i18n.language).slice(0, -3) },
        { title: t('use.what'), render: (row) => t(`use.told.${row.kind}`) },
        { title: t('net.account'), render: (row) => <>{row.account ?? '—'} {row.person && <PersonName register="assets" id={row.person} />}</> },
        { title: t('net.computer'), render: (row) => (row.asset ? <a href={paths.asset(center, row.asset)}>{row.asset}</a> : '—') },
        { title: t('window'), render: (row) => names.window(row.window) || '—' },
        { title: t('state'), render: (row) => <span className="states">{!row.allowed && <StateTag tone="absent">{t('net.refused')}</StateTag>}{row.reasons.map((reason) => <StateTag key={reason} tone="late">{t(`findings.${reason}`)}</StateTag>)}{row.allowed && row.reasons.length === 0 && '—'}</span> },
      ]} />
  )
}
