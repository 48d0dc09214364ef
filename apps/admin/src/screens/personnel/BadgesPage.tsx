import { Choice, formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { FileAction, orNull } from './FileAction.tsx'
import { WornBadge } from './Lookups.tsx'
import { PersonnelHeader } from './PersonnelHeader.tsx'

type Badge = Outputs['personnel']['badges']['list']['rows'][number]
const STATES = ['made', 'issued', 'lost', 'returned', 'cancelled'] as const
const TONES = { made: 'open', issued: 'ok', lost: 'absent', returned: 'quiet', cancelled: 'quiet' } as const

/** The register of badges: made, issued, lost, replaced, taken back. */
export function BadgesPage() {
  const { t, i18n } = useTranslation('personnel')
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const state = oneOf(STATES, filters['state'])
  const badges = useQuery(api.personnel.badges.list.queryOptions({ ...usePage(), ...(center && { center }), ...(state && { state }) }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames((badges.data?.rows ?? []).map((row) => row.center))
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : '')
  const columns: Column<Badge>[] = [
    { key: 'serial', title: t('badges.serial'), sortable: true, dataIndex: 'serial' },
    { key: 'person', title: t('column.person'), sortable: true, render: (_, row) => <a data-item href={paths.staff(row.person)}>{row.name} <span className="soft">{row.person}</span></a> },
    { key: 'department', title: t('column.department'), render: (_, row) => names.department(row.department) },
    { key: 'state', title: t('column.status'), sortable: true, render: (_, row) => <><StateTag tone={TONES[row.state]}>{t(`badgeState.${row.state}`)}</StateTag>{row.lossInTime === false && <StateTag tone="late">{t('badges.lossLate')}</StateTag>}</> },
    { key: 'issuedOn', title: t('badges.issuedOn'), render: (_, row) => day(row.issuedOn) },
    { key: 'lost', title: t('badges.lostOn'), render: (_, row) => (row.lostAt ? `${day(row.lostAt.slice(0, 10))}${row.lossReportedOn ? ` · ${t('badges.reported', { day: day(row.lossReportedOn) })}` : ''}` : '') },
    { key: 'replacedBy', title: t('badges.replacedBy'), render: (_, row) => row.replacedBy ?? '' },
    { key: 'action', title: t('cover.next'), render: (_, row) => <Next badge={row} /> },
  ]
  return (
    <>
      <PersonnelHeader current="badges" actions={center && <><WornBadge center={center} /><Make center={center} /></>} />
      {!center ? <ChooseCenter href={paths.badges} /> : (
        <>
          <div className="filters"><Choice label={t('orders.state')} value={state ?? 'all'} options={[{ value: 'all', name: t('orders.all') }, ...STATES.map((value) => ({ value, name: t(`badgeState.${value}`) }))]} onChange={(value) => change({ state: value === 'all' ? undefined : value, page: undefined })} /></div>
          <DataTable query={badges} columns={columns} rowKey={({ serial }) => serial} label={t('badges.title')} empty={{ title: t('badges.none'), next: t('badges.noneNext') }} />
        </>
      )}
    </>
  )
}

function Make({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  return (
    <FileAction
      label={t('act.makeBadge')} procedure="personnel.badges.make" place={{ center }} kind="primary" options={api.personnel.badges.make.mutationOptions()}
      fields={[{ name: 'serial', kind: 'text' }, { name: 'person', kind: 'person', center }, { name: 'replacesBadge', kind: 'text', optional: true }, { name: 'on', kind: 'day' }]}
      toInput={({ serial, person, replacesBadge, on }) => ({ center, serial, person, replaces: orNull(replacesBadge), on })}
    />
  )
}

/** Hand out, report lost, take back, cancel. */
function Next({ badge: { center, serial, state, person, department } }: { badge: Badge }) {
  const { t } = useTranslation('personnel')
  const place = { center, person, ...(department && { department }) }
  const badges = api.personnel.badges
  const day = [{ name: 'on' as const, kind: 'day' as const }]
  if (state === 'made') return <FileAction kind="quiet" label={t('act.issueBadge')} procedure="personnel.badges.issue" place={place} options={badges.issue.mutationOptions()} fields={day} toInput={({ on }) => ({ center, serial, on })} />
  if (state === 'issued') {
    return (
      <>
        <FileAction kind="quiet" label={t('act.takeBackBadge')} procedure="personnel.badges.takeBack" place={place} options={badges.takeBack.mutationOptions()} fields={day} toInput={({ on }) => ({ center, serial, on })} />
        <FileAction kind="quiet" label={t('act.reportLoss')} procedure="personnel.badges.reportLoss" place={place} options={badges.reportLoss.mutationOptions()} fields={[{ name: 'lostAt', kind: 'moment' }, ...day]} toInput={({ lostAt, on }) => ({ center, serial, lostAt, on })} />
      </>
    )
  }
  return state === 'returned' || state === 'lost' ? <FileAction kind="quiet" label={t('act.cancelBadge')} procedure="personnel.badges.cancel" place={place} options={badges.cancel.mutationOptions()} fields={day} toInput={({ on }) => ({ center, serial, on })} /> : null
}
