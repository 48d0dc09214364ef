import { formatDay } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { paths } from '../../paths.ts'

/** Everybody who held a post, as A or B. */
export function PostHistory({ center, post, name }: { center: string; post: string; name: string }) {
  const { t, i18n } = useTranslation('personnel')
  const history = useQuery(api.personnel.staff.post.queryOptions({ center, post }))
  const rows = history.data?.rows ?? []
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : t('staff.still'))
  return (
    <section className="panel">
      <h2>{t('cover.history', { post: name })}</h2>
      {rows.length === 0 ? <p className="soft">{t('none')}</p> : (
        <ul className="queue">
          {rows.map(({ person, name: called, capacity, from, until }) => (
            <li key={`${person} ${capacity} ${from}`}>
              <span className="queue-title"><a href={paths.staff(person)}>{called} <span className="soft">{person}</span></a></span>
              <span className="queue-detail">{t(capacity === 'primary' ? 'cover.holder' : 'cover.backup')} · {day(from)} – {day(until)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
