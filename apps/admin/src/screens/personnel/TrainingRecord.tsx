import { Choice, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ActorName } from '../../data/ActorName.tsx'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { Basis } from './Lookup.tsx'
import { usePosts } from './use-posts.ts'
import { useSessionTopics } from './use-topics.ts'

const YEARS_BACK = 3
const MINUTES = 60

/** Hours by person and category in a year; backups nobody has trained, pairs that have not taught each other. */
export function TrainingRecord({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const thisYear = Number(useToday().slice(0, 4))
  const [filters, change] = useFilters()
  const year = Number(filters['year'] ?? thisYear)
  const { topicName } = useSessionTopics(center)
  const record = useQuery(api.personnel.sessions.record.queryOptions({ center, year }))
  const hours = (minutes: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(minutes / MINUTES)
  return (
    <div className="stack">
      <div className="filters"><Choice label={t('sessions.year')} value={String(year)} onChange={(next) => change({ year: next })} options={Array.from({ length: YEARS_BACK }, (_, back) => ({ value: String(thisYear - back), name: String(thisYear - back) }))} /></div>
      <Untrained center={center} year={year} />
      <Loaded query={record} empty={{ when: ({ rows }) => rows.length === 0, title: t('sessions.noRecord') }}>
        {({ rows }) => (
          <div className="panel panel-flush scroll-x" role="region" aria-label={t('sessions.record')} tabIndex={0}>
            <table className="plain">
              <caption className="unseen">{t('sessions.record')}</caption>
              <thead><tr><th scope="col">{t('column.person')}</th><th scope="col">{t('sessions.topic')}</th><th scope="col" className="number">{t('sessions.times')}</th><th scope="col" className="number">{t('sessions.hours')}</th><th scope="col" className="number">{t('sessions.absent')}</th></tr></thead>
              <tbody>{rows.map((row) => <tr key={`${row.person} ${row.topic}`}><th scope="row"><a href={paths.staff(row.person)}>{row.name} <span className="soft">{row.person}</span></a></th><td>{topicName(row.topic)}</td><td className="number">{row.sessions}</td><td className="number">{hours(row.minutes)}</td><td className="number">{row.missed > 0 && <StateTag tone="absent" bare>{row.missed}</StateTag>}</td></tr>)}</tbody>
            </table>
          </div>
        )}
      </Loaded>
    </div>
  )
}

function Untrained({ center, year }: { center: string; year: number }) {
  const { t } = useTranslation('personnel')
  const can = useCan()
  const { nameOf } = usePosts(center)
  const found = useQuery({ ...api.personnel.sessions.backups.queryOptions({ center, year }), enabled: can('personnel.sessions.backups', { center }).ok })
  const { rows = [], mutual = [] } = found.data ?? {}
  if (rows.length === 0 && mutual.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('sessions.untrained')}</h2>
      <ul className="queue">
        {rows.map((row) => <li key={`${row.post} ${row.backup}`}><StateTag tone="late">{t('rule.backup_training')}</StateTag><span className="queue-title">{nameOf(row.post)}</span><span className="queue-detail"><ActorName id={row.backup} /> <Basis clause={row.clause} /></span></li>)}
        {mutual.map((row) => <li key={`${row.post} ${row.holder} ${row.backup}`}><StateTag tone="open">{t('sessions.mutual')}</StateTag><span className="queue-title">{nameOf(row.post)}</span><span className="queue-detail"><ActorName id={row.holder} /> / <ActorName id={row.backup} /> · {row.missing.map((way) => t(`sessions.${way}`)).join(t('comma'))} <Basis clause={row.clause} /></span></li>)}
      </ul>
    </section>
  )
}
