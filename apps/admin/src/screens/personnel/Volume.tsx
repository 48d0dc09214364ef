import { addDays } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { useToday } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { Basis } from './Lookup.tsx'

type Window = Outputs['personnel']['staff']['volume']['windows'][number]
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

/** The business of a month by window and person, to be read beside how many people are there. */
export function Volume({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const [filters, change] = useFilters()
  const names = usePlaceNames([center])
  const today = useToday()
  const month = MONTH.test(filters['month'] ?? '') ? filters['month']! : today.slice(0, 7)
  const volume = useQuery({ ...api.personnel.staff.volume.queryOptions({ center, month }, { placeholderData: keepPreviousData }), select: ({ windows, ...rest }) => ({ ...rest, rows: windows }) })
  const columns: Column<Window>[] = [
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'department', title: t('column.department'), render: (_, row) => names.department(row.department) },
    { key: 'people', title: t('volume.people'), dataIndex: 'people' },
    { key: 'cases', title: t('volume.cases'), render: (_, row) => <>{row.cases}{row.people > 0 && <span className="soft"> {t('volume.each', { count: perHead(row.cases, row.people) })}</span>}</> },
    { key: 'callers', title: t('volume.callers'), render: (_, row) => <>{row.callers}{row.people > 0 && <span className="soft"> {t('volume.each', { count: perHead(row.callers, row.people) })}</span>}</> },
    { key: 'persons', title: t('volume.persons'), render: (_, row) => row.persons.map((one) => <div key={one.person}><a data-item href={paths.staff(one.person)}>{one.name}</a> <span className="soft">{t('volume.both', { cases: one.cases, callers: one.callers })}</span></div>) },
  ]
  return (
    <div className="stack">
      <div className="filters"><label className="filter">{t('volume.month')} <Input type="month" value={month} onChange={({ target }) => change({ month: target.value || undefined })} /></label> <Basis clause={volume.data?.clause ?? null} /></div>
      <DataTable query={volume} columns={columns} rowKey={({ window }) => window} label={t('records.volume')} empty={{ title: t('volume.none'), next: t('volume.noneNext') }} />
    </div>
  )
}

/** One decimal, as a number: the words around it say of whom. */
const perHead = (count: number, people: number) => Math.round((10 * count) / people) / 10

/** Beside a nomination: what the window had to do in the month before and this one. */
export function WindowVolume({ center, window }: { center: string; window: string }) {
  const { t } = useTranslation('personnel')
  const month = useToday().slice(0, 7)
  const before = addDays(`${month}-01`, -1).slice(0, 7)
  const [now, last] = [useQuery(api.personnel.staff.volume.queryOptions({ center, window, month })), useQuery(api.personnel.staff.volume.queryOptions({ center, window, month: before }))]
  const rows = [[before, last.data], [month, now.data]] as const
  return (
    <section className="panel">
      <h2>{t('volume.title')}</h2>
      <dl className="pairs">
        {rows.map(([of, data]) => { const [one] = data?.windows ?? []; return <Fragment key={of}><dt>{of}</dt><dd>{one ? t('volume.ofWindow', { people: one.people, cases: one.cases, callers: one.callers }) : t('none')} <Basis clause={data?.clause ?? null} /></dd></Fragment> })}
      </dl>
    </section>
  )
}
