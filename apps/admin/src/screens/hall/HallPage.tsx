import { Action, Choice, formatDay, PageHeader, SearchField, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useFilters } from '../../session/filters.ts'
import { type PlaceNames, usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { Figures } from './Figures.tsx'
import { byUrgency, figuresOf, matches } from './hall-rows.ts'
import { outcomeTones } from '../attendance/tones.ts'

type HallNow = Outputs['attendance']['hall']['now']
type Window = HallNow['windows'][number]

/** Who should be there now and who is, window by window, exceptions first. */
export function HallPage() {
  const { t } = useTranslation('attendance')
  const [center] = useCenter()
  return center ? <HallOf center={center} /> : <><PageHeader title={t('hall.title')} /><ChooseCenter href={(id) => paths.hall(id)} /></>
}

function HallOf({ center }: { center: string }) {
  const { t, i18n } = useTranslation('attendance')
  const { actor } = useSession()
  const names = usePlaceNames([center])
  const [filters, change] = useFilters()
  const [text, setText] = useState('')
  const now = useQuery(api.attendance.hall.now.queryOptions({ center }))
  const onlyExceptions = filters['only'] === 'exceptions'
  const leads = actor.grants.some(({ role }) => role === 'window_lead' || role === 'chief_representative')
  return (
    <>
      <PageHeader
        title={t(leads ? 'hall.mine' : 'hall.title')}
        note={now.data && <>{formatDay(now.data.date, i18n.language)} {now.data.now.slice(11, 16)} · {names.center(center)} · {t(now.data.open ? 'hall.open' : 'hall.closed')}</>}
      />
      <Loaded query={now} rows={10} empty={{ when: ({ windows }) => windows.length === 0, title: t('hall.none'), next: t('hall.noneNext') }}>
        {(data) => (
          <>
            <Figures figures={figuresOf(data.windows)} href={(outcome) => paths.days({ center, from: data.date, to: data.date, outcome })} />
            <div className="filters no-print">
              <SearchField label={t('hall.filter')} value={text} onChange={setText} />
              <Choice bare label={t('hall.department')} value={filters['department'] ?? ''} onChange={(department) => change({ department })}
                options={[{ value: '', name: t('hall.allDepartments') }, ...departmentsOf(data, names)]} />
              <Action pressed={onlyExceptions} onClick={() => change({ only: onlyExceptions ? undefined : 'exceptions' })}>{t('hall.onlyExceptions')}</Action>
            </div>
            <WindowTable
              names={names}
              date={data.date}
              windows={byUrgency(data.windows).filter((window) => (!onlyExceptions || window.exceptions > 0)
                && (!filters['department'] || window.department === filters['department'])
                && matches(window, `${names.window(window.window)} ${names.department(window.department)}`, text))}
            />
          </>
        )}
      </Loaded>
    </>
  )
}

function departmentsOf({ windows }: HallNow, names: PlaceNames) {
  const ids = [...new Set(windows.flatMap(({ department }) => department ?? []))]
  return ids.map((id) => ({ value: id, name: names.department(id) }))
}

function WindowTable({ windows, names, date }: { windows: readonly Window[]; names: PlaceNames; date: string }) {
  const { t } = useTranslation('attendance')
  if (windows.length === 0) return <p className="soft">{t('hall.filteredNone')}</p>
  return (
    <div className="panel panel-flush scroll-x">
      <table className="plain hall">
        <caption className="unseen">{t('hall.title')}</caption>
        <thead>
          <tr><th scope="col">{t('column.window')}</th><th scope="col">{t('column.department')}</th><th scope="col" className="number">{t('hall.present')}</th><th scope="col">{t('hall.people')}</th></tr>
        </thead>
        <tbody>
          {windows.map((window) => (
            <tr key={window.window}>
              <th scope="row">{names.window(window.window)}</th>
              <td className="soft">{names.department(window.department)}</td>
              <td className="number nowrap">{window.exceptions > 0 ? <StateTag tone="late" bare>{t('hall.of', window)}</StateTag> : t('hall.of', window)}</td>
              <td><ul className="hall-people">{window.people.map((person) => <Person key={person.person} person={person} date={date} />)}</ul></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Person({ person, date }: { person: Window['people'][number]; date: string }) {
  const { t } = useTranslation('attendance')
  return (
    <li>
      <a data-item href={paths.day(person.person, date)}>{person.name}</a>
      {person.lead && <span className="chip">{t('hall.lead')}</span>}
      <StateTag tone={person.outcome === 'open' && person.firstPunch ? 'ok' : outcomeTones[person.outcome]} bare>{person.firstPunch ? person.firstPunch.slice(-8, -3) : t(`outcomeShort.${person.outcome}`)}</StateTag>
    </li>
  )
}
