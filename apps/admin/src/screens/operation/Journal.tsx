import { Action, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useCan } from '../../session/can.ts'
import type { ServiceName } from './ServicesPage.tsx'

type Verified = Outputs['attendance']['ops']['verifyJournal']

/** Recomputes the hash chain of a service's journal when asked to. */
export function Journal({ service }: { service: ServiceName }) {
  const { t } = useTranslation('operation')
  const can = useCan()
  const verified = useQuery(api[service].ops.verifyJournal.queryOptions({}, { enabled: false, gcTime: 0 }))
  const asked = verified.data !== undefined || verified.error !== null || verified.isFetching
  return (
    <section className="panel" aria-label={t(`service.${service}`)}>
      <div className="panel-head">
        <h2>{t(`service.${service}`)}</h2>
        <Action busy={verified.isFetching} reason={can(`${service}.ops.verifyJournal`).reason} onClick={() => void verified.refetch()}>{t('journal.verify')}</Action>
      </div>
      {asked ? <Loaded query={verified} rows={1}>{(data) => <Result verified={data} />}</Loaded> : <p className="soft">{t('journal.note')}</p>}
    </section>
  )
}

function Result({ verified: { intact, entries, faults } }: { verified: Verified }) {
  const { t } = useTranslation('operation')
  if (intact) return <StateTag tone="ok">{t('journal.intact', { count: entries })}</StateTag>
  return (
    <>
      <StateTag tone="absent">{t('journal.broken', { count: faults.length })}</StateTag>
      <table className="plain">
        <thead><tr><th scope="col">{t('journal.kind')}</th><th scope="col" className="number">{t('journal.position')}</th><th scope="col" className="number">{t('journal.sequence')}</th><th scope="col">{t('journal.stream')}</th></tr></thead>
        <tbody>{faults.map((fault, i) => <tr key={i}><td>{t(`fault.${fault.kind}`)}</td><td className="number">{fault.position}</td><td className="number">{fault.sequence}</td><td><code>{fault.stream}</code></td></tr>)}</tbody>
      </table>
    </>
  )
}
