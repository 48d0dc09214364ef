import { Choice, DayField, formatDay, Queue, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { asDay, useFilters } from '../../session/filters.ts'
import { type PlaceNames, usePlaceNames } from '../../session/places.ts'
import { GapList } from './GapList.tsx'
import { LeaveAction } from './LeaveAction.tsx'
import { PersonnelHeader } from './PersonnelHeader.tsx'
import { ProposeAction } from './ProposeAction.tsx'
import { RosterFile } from './RosterFile.tsx'
import { usePosts } from './use-posts.ts'
import { type FileRow, fileHref, statusTone } from './words.ts'

type Board = Outputs['personnel']['staff']['center']

/** A center: what waits for a decision, and its seats and gaps by window today and in three months. */
export function BoardPage() {
  const { t } = useTranslation('personnel')
  const [center] = useCenter()
  const today = useToday()
  const [filters, change] = useFilters()
  const on = asDay(filters['on']) ?? today
  const board = useQuery(api.personnel.staff.center.queryOptions(center ? { center, on } : skipToken, { placeholderData: keepPreviousData }))
  const names = usePlaceNames([center])
  const only = filters['only'] === 'broken' ? 'broken' : 'all'
  return (
    <>
      <PersonnelHeader
        current="board"
        note={center ? names.center(center) : t('board.note')}
        actions={center && <><RosterFile center={center} on={on} /><DayField steps label={t('board.day')} value={on} onChange={(day) => change({ on: day })} /><LeaveAction center={center} /><ProposeAction center={center} /></>}
      />
      {!center ? <ChooseCenter href={paths.personnel} /> : (
        <Loaded query={board} rows={10}>
          {(data) => (
            <div className="stack">
              <section className="panel"><h2>{t('board.waiting', { count: data.files.length })}</h2><Waiting files={data.files} names={names} /></section>
              <section className="panel panel-flush">
                <div className="panel-head">
                  <h2>{t('board.windows')}</h2>
                  <Choice bare label={t('board.show')} value={only} options={[{ value: 'all', name: t('board.all') }, { value: 'broken', name: t('board.onlyBroken') }]} onChange={(value) => change({ only: value === 'all' ? undefined : value })} />
                </div>
                <Windows windows={data.windows.filter(({ broken }) => only === 'all' || broken.length > 0)} names={names} />
              </section>
              <GapList center={center} on={on} names={names} />
            </div>
          )}
        </Loaded>
      )}
    </>
  )
}

export function Waiting({ files, names }: { files: readonly FileRow[]; names: PlaceNames }) {
  const { t, i18n } = useTranslation('personnel')
  // Files of a post bear its id.
  const { nameOf } = usePosts(files.find(({ kind }) => kind === 'sheet')?.center)
  if (files.length === 0) return <p className="soft">{t('board.nothing')}</p>
  return (
    <Queue
      label={t('board.tab')}
      items={files.map((row) => ({
        id: row.id,
        title: `${row.kind === 'sheet' ? nameOf(row.name) : row.name || row.person || ''} · ${t(`kind.${row.kind}`, { defaultValue: row.kind })}`,
        href: fileHref(row),
        tone: statusTone(row.status),
        due: t(`status.${row.status}`, { defaultValue: row.status }),
        detail: [t(`word.${row.subject}`, { defaultValue: t(`absence.${row.subject}`, { defaultValue: '' }) }), names.window(row.window), row.due ? t('board.due', { day: formatDay(row.due, i18n.language) }) : row.effective ? t('board.effective', { day: formatDay(row.effective, i18n.language) }) : ''].filter(Boolean).join(' · '),
      }))}
    />
  )
}

function Windows({ windows, names }: { windows: Board['windows']; names: PlaceNames }) {
  const { t } = useTranslation('personnel')
  if (windows.length === 0) return <p className="soft panel-head">{t('board.noneBroken')}</p>
  return (
    <div className="scroll-x" role="region" aria-label={t('board.windows')} tabIndex={0}>
      <table className="plain">
        <caption className="unseen">{t('board.windows')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('column.window')}</th><th scope="col">{t('column.department')}</th><th scope="col">{t('board.people')}</th><th scope="col">{t('board.posts')}</th>
            <th scope="col">{t('board.arriving')}</th><th scope="col">{t('board.leaving')}</th><th scope="col">{t('board.inThreeMonths')}</th><th scope="col">{t('board.broken')}</th>
          </tr>
        </thead>
        <tbody>
          {windows.map((row) => (
            <tr key={row.window}>
              <th scope="row"><a data-item href={paths.people({ window: row.window })}>{names.window(row.window)}</a></th>
              <td>{names.department(row.department)}</td>
              <td>{row.people}{row.leads > 0 && <span className="soft"> {t('board.withLead')}</span>}</td>
              <td>{row.seated}/{row.posts}{row.seated < row.posts && <> <StateTag tone="late" bare>{t('board.gap', { count: row.posts - row.seated })}</StateTag></>}</td>
              <td>{row.arriving || ''}</td><td>{row.leaving || ''}</td>
              <td>{row.inThreeMonths < row.people ? <StateTag tone="late" bare>{row.inThreeMonths}</StateTag> : row.inThreeMonths}</td>
              <td>{row.broken.map(({ rule, clause, issues }) => <div key={rule}>{t(`rule.${rule}`, { defaultValue: rule })} {issues.length > 0 && <span className="soft">{issues.length} </span>}<a className="clause-link" href={paths.clause(clause)}>{clause}</a></div>)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
