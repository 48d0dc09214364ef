import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { paths } from '../../paths.ts'

const ENDPOINT = '/trpc/complaints.intake.receiveHotline'

/** How the hotline's own system hands an item over: where to, with what right, in which shape. */
export function HotlineEndpoint({ center }: { center: string }) {
  const { t } = useTranslation('complaints')
  const setup = useQuery(api.complaints.intake.setup.queryOptions({ center }))
  const grounds = setup.data?.grounds ?? []
  const sample = {
    center, ground: grounds[0]?.id ?? 'other', content: t('endpoint.sampleContent'), complainant: { name: null, nameRefused: true, contact: null, contactRefused: true },
    sourceNumber: '12345-000001', sourceDueAt: '2026-03-20T17:00:00+08:00', commandId: '00000000-0000-4000-8000-000000000000',
  }
  return (
    <section className="panel">
      <h2>{t('endpoint.title')}</h2>
      <p className="soft">{t('endpoint.note')} {setup.data && <a className="clause-link" href={paths.clause(setup.data.channelsClause)}>{setup.data.channelsClause}</a>}</p>
      <dl className="pairs">
        <dt>{t('endpoint.address')}</dt><dd><code>POST {location.origin}{ENDPOINT}</code></dd>
        <dt>{t('endpoint.right')}</dt><dd><code>complaint_desk@center:{center}</code></dd>
        <dt>{t('endpoint.grounds')}</dt><dd>{grounds.map(({ id }) => id).join(' ')}</dd>
        <dt>{t('endpoint.answer')}</dt><dd><code>number, acknowledgedAt, known, dueAt</code></dd>
      </dl>
      <pre className="endpoint-sample" tabIndex={0} aria-label={t('endpoint.sample')}>{JSON.stringify(sample, null, 2)}</pre>
    </section>
  )
}
