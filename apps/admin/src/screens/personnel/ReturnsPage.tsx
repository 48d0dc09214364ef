import { formatDay, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '@hall/ui'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { FactNote } from './FactNote.tsx'
import { FileAction, orNull } from './FileAction.tsx'
import { FileDocuments } from './FileDocuments.tsx'
import { FileTimeline } from './FileTimeline.tsx'
import { Proposals } from './Proposals.tsx'
import { PersonnelHeader } from './PersonnelHeader.tsx'
import { useCriteria } from './use-criteria.ts'
import { type FileRow, statusTone } from './words.ts'

type Return = Outputs['personnel']['returns']['get']
type File = Return['file']
const FACTS = ['breach', 'talk', 'complaint', 'rating', 'appraisal', 'absence', 'circular', 'record', 'deduction', 'last_place'] as const
const SIDES = ['unsuitable', 'suitable'] as const

/** Everybody a ground of return was raised against. */
export function ReturnsPage() {
  const { t, i18n } = useTranslation('personnel')
  const [center] = useCenter()
  const { grounds } = useCriteria(center)
  const returns = useQuery(api.personnel.returns.list.queryOptions({ ...usePage(), ...(center && { center }) }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames((returns.data?.rows ?? []).map((row) => row.center))
  const groundName = (id: string) => grounds.find(({ value }) => value === id)?.label ?? id
  const columns: Column<FileRow>[] = [
    { key: 'name', title: t('column.person'), sortable: true, render: (_, row) => <a data-item href={paths.returning(row.id)}>{row.name} <span className="soft">{row.person}</span></a> },
    { key: 'subject', title: t('field.ground'), render: (_, row) => groundName(row.subject) },
    { key: 'status', title: t('column.status'), sortable: true, render: (_, row) => <StateTag tone={statusTone(row.status)}>{t(`status.${row.status}`, { defaultValue: row.status })}</StateTag> },
    { key: 'center', title: t('column.center'), render: (_, row) => names.center(row.center) },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'openedOn', title: t('column.openedOn'), sortable: true, render: (_, row) => formatDay(row.openedOn, i18n.language) },
  ]
  return (
    <>
      <PersonnelHeader current="returns" actions={center && <Raise center={center} grounds={grounds} />} />
      {center && <Proposals center={center} />}
      <DataTable query={returns} columns={columns} rowKey={({ id }) => id} label={t('returns.title')} empty={{ title: t('returns.none'), next: t('returns.noneNext') }} />
    </>
  )
}

function Raise({ center, grounds }: { center: string; grounds: { value: string; label: string }[] }) {
  const { t } = useTranslation('personnel')
  return (
    <FileAction
      label={t('act.raise')} procedure="personnel.returns.raise" place={{ center }} kind="primary" options={api.personnel.returns.raise.mutationOptions()}
      fields={[
        { name: 'person', kind: 'person', center }, { name: 'ground', kind: 'choice', options: grounds }, { name: 'factKind', kind: 'choice', options: FACTS.map((value) => ({ value, label: t(`fact.${value}`) })) },
        { name: 'number', kind: 'text', label: t('field.reference') }, { name: 'on', kind: 'day' }, { name: 'founded', kind: 'check', initial: true }, { name: 'note', kind: 'text', optional: true }, { name: 'reason', kind: 'area', optional: true, label: t('field.what') },
      ]}
      toInput={({ person, ground, factKind, number, on, founded, note, reason }) => ({
        center, person, ground, description: orNull(reason), facts: [{ kind: factKind, reference: number, on, founded: Boolean(founded), note: orNull(note), issuer: factKind === 'circular' ? 'superior' as const : null }],
      })}
    />
  )
}

/** One return: ground with its clause, facts, consultation, letter, what follows. */
export function ReturnPage() {
  const { t, i18n } = useTranslation('personnel')
  const { id = '' } = useParams({ strict: false })
  const found = useQuery(api.personnel.returns.get.queryOptions({ id }))
  const file = found.data?.file
  const { grounds } = useCriteria(file?.center)
  return (
    <>
      <PageHeader title={file ? t('returns.of', { name: file.name }) : t('returns.title')} note={file && <StateTag tone={statusTone(file.status)}>{t(`status.${file.status}`)}</StateTag>} actions={file && <Actions file={file} />} />
      <Loaded query={found}>{({ file: one, steps }) => (
        <div className="columns">
          <div className="stack">
            <section className="panel">
              <h2>{t('returns.facts')}</h2>
              <table className="plain">
                <caption className="unseen">{t('returns.facts')}</caption>
                <thead><tr><th scope="col">{t('field.factKind')}</th><th scope="col">{t('field.reference')}</th><th scope="col">{t('field.on')}</th><th scope="col">{t('field.founded')}</th><th scope="col">{t('field.note')}</th></tr></thead>
                <tbody>{one.facts.map((fact) => <tr key={`${fact.kind} ${fact.reference}`}><th scope="row">{t(`fact.${fact.kind}`)}</th><td>{/^(complaint|consequence|finding)\//.test(fact.reference) ? '' : fact.reference}</td><td>{formatDay(fact.on, i18n.language)}</td><td>{fact.founded ? t('word.true') : <StateTag tone="absent" bare>{t('returns.overturned')}</StateTag>}</td><td><FactNote fact={fact} /></td></tr>)}</tbody>
              </table>
            </section>
            <FileDocuments subject={`return/${one.id}`} />
            <section className="panel"><h2>{t('steps')}</h2><FileTimeline steps={steps} /></section>
          </div>
          <section className="panel">
            <h2>{t('returns.about')}</h2>
            <dl className="pairs">
              <dt>{t('column.person')}</dt><dd><ActorName id={one.person} /></dd>
              <dt>{t('field.ground')}</dt><dd>{grounds.find(({ value }) => value === one.ground)?.label ?? one.ground} <a className="clause-link" href={paths.clause(one.clause)}>{one.clause}</a></dd>
              {one.description && <><dt>{t('field.what')}</dt><dd>{one.description}</dd></>}
              <dt>{t('returns.consultation')}</dt><dd>{one.consultation ? `${one.consultation.on} · ${one.consultation.people} · ${t('returns.center')} ${t(`side.${one.consultation.center}`)} · ${t('returns.department')} ${t(`side.${one.consultation.department}`)}` : t('none')}</dd>
              <dt>{t('field.letter')}</dt><dd>{one.letter ? `${one.letter.number} · ${one.letter.on} · ${t('returns.last')} ${one.letter.last}` : t('none')}</dd>
              <dt>{t('returns.accountability')}</dt><dd>{one.accountability ? `${one.accountability.outcome} · ${one.accountability.on}` : t('returns.outstanding')}</dd>
            </dl>
          </section>
        </div>
      )}</Loaded>
    </>
  )
}

function Actions({ file: { id, status, center, department, accountability } }: { file: File }) {
  const { t } = useTranslation('personnel')
  const today = useToday()
  const place = { center, ...(department && { department }) }
  const returns = api.personnel.returns
  const sides = SIDES.map((value) => ({ value, label: t(`side.${value}`) }))
  const raised = status === 'raised' || status === 'consulted'
  return (
    <>
      {raised && <FileAction label={t('act.consult')} procedure="personnel.returns.consult" place={place} options={returns.consult.mutationOptions()} fields={[{ name: 'on', kind: 'day' }, { name: 'people', kind: 'text' }, { name: 'ofCenter', kind: 'choice', initial: 'unsuitable', options: sides }, { name: 'ofDepartment', kind: 'choice', initial: 'unsuitable', options: sides }]} toInput={({ on, people, ofCenter, ofDepartment }) => ({ id, on, people, center: ofCenter, department: ofDepartment })} />}
      {raised && <FileAction label={t('act.order')} procedure="personnel.returns.order" place={place} kind="danger" options={returns.order.mutationOptions()} fields={[{ name: 'on', kind: 'day' }, { name: 'last', kind: 'day', initial: today }]} toInput={({ on, last }) => ({ id, on, last })} />}
      {status === 'ordered' && <FileAction label={t('act.replaced')} procedure="personnel.returns.replaced" place={place} options={returns.replaced.mutationOptions()} fields={[{ name: 'on', kind: 'day' }, { name: 'entry', kind: 'text' }]} toInput={({ on, entry }) => ({ id, on, entry })} />}
      {(status === 'ordered' || status === 'closed') && !accountability && <FileAction label={t('act.account')} procedure="personnel.returns.account" place={place} options={returns.account.mutationOptions()} fields={[{ name: 'on', kind: 'day' }, { name: 'outcome', kind: 'text', label: t('field.result') }]} toInput={({ on, outcome }) => ({ id, on, outcome })} />}
      {raised && <FileAction label={t('act.dismiss')} procedure="personnel.returns.dismiss" place={place} kind="quiet" options={returns.dismiss.mutationOptions()} fields={[{ name: 'reason', kind: 'area' }]} toInput={({ reason }) => ({ id, reason })} />}
    </>
  )
}
