import { formatDay, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { useToday } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { useSession } from '../../session/session.ts'
import { type DayRow, dayTone } from '../attendance/tones.ts'
import { type Person, usePeopleColumns } from '../organization/PeoplePage.tsx'

/** As many days as the list has people. */
const MOST_DAYS = 500

/** A department's people in every center, with today's attendance. */
export function MyPeoplePage() {
  const { t, i18n } = useTranslation('attendance')
  const { actor } = useSession()
  const today = useToday()
  const [filters] = useFilters()
  const department = actor.grants.flatMap(({ scope }) => (scope.kind === 'department' ? scope.department : []))[0]
  const place = { ...(department && { department }), ...(filters['center'] && { center: filters['center'] }) }
  const people = useQuery(api.organization.people.list.queryOptions({ ...usePage(), ...place }, { placeholderData: keepPreviousData }))
  const days = useQuery(api.attendance.days.list.queryOptions({ ...place, from: today, to: today, size: MOST_DAYS }))
  const byPerson = new Map((days.data?.rows ?? []).map((row) => [row.person, row]))
  const own = usePeopleColumns(people.data?.rows ?? [])
  const columns: Column<Person>[] = [
    ...own.filter(({ key }) => key !== 'department' && key !== 'attendanceNumber'),
    { key: 'today', title: t('myPeople.today'), render: (_, { id }) => <Today day={byPerson.get(id)} /> },
  ]
  return (
    <>
      <PageHeader title={t('myPeople.title')} note={`${t('myPeople.note')} ${formatDay(today, i18n.language)}`} />
      <DataTable query={people} columns={columns} rowKey={({ id }) => id} label={t('myPeople.title')} empty={{ title: t('myPeople.none'), next: t('myPeople.noneNext') }} />
    </>
  )
}

function Today({ day }: { day: DayRow | undefined }) {
  const { t } = useTranslation('attendance')
  if (!day) return <span className="soft">{t('noPunch')}</span>
  return <a href={paths.day(day.person, day.date)}><StateTag tone={dayTone(day)}>{t(`outcome.${day.outcome}`)}</StateTag> {day.firstPunch?.slice(11, 16)}</a>
}
