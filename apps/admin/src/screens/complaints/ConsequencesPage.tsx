import { Choice, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { DayItem } from '../../antd/fields.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useNow } from '../../session/clock.ts'
import { useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { Record } from './RecordPanel.tsx'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { useMoment } from './words.ts'

type Consequence = Outputs['complaints']['consequences']['list']['rows'][number]

/** What followed from findings by the regulations: deductions, awards, circulars, returns; withdrawn ones stay in sight. */
export function ConsequencesPage() {
  const { t } = useTranslation('complaints')
  const [center] = useCenter()
  const can = useCan()
  const [filters, change] = useFilters()
  const { person, window } = filters
  const standing = filters['show'] === 'standing'
  const moment = useMoment()
  const list = useQuery(api.complaints.consequences.list.queryOptions(
    { ...usePage(), ...(center && { center }), ...(person && { person }), ...(window && { window }), ...(standing && { withdrawn: false }) }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames((list.data?.rows ?? []).map((row) => row.center))
  const columns: Column<Consequence>[] = [
    { key: 'raisedAt', title: t('consequences.raised'), sortable: true, render: (_, row) => moment(row.raisedAt) },
    { key: 'kind', title: t('consequences.kind'), render: (_, row) => <StateTag tone={row.withdrawnAt ? 'quiet' : 'absent'} bare>{t(`consequence.${row.kind}`)}</StateTag> },
    { key: 'clause', title: t('consequences.clause'), render: (_, row) => <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a> },
    { key: 'person', title: t('column.person'), render: (_, row) => row.person && <ActorName id={row.person} /> },
    { key: 'window', title: t('column.window'), render: (_, row) => [names.center(row.center), names.window(row.window)].filter(Boolean).join(' ') },
    { key: 'complaint', title: t('consequences.complaint'), render: (_, row) => <><a data-item href={paths.complaint(row.complaint)}>{row.number}</a> {t(`result.${row.result}`)}</> },
    { key: 'value', title: t('consequences.value'), render: (_, row) => [row.points === null ? '' : t('points', { count: row.points }), row.year ? t('awardYear', { year: row.year }) : '', row.basis ?? ''].filter(Boolean).join(' · ') },
    { key: 'state', title: t('column.status'), render: (_, row) => (row.withdrawnAt ? <span className="soft">{t('withdrawn', { reason: moment(row.withdrawnAt) })}</span> : t('consequences.stands')) },
    { key: 'outcome', title: t('consequences.outcome'), render: (_, row) => (row.outcome ? <>{row.outcome} <span className="soft">{row.outcomeOn}</span></> : !row.withdrawnAt && can('complaints.consequences.enterOutcome').ok ? <Outcome id={row.id} /> : '') },
  ]
  return (
    <>
      <PageHeader title={t('consequences.title')} note={t('consequences.note')} />
      <div className="stack">
        {center && can('complaints.consequences.standing', { center }).ok && <Record center={center} />}
        <div className="filters no-print">
          <Choice label={t('callbacks.show')} value={standing ? 'standing' : 'all'} options={[{ value: 'all', name: t('all') }, { value: 'standing', name: t('consequences.onlyStanding') }]} onChange={(value) => change({ show: value === 'all' ? undefined : value, page: undefined })} />
          {person && <span>{t('consequences.only')} <ActorName id={person} /> · <button type="button" className="link" onClick={() => change({ person: undefined })}>{t('all')}</button></span>}
        </div>
        <DataTable query={list} columns={columns} rowKey={({ id }) => id} label={t('consequences.title')} empty={{ title: t('consequences.none'), next: t('consequences.noneNext') }} />
      </div>
    </>
  )
}

/** What the department did about it. */
function Outcome({ id }: { id: string }) {
  const { t } = useTranslation('complaints')
  const today = useNow().slice(0, 10)
  return (
    <SheetAction<{ outcome: string; on: string }, Parameters<NonNullable<ReturnType<typeof api.complaints.consequences.enterOutcome.mutationOptions>['mutationFn']>>[0], unknown>
      label={t('consequences.enter')} done={t('one.stepDone')} procedure="complaints.consequences.enterOutcome" options={api.complaints.consequences.enterOutcome.mutationOptions()} kind="quiet" initial={{ on: today }} note={t('consequences.enterNote')}
      toInput={({ outcome, on }) => ({ id, outcome, on })}
    >
      <Form.Item name="outcome" label={t('consequences.outcome')} rules={[{ required: true, message: t('form.required') }]}><Input.TextArea rows={3} maxLength={1000} /></Form.Item>
      <Form.Item name="on" label={t('consequences.on')}><DayItem /></Form.Item>
    </SheetAction>
  )
}
