import { formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { FileAction, orNull } from './FileAction.tsx'
import { CheckCapability } from './Lookups.tsx'
import { PersonnelHeader } from './PersonnelHeader.tsx'

type Matrix = Outputs['personnel']['capabilities']['matrix']
const LEVELS = ['accept', 'examine', 'approve', 'seal'] as const

/** Who can do what: person by item and level; items only one person, or nobody, can decide come first. */
export function CoveragePage() {
  const { t } = useTranslation('personnel')
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const names = usePlaceNames([center])
  const window = filters['window']
  const matrix = useQuery(api.personnel.capabilities.matrix.queryOptions(center ? { center, ...(window && { window }) } : skipToken, { placeholderData: keepPreviousData }))
  return (
    <>
      <PersonnelHeader current="coverage" actions={center && <Actions center={center} />} />
      {!center ? <ChooseCenter href={paths.coverage} /> : (
        <>
          {window && <p>{names.window(window)} · <button type="button" className="link" onClick={() => change({ window: undefined })}>{t('board.all')}</button></p>}
          <Loaded query={matrix} empty={{ when: ({ items }) => items.length === 0, title: t('coverage.none'), next: t('coverage.noneNext') }}>
            {(data) => <Table matrix={data} />}
          </Loaded>
          <Qualifications center={center} />
        </>
      )}
    </>
  )
}

function Table({ matrix: { people, items } }: { matrix: Matrix }) {
  const { t } = useTranslation('personnel')
  const [center] = useCenter()
  const names = usePlaceNames([center])
  return (
    <div className="panel panel-flush">
      <div className="scroll-x" role="region" aria-label={t('coverage.title')} tabIndex={0}>
        <table className="plain">
          <caption className="unseen">{t('coverage.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('coverage.item')}</th><th scope="col">{t('coverage.deciders')}</th>
              {people.map(({ person, name, window, away }) => <th key={person} scope="col"><a href={paths.staff(person)}>{name}</a><br /><span className="soft">{names.window(window)}{away && ` · ${t('coverage.away')}`}</span></th>)}
            </tr>
          </thead>
          <tbody>
            {items.map(({ item, deciders, needs, cells }) => (
              <tr key={item}>
                <th scope="row">{item}{needs && <><br /><span className="soft">{t('coverage.needs', { name: needs })}</span></>}</th>
                <td>{deciders <= 1 ? <StateTag tone={deciders === 0 ? 'absent' : 'late'}>{t(deciders === 0 ? 'coverage.nobody' : 'coverage.single')}</StateTag> : deciders}</td>
                {people.map(({ person }) => {
                  const cell = cells.find((one) => one.person === person)
                  return <td key={person}>{cell ? <>{LEVELS.filter((level) => cell.levels.includes(level)).map((level) => t(`level.${level}`)).join(t('comma'))}{cell.byMandate && <span className="soft"> {t('coverage.byMandate')}</span>}</> : ''}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** Qualifications on file, those that run out first on top. */
function Qualifications({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const today = useToday()
  const held = useQuery(api.personnel.capabilities.qualifications.queryOptions({ center }))
  const rows = held.data?.rows ?? []
  return (
    <section className="panel">
      <h2>{t('coverage.qualifications')}</h2>
      {rows.length === 0 ? <p className="soft">{t('coverage.noQualifications')}</p> : (
        <ul className="queue">
          {rows.map(({ id, person, name, until }) => (
            <li key={id}>
              <StateTag tone={until !== null && until < today ? 'absent' : 'ok'}>{until === null ? t('coverage.withoutEnd') : formatDay(until, i18n.language)}</StateTag>
              <span className="queue-title">{name}</span><span className="queue-detail"><ActorName id={person} /></span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Actions({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  const capabilities = api.personnel.capabilities
  return (
    <>
      <CheckCapability center={center} />
      <FileAction
        label={t('act.needQualification')} procedure="personnel.records.keep" place={{ center }} options={api.personnel.records.keep.mutationOptions()}
        fields={[{ name: 'item', kind: 'text' }, { name: 'qualification', kind: 'text' }]}
        toInput={({ item, qualification }) => ({ center, kind: 'item_qualification' as const, department: null, window: null, person: null, details: { item, qualification } })}
      />
      <FileAction
        label={t('act.qualify')} procedure="personnel.capabilities.qualify" place={{ center }} options={capabilities.qualify.mutationOptions()}
        fields={[{ name: 'person', kind: 'person', center }, { name: 'qualification', kind: 'text' }, { name: 'until', kind: 'text', optional: true }]}
        toInput={({ person, qualification, until }) => ({ center, person, name: qualification, until: orNull(until) })}
      />
      <FileAction
        label={t('act.setCapability')} procedure="personnel.capabilities.set" place={{ center }} kind="primary" options={capabilities.set.mutationOptions()}
        fields={[{ name: 'person', kind: 'person', center }, { name: 'item', kind: 'text' }, { name: 'levels', kind: 'several', optional: true, options: LEVELS.map((value) => ({ value, label: t(`level.${value}`) })) }]}
        toInput={({ person, item, levels }) => ({ center, person, item, levels })}
      />
    </>
  )
}
