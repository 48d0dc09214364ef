import { formatDay, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ActorName } from '../../data/ActorName.tsx'
import { api } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { Basis } from './Lookup.tsx'
import { usePosts } from './use-posts.ts'

/** What hangs at the windows: who holds each post and who stands in. Printed as it is. */
export function PairDisplay({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const names = usePlaceNames([center])
  const { nameOf } = usePosts(center)
  const display = useQuery(api.personnel.pairs.display.queryOptions({ center }))
  return (
    <Loaded query={display} empty={{ when: ({ rows }) => rows.length === 0, title: t('cover.noPairs'), next: t('cover.noPairsNext') }}>
      {({ rows }) => (
        <div className="panel panel-flush scroll-x" role="region" aria-label={t('cover.display')} tabIndex={0}>
          <table className="plain">
            <caption className="unseen">{t('cover.display')}</caption>
            <thead><tr><th scope="col">{t('column.window')}</th><th scope="col">{t('cover.post')}</th><th scope="col">{t('cover.holder')}</th><th scope="col">{t('cover.backup')}</th><th scope="col">{t('field.duties')}</th></tr></thead>
            <tbody>{rows.map((row) => <tr key={row.post}><td>{names.window(row.window)}</td><th scope="row">{nameOf(row.post)}</th><td>{row.holder}</td><td>{row.backups.join(t('comma'))}</td><td>{row.duties}</td></tr>)}</tbody>
          </table>
        </div>
      )}
    </Loaded>
  )
}

/** Pairs that are no longer valid, and posts whose pairs change without need. */
export function PairReport({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const can = useCan()
  const { nameOf } = usePosts(center)
  const year = Number(useToday().slice(0, 4))
  const report = useQuery({ ...api.personnel.pairs.report.queryOptions({ center, year }), enabled: can('personnel.pairs.report', { center }).ok })
  const { changes = [], invalid = [] } = report.data ?? {}
  if (changes.length === 0 && invalid.length === 0) return null
  return (
    <section className="panel">
      <h2>{t('cover.report', { year })}</h2>
      <ul className="queue">
        {invalid.map((row) => (
          <li key={`${row.post} ${row.backup}`}>
            <StateTag tone={row.overdue ? 'absent' : 'late'}>{t('cover.invalid')}</StateTag>
            <span className="queue-title">{nameOf(row.post)}</span>
            <span className="queue-detail"><ActorName id={row.holder} /> / <ActorName id={row.backup} /> · {t('cover.since', { day: formatDay(row.since, i18n.language) })}{row.due && ` · ${t('board.due', { day: formatDay(row.due, i18n.language) })}`} <Basis clause={row.clause} /></span>
          </li>
        ))}
        {changes.map((row) => <li key={row.post}><StateTag tone="open">{t('cover.changed', { count: row.count })}</StateTag><span className="queue-title">{nameOf(row.post)}</span></li>)}
      </ul>
    </section>
  )
}
