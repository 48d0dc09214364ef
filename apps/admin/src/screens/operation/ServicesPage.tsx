import { Action, formatDateTime, PageHeader, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { atCenter } from '../../session/clock.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { paths } from '../../paths.ts'
import { ClockSheet } from './ClockSheet.tsx'
import { DeadLetters } from './DeadLetters.tsx'
import { Journal } from './Journal.tsx'

export const SERVICES = ['organization', 'regulation', 'attendance', 'seals', 'assets'] as const
export type ServiceName = (typeof SERVICES)[number]
type Status = Outputs['attendance']['ops']['status']

const REFRESH_MS = 10_000
/** Events older than this should have been published. */
const LAG_MS = 5_000
const SLOWEST = 8
const VIEWS = ['status', 'deadLetters', 'journal'] as const

/** The services of the city: how they do, what got stuck, whether their journals are whole. */
export function ServicesPage() {
  const { t } = useTranslation('operation')
  const [filters] = useFilters()
  const view = oneOf(VIEWS, filters['view']) ?? 'status'
  return (
    <>
      <PageHeader title={t('services.title')} note={t('services.note')} tabs={VIEWS.map((id) => ({ name: t(`services.${id}`), href: `${paths.services}?view=${id}`, current: id === view }))} />
      <div className="stack">
        {SERVICES.map((service) => (view === 'status' ? <OneService key={service} service={service} /> : view === 'deadLetters' ? <DeadLetters key={service} service={service} /> : <Journal key={service} service={service} />))}
      </div>
    </>
  )
}

function OneService({ service }: { service: ServiceName }) {
  const { t } = useTranslation('operation')
  const status = useQuery(api[service].ops.status.queryOptions({}, { refetchInterval: REFRESH_MS }))
  return (
    <section className="panel" aria-label={t(`service.${service}`)}>
      <div className="panel-head">
        <h2>{t(`service.${service}`)}</h2>
        {status.error ? <StateTag tone="absent">{t('services.down')}</StateTag> : status.data && <StateTag tone="ok">{t('services.up')}</StateTag>}
      </div>
      <Loaded query={status} rows={3}>{(data) => <StatusView service={service} status={data} />}</Loaded>
    </section>
  )
}

function StatusView({ service, status }: { service: ServiceName; status: Status }) {
  const { t, i18n } = useTranslation('operation')
  const [setting, setSetting] = useState(false)
  const when = (instant: string) => formatDateTime(atCenter(instant), i18n.language)
  const slowest = status.procedures.toSorted((a, b) => b.p99Ms - a.p99Ms).slice(0, SLOWEST)
  return (
    <>
      <dl className="facts">
        <div><dt>{t('services.now')}</dt><dd>{when(status.now)} {status.clock === 'simulated' && <><StateTag tone="late">{t('services.simulated')}</StateTag> <Action onClick={() => setSetting(true)}>{t('services.setClock')}</Action></>}</dd></div>
        <div><dt>{t('services.startedAt')}</dt><dd>{when(status.startedAt)}</dd></div>
        <div><dt>{t('services.lag')}</dt><dd><StateTag tone={status.relayLagMs > LAG_MS ? 'late' : 'ok'} bare>{t('milliseconds', { count: Math.round(status.relayLagMs) })}</StateTag></dd></div>
        <div><dt>{t('services.unpublished')}</dt><dd>{status.unpublished}</dd></div>
        <div><dt>{t('services.deadLetters')}</dt><dd><a href={`${paths.services}?view=deadLetters`}>{status.deadLetters > 0 ? <StateTag tone="absent" bare>{status.deadLetters}</StateTag> : 0}</a></dd></div>
      </dl>
      {slowest.length > 0 && (
        <div className="scroll-x" tabIndex={0}>
          <table className="plain">
            <caption className="unseen">{t('services.procedures')}</caption>
            <thead><tr><th scope="col">{t('services.procedure')}</th><th scope="col" className="number">{t('services.count')}</th><th scope="col" className="number">{t('services.failed')}</th><th scope="col" className="number">p50</th><th scope="col" className="number">p99</th></tr></thead>
            <tbody>{slowest.map((one) => <tr key={one.path}><th scope="row"><code>{one.path}</code></th><td className="number">{one.count}</td><td className="number">{one.failed}</td><td className="number">{t('milliseconds', { count: one.p50Ms })}</td><td className="number">{t('milliseconds', { count: one.p99Ms })}</td></tr>)}</tbody>
          </table>
        </div>
      )}
      <ClockSheet service={service} now={status.now} open={setting} onClose={() => setSetting(false)} />
    </>
  )
}
