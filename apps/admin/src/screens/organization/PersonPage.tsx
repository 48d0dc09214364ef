import { formatDay, PageHeader, Timeline } from '@hall/ui'
import { parseGrant } from '@hall/access'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { usePlaceNames } from '../../session/places.ts'

type Detail = Outputs['organization']['people']['get']

/** One person: where now, where before, with which rights. */
export function PersonPage() {
  const { t } = useTranslation('organization')
  const { person = '' } = useParams({ strict: false })
  const can = useCan()
  const detail = useQuery(api.organization.people.get.queryOptions({ person }))
  return (
    <>
      <PageHeader
        title={detail.data?.person.name ?? t('person.title')}
        note={person}
        actions={can('attendance.days.list').ok && <a className="action" href={paths.days({ person })}>{t('person.attendance')}</a>}
      />
      <Loaded query={detail}>{(data) => <OnePerson detail={data} />}</Loaded>
    </>
  )
}

function OnePerson({ detail: { person, phone, seats, grants } }: { detail: Detail }) {
  const { t, i18n } = useTranslation('organization')
  const access = useTranslation('access').t
  const names = usePlaceNames([person.center, ...seats.map(({ center }) => center)])
  const day = (date: string) => formatDay(date, i18n.language)
  return (
    <div className="columns">
      <section className="panel">
        <h2>{t('person.history')}</h2>
        {seats.length === 0 ? <p className="soft">{t('person.noHistory')}</p> : (
          <Timeline
            label={t('person.history')}
            entries={seats.toSorted((a, b) => b.from.localeCompare(a.from)).map((seat, i) => ({
              id: String(i),
              at: seat.from,
              tone: seat.until === null ? 'ok' : 'quiet',
              title: <>{t(`capacity.${seat.capacity}`)} · {names.center(seat.center)}</>,
              source: [names.department(seat.department), names.window(seat.window), seat.until ? t('person.until', { day: day(seat.until) }) : t('person.stillThere')].filter(Boolean).join(' · '),
            }))}
          />
        )}
      </section>
      <div className="stack">
        <section className="panel">
          <h2>{t('person.about')}</h2>
          <dl className="pairs">
            <dt>{t('column.center')}</dt><dd>{names.center(person.center) || t('person.nowhere')}</dd>
            <dt>{t('department')}</dt><dd>{names.department(person.department)}</dd>
            <dt>{t('windows.window')}</dt><dd>{names.window(person.window)}{person.lead && ` · ${t('lead')}`}</dd>
            <dt>{t('column.attendanceNumber')}</dt><dd>{person.attendanceNumber}</dd>
            <dt>{t('column.since')}</dt><dd>{day(person.since)}</dd>
            <dt>{t('person.phone')}</dt><dd>{phone ?? <span className="soft">{t('person.phoneHidden')}</span>}</dd>
          </dl>
        </section>
        <section className="panel">
          <h2>{t('person.rights')}</h2>
          {grants.length === 0 ? <p className="soft">{t('person.noRights')}</p> : (
            <ul className="rights">{grants.map((text) => { const grant = parseGrant(text); return <li key={text}>{grant ? access(`role.${grant.role}`) : text}<span className="soft">{grant && access(`scope.${grant.scope.kind}`)}</span></li> })}</ul>
          )}
        </section>
      </div>
    </div>
  )
}
