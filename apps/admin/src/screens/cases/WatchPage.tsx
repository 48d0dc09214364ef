import { Action, Choice, formatDateTime, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter, useToday } from '../../session/clock.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { Circulars } from './Circulars.tsx'
import { Negations } from './Negations.tsx'
import { ReportCharge } from './Reporting.tsx'

type Finding = Outputs['cases']['watch']['findings']['rows'][number]
const STATES = ['open', 'confirmed', 'dismissed'] as const

/** What the record itself shows to be wrong, and who decides about it; the windows' reports of their week. */
export function WatchPage() {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const state = oneOf(STATES, filters['state'])
  const [charging, setCharging] = useState(false)
  const [dismissing, setDismissing] = useState<Finding>()
  const findings = useQuery(api.cases.watch.findings.queryOptions({ ...usePage(), ...(center && { center }), ...(state && { state }) }, { placeholderData: keepPreviousData }))
  const decide = useCommand(api.cases.watch.decide.mutationOptions(), { done: (made) => (made.circular ? t('watch.circular', { number: made.circular }) : made.consequence ? t(`watch.led.${made.consequence}`, { ground: made.ground ?? '' }) : t('watch.decided')), onDone: () => setDismissing(undefined) })
  const columns: Column<Finding>[] = [
    { key: 'kind', title: t('watch.kind'), sortable: true, render: (_, row) => <StateTag tone="absent" bare>{t(`finding.${row.kind}`)}</StateTag> },
    { key: 'number', title: t('column.number'), render: (_, row) => (row.case ? <a data-item href={paths.case(row.case)}>{row.number}</a> : t('none')) },
    { key: 'at', title: t('watch.at'), sortable: true, render: (_, row) => formatDateTime(atCenter(row.at), i18n.language).slice(0, -3) },
    { key: 'person', title: t('watch.person'), render: (_, row) => (row.person ? <ActorName id={row.person} /> : t('none')) },
    { key: 'clause', title: t('watch.clause'), render: (_, row) => row.clause && <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a> },
    { key: 'detail', title: t('watch.detail'), dataIndex: 'detail' },
    { key: 'state', title: t('column.state'), render: (_, row) => <><StateTag tone={row.state === 'open' ? 'late' : row.state === 'confirmed' ? 'absent' : 'quiet'}>{t(`watch.state.${row.state}`)}</StateTag>{row.consequence && <StateTag tone="late" bare>{t(`watch.led.${row.consequence}`, { ground: row.ground ?? '' })}</StateTag>}</> },
    { key: 'action', title: t('case.actions'), render: (_, row) => row.state === 'open' && <span className="row"><Action kind="quiet" busy={decide.busy} reason={can('cases.watch.decide', { center: row.center }).reason} onClick={() => decide.run({ center: row.center, id: row.id, confirmed: true })}>{t('watch.confirm')}</Action><Action kind="quiet" reason={can('cases.watch.decide', { center: row.center }).reason} onClick={() => setDismissing(row)}>{t('watch.dismiss')}</Action></span> },
  ]
  return (
    <>
      <PageHeader title={t('watch.title')} note={t('watch.note')} actions={<Action reason={center ? can('cases.fees.report', { center }).reason : t('contacts.chooseCenter')} onClick={() => setCharging(true)}>{t('report.charge')}</Action>} />
      <div className="filters"><Choice label={t('column.state')} value={state ?? ''} onChange={(value) => change({ state: value || undefined, page: undefined })} options={[{ value: '', name: t('show.all') }, ...STATES.map((value) => ({ value, name: t(`watch.state.${value}`) }))]} /></div>
      <DataTable query={findings} columns={columns} rowKey={({ id }) => id} label={t('watch.title')} empty={{ title: t('watch.none'), next: t('watch.noneNext') }} />
      {center && <Negations center={center} />}
      {center && <Weekly center={center} />}
      {center && <Circulars center={center} />}
      <ReportCharge about={charging && center ? { center, department: null, case: null } : undefined} onClose={() => setCharging(false)} />
      {dismissing && (
        <FormSheet<{ reason: string }> open title={t('watch.dismiss')} submit={t('watch.dismiss')} onClose={() => setDismissing(undefined)} busy={decide.busy} problem={decide.problem} onSubmit={({ reason }) => decide.run({ center: dismissing.center, id: dismissing.id, confirmed: false, reason })}>
          <Form.Item name="reason" label={t('field.reason')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
        </FormSheet>
      )}
    </>
  )
}

function Weekly({ center }: { center: string }) {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const today = useToday()
  const names = usePlaceNames([center])
  const weekly = useQuery(api.cases.watch.weekly.queryOptions(can('cases.watch.weekly', { center }).ok ? { center, week: today } : skipToken, { retry: false }))
  const confirm = useCommand(api.cases.watch.confirmWeek.mutationOptions(), { done: t('watch.weekConfirmed') })
  if (!weekly.data) return null
  return (
    <section className="panel panel-flush scroll-x section-gap">
      <table className="plain">
        <caption>{t('watch.week', { due: weekly.data.dueAt ? formatDateTime(atCenter(weekly.data.dueAt), i18n.language).slice(0, -3) : '' })}</caption>
        <thead><tr><th scope="col">{t('column.window')}</th><th scope="col" className="number">{t('measure.received')}</th><th scope="col" className="number">{t('measure.finished')}</th><th scope="col" className="number">{t('measure.open')}</th><th scope="col">{t('column.state')}</th></tr></thead>
        <tbody>
          {weekly.data.rows.map((row) => (
            <tr key={row.window}>
              <th scope="row">{names.window(row.window)}</th><td className="number">{row.received}</td><td className="number">{row.finished}</td><td className="number">{row.open}</td>
              <td>{row.confirmedAt ? <StateTag tone={row.late ? 'late' : 'ok'} bare>{t(row.late ? 'watch.weekLate' : 'watch.weekDone')}</StateTag> : <Action kind="quiet" busy={confirm.busy} reason={can('cases.watch.confirmWeek', { center, window: row.window }).reason} onClick={() => confirm.run({ center, window: row.window, week: today })}>{t('watch.confirmWeek')}</Action>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
