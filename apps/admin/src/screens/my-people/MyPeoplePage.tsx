import { formatDay, monthOf, monthSpan, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'
import { LeaveAction } from '../personnel/LeaveAction.tsx'
import { ProposeAction } from '../personnel/ProposeAction.tsx'
import { RosterFile } from '../personnel/RosterFile.tsx'
import './my-people.css'
import { NeedsUs } from './NeedsUs.tsx'

/** As many days as the list has people. */
const MOST_DAYS = 500

type Row = Outputs['personnel']['staff']['department']['people'][number]

/** The latest yearly appraisal, and what was deducted since the beginning of this year. */
function Score({ row: { appraisal, deducted } }: { row: Row }) {
  const { t } = useTranslation('personnel')
  if (!appraisal && deducted === null) return <span className="soft">{t('none')}</span>
  const { year, points, rank, field, last, provisional } = appraisal ?? {}
  return (
    <span className="states">
      {appraisal && <span>{t('department.appraised', { year })}{points != null && ` ${t('department.points', { points })}`} {rank != null && <span className="soft">{t('department.place', { rank, field })}</span>}{last && <> <StateTag tone="late" bare>{t('department.last')}</StateTag></>}{provisional && <> <StateTag tone="open" bare>{t('department.provisional')}</StateTag></>}</span>}
      {deducted !== null && <StateTag tone="late" bare>{t('department.deducted', { points: deducted })}</StateTag>}
    </span>
  )
}

/** A department's people in every center: where, since when, until at least when, how they attend, what needs a decision. */
export function MyPeoplePage() {
  const { t, i18n } = useTranslation('personnel')
  const { actor } = useSession()
  const today = useToday()
  const [center] = useCenter()
  const department = actor.grants.flatMap(({ scope }) => (scope.kind === 'department' ? scope.department : []))[0]
  const own = useQuery(api.personnel.staff.department.queryOptions(department ? { department } : skipToken, { placeholderData: keepPreviousData }))
  const days = useQuery(api.attendance.days.list.queryOptions(department ? { department, from: today, to: today, size: MOST_DAYS } : skipToken))
  const month = useQuery(api.attendance.days.list.queryOptions(department ? { department, ...monthSpan(monthOf(today)), outcome: 'exception', size: MOST_DAYS } : skipToken))
  const exceptions = Map.groupBy(month.data?.rows ?? [], ({ person }) => person)
  const attendance = new Map((days.data?.rows ?? []).map((row) => [row.person, row]))
  const names = usePlaceNames((own.data?.people ?? []).map((row) => row.center))
  const day = (date: string | null) => (date ? formatDay(date, i18n.language) : t('none'))
  const shown = (own.data?.people ?? []).filter((row) => !center || row.center === center)
  return (
    <>
      <PageHeader title={t('department.title')} note={`${names.department(department)} · ${t('department.note')}`} actions={<>{department && <RosterFile department={department} />}<a className="action" href={paths.statements}>{t('department.statements')}</a>{center && <><LeaveAction center={center} /><ProposeAction center={center} /></>}</>} />
      {!department ? <p className="soft">{t('department.none')}</p> : (
        <Loaded query={own} rows={10}>
          {({ files }) => (
            <div className="stack">
              <NeedsUs department={department} files={files} names={names} />
              {!center && <p className="soft">{t('department.choose')}</p>}
              <section className="panel panel-flush">
                <div className="scroll-x" role="region" aria-label={t('department.title')} tabIndex={0}>
                  <table className="plain people">
                    <caption className="unseen">{t('department.title')}</caption>
                    <thead><tr><th scope="col">{t('column.person')}</th><th scope="col">{t('column.center')}</th><th scope="col">{t('column.window')}</th><th scope="col">{t('column.since')}</th><th scope="col">{t('department.minimum')}</th><th scope="col">{t('department.today')}</th><th scope="col">{t('department.exceptions')}</th><th scope="col">{t('department.score')}</th><th scope="col">{t('department.complaints')}</th><th scope="col">{t('department.conduct')}</th><th scope="col">{t('department.holds')}</th><th scope="col">{t('department.files')}</th></tr></thead>
                    <tbody>
                      {shown.map((row) => (
                        <tr key={row.person}>
                          <th scope="row"><a data-item href={paths.staff(row.person)}>{row.name} <span className="soft">{row.person}</span></a></th>
                          <td data-label={t('column.center')}>{names.center(row.center)}</td>
                          <td data-label={t('column.window')}>{names.window(row.window)}{row.lead && <span className="soft"> {t('lead')}</span>}</td>
                          <td data-label={t('column.since')}>{day(row.since)}</td>
                          <td data-label={t('department.minimum')}>{row.minimumOn === null ? t('none') : row.minimumOn <= today ? <StateTag tone="ok" bare>{t('department.over')}</StateTag> : day(row.minimumOn)}</td>
                          <td data-label={t('department.today')}>{attendance.has(row.person) ? <a href={paths.day(row.person, today)}>{t(`outcome.${attendance.get(row.person)!.outcome}`)}</a> : <span className="soft">{t('none')}</span>}</td>
                          <td data-label={t('department.exceptions')}>{exceptions.has(row.person) && <a href={paths.days({ person: row.person, ...monthSpan(monthOf(today)), outcome: 'exception' })} aria-label={t('department.exceptionsOf', { name: row.name, count: exceptions.get(row.person)!.length })}><StateTag tone="late" bare>{exceptions.get(row.person)!.length}</StateTag></a>}</td>
                          <td data-label={t('department.score')}><Score row={row} /></td>
                          <td data-label={t('department.complaints')}>{row.complaints > 0 && <a href={paths.consequences({ person: row.person })} aria-label={t('department.complaintsOf', { name: row.name, count: row.complaints })}><StateTag tone="late" bare>{row.complaints}</StateTag></a>}</td>
                          <td data-label={t('department.conduct')}>{row.conduct > 0 && <StateTag tone="late" bare>{row.conduct}</StateTag>}</td>
                          <td data-label={t('department.holds')}>{row.holdings || ''}</td>
                          <td data-label={t('department.files')}>{row.openFiles || ''}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </section>
            </div>
          )}
        </Loaded>
      )}
    </>
  )
}
