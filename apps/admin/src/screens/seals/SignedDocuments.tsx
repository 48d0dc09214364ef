import { formatDateTime, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PersonName } from '../ledger/PersonName.tsx'
import { api, queryClient } from '../../data/api.ts'
import { ExportButton } from '../../data/ExportButton.tsx'
import { atCenter } from '../../session/clock.ts'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { sealTones } from './tones.ts'

/** What electronic seals have signed; a PDF is fetched as it was handed out. */
export function SignedDocuments({ center }: { center: string }) {
  const { t, i18n } = useTranslation('seals')
  const signed = useQuery(api.seals.signatures.list.queryOptions({ center, size: 50 }))
  return (
    <PlainTable title={t('signed.title')} note={t('signed.note')} query={signed} rowKey={({ id }) => id} empty={t('signed.none')} columns={[
      { title: t('use.signNumber'), render: (row) => row.number },
      { title: t('use.document'), render: (row) => row.document },
      { title: t('use.seal'), render: (row) => row.sealName },
      { title: t('signed.at'), render: (row) => formatDateTime(atCenter(row.signedAt), i18n.language).slice(0, -3) },
      { title: t('person'), render: (row) => <PersonName register="seals" id={row.signedBy} /> },
      { title: t('signed.sealNow'), render: (row) => <StateTag tone={sealTones[row.stateNow]} bare>{t(`states.${row.stateNow}`)}</StateTag> },
      { title: t('action', { ns: 'ledger' }), render: (row) => <span className="row">
        <a className="action" href={`/portal/verify?number=${encodeURIComponent(row.number)}`} target="_blank" rel="noreferrer">{t('signed.verify')}</a>
        {row.hasFile && <ExportButton reason={undefined} name={t('signed.fetch')} fetch={() => queryClient.fetchQuery(api.seals.signatures.file.queryOptions({ center: row.center, signature: row.id }))} />}
      </span> },
    ]} />
  )
}
