import { Action, formatDateTime, formatShortDay, PageHeader, StateTag, type Tone } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { GiveBackSheet, ProofSheet, RegisterSheet, ResubmitSheet } from './RegistrationSheets.tsx'
import { findingTones } from './tones.ts'

type Registrations = Outputs['attendance']['registrations']
export type Registration = Registrations['list']['rows'][number]
export type OpenException = Registrations['open']['rows'][number]
type Deduction = Registrations['deductions']['rows'][number]

const VIEWS = ['open', 'list', 'deductions'] as const
const stateTones: Readonly<Record<Registration['state'], Tone>> = { incomplete: 'late', submitted: 'open', approved: 'ok', returned: 'absent' }

/** What leads register of their windows and what the section makes of it. */
export function RegistrationsPage() {
  const { t } = useTranslation('settling')
  const [center] = useCenter()
  return center ? <Registrations center={center} /> : <><PageHeader title={t('registrations.title')} note={t('registrations.note')} /><ChooseCenter href={(id) => `${paths.registrations()}?center=${id}`} /></>
}

function Registrations({ center }: { center: string }) {
  const { t } = useTranslation('settling')
  const can = useCan()
  const [filters] = useFilters()
  const [about, setAbout] = useState<OpenException | 'any'>()
  const mayOpen = can('attendance.registrations.open', { center }).ok
  const views = VIEWS.filter((view) => view !== 'open' || mayOpen)
  const view = oneOf(views, filters['view']) ?? views[0]!
  return (
    <>
      <PageHeader
        title={t('registrations.title')}
        note={t('registrations.note')}
        tabs={views.map((id) => ({ name: t(`registrations.${id}`), href: paths.registrations(id), current: id === view }))}
        actions={<Action kind="primary" icon="plus" reason={can('attendance.registrations.register', { center }).reason} onClick={() => setAbout('any')}>{t('registrations.register')}</Action>}
      />
      {view === 'open' && <Open center={center} onRegister={setAbout} />}
      {view === 'list' && <List center={center} />}
      {view === 'deductions' && <Deductions center={center} />}
      <RegisterSheet center={center} about={about} onClose={() => setAbout(undefined)} />
    </>
  )
}

function Open({ center, onRegister }: { center: string; onRegister: (row: OpenException) => void }) {
  const { t, i18n } = useTranslation('settling')
  const attendance = useTranslation('attendance').t
  const can = useCan()
  const names = usePlaceNames([center])
  const open = useQuery(api.attendance.registrations.open.queryOptions({ center }))
  const day = (date: string) => formatShortDay(date, i18n.language)
  const columns: Column<OpenException>[] = [
    { key: 'person', title: t('column.person'), render: (_, row) => <a data-item href={paths.day(row.person, row.date)}>{row.name}</a> },
    { key: 'date', title: t('column.date'), render: (_, row) => day(row.date) },
    { key: 'finding', title: t('column.finding'), render: (_, row) => <span className="states">{row.findings.map((finding) => <StateTag key={finding} tone={findingTones[finding]} bare>{attendance(`finding.${finding}`)}</StateTag>)}</span> },
    { key: 'due', title: t('column.due'), render: (_, row) => (row.due ? <><StateTag tone={row.over ? 'absent' : 'late'}>{row.over ? t('registrations.over') : t('registrations.due', { day: day(row.due.date) })}</StateTag> <a className="clause-link" href={paths.clause(row.due.clause)}>{row.due.clause}</a></> : t('registrations.noLimit')) },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'action', title: t('action'), render: (_, row) => <Action kind="quiet" reason={can('attendance.registrations.register', { center }).reason} onClick={() => onRegister(row)}>{t('registrations.register')}</Action> },
  ]
  return <DataTable query={open} columns={columns} rowKey={({ person, date }) => `${person} ${date}`} label={t('registrations.open')} empty={{ title: t('registrations.openNone'), next: t('registrations.openNoneNext') }} />
}

function List({ center }: { center: string }) {
  const { t, i18n } = useTranslation('settling')
  const attendance = useTranslation('attendance').t
  const can = useCan()
  const [sheet, setSheet] = useState<{ kind: 'proof' | 'return' | 'resubmit'; row: Registration }>()
  const list = useQuery(api.attendance.registrations.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const approve = useCommand(api.attendance.registrations.approve.mutationOptions(), { done: t('registrations.approved') })
  const when = (local: string) => formatDateTime(local, i18n.language).slice(0, -3)
  const review = can('attendance.registrations.approve', { center }).reason
  const register = can('attendance.registrations.register', { center }).reason
  const columns: Column<Registration>[] = [
    { key: 'name', title: t('column.person'), sortable: true, render: (_, row) => <a data-item href={paths.day(row.person, row.from.slice(0, 10))}>{row.name}</a> },
    { key: 'kind', title: t('column.kind'), render: (_, row) => attendance(`absenceKind.${row.kind}`) },
    { key: 'from', title: t('column.span'), sortable: true, render: (_, row) => `${when(row.from)} – ${when(row.to)}` },
    { key: 'reason', title: t('column.reason'), dataIndex: 'reason' },
    { key: 'proofs', title: t('column.proofs'), render: (_, row) => row.proofs.map(({ title }) => title).join(' · ') },
    { key: 'state', title: t('column.state'), sortable: true, render: (_, row) => <span className="states"><StateTag tone={stateTones[row.state]}>{t(`registrations.state.${row.state}`)}</StateTag>{row.late && <StateTag tone="late">{t('registrations.late')}</StateTag>}</span> },
    { key: 'due', title: t('column.due'), render: (_, row) => row.due && <>{formatShortDay(row.due.date, i18n.language)} <a className="clause-link" href={paths.clause(row.due.clause)}>{row.due.clause}</a></> },
    { key: 'registeredBy', title: t('column.registeredBy'), render: (_, row) => <ActorName id={row.registeredBy} /> },
    { key: 'decision', title: t('column.decision'), render: (_, row) => [row.decidedBy, row.decision].filter(Boolean).join(': ') },
    {
      key: 'action', title: t('action'),
      render: (_, row) => (
        <span className="row">
          {row.state === 'submitted' && <Action kind="quiet" reason={review} busy={approve.busy} onClick={() => approve.run({ center, id: row.id })}>{t('registrations.approve')}</Action>}
          {(row.state === 'submitted' || row.state === 'incomplete') && <Action kind="quiet" reason={review} onClick={() => setSheet({ kind: 'return', row })}>{t('registrations.giveBack')}</Action>}
          {row.state === 'incomplete' && <Action kind="quiet" reason={register} onClick={() => setSheet({ kind: 'proof', row })}>{t('registrations.addProof')}</Action>}
          {row.state === 'returned' && <Action kind="quiet" reason={register} onClick={() => setSheet({ kind: 'resubmit', row })}>{t('registrations.resubmit')}</Action>}
        </span>
      ),
    },
  ]
  const rowOf = (kind: 'proof' | 'return' | 'resubmit') => (sheet?.kind === kind ? sheet.row : undefined)
  const close = () => setSheet(undefined)
  return (
    <>
      <DataTable query={list} columns={columns} rowKey={({ id }) => id} label={t('registrations.list')} empty={{ title: t('registrations.none'), next: t('registrations.noneNext') }} />
      <ProofSheet row={rowOf('proof')} onClose={close} />
      <GiveBackSheet row={rowOf('return')} onClose={close} />
      <ResubmitSheet row={rowOf('resubmit')} onClose={close} />
    </>
  )
}

function Deductions({ center }: { center: string }) {
  const { t, i18n } = useTranslation('settling')
  const attendance = useTranslation('attendance').t
  const names = usePlaceNames([center])
  const entries = useQuery(api.attendance.registrations.deductions.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const day = (date: string) => formatShortDay(date, i18n.language)
  const columns: Column<Deduction>[] = [
    { key: 'name', title: t('column.person'), sortable: true, render: (_, row) => <a data-item href={paths.day(row.person, row.date)}>{row.name}</a> },
    { key: 'date', title: t('column.date'), sortable: true, render: (_, row) => day(row.date) },
    { key: 'finding', title: t('column.finding'), render: (_, row) => attendance(`finding.${row.finding}`) },
    { key: 'enteredOn', title: t('column.enteredOn'), sortable: true, render: (_, row) => day(row.enteredOn) },
    { key: 'points', title: t('column.points'), render: (_, row) => row.points ?? <span className="soft">{t('registrations.noPoints')}</span> },
    { key: 'clause', title: t('column.clause'), render: (_, row) => <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a> },
    { key: 'state', title: t('column.state'), render: (_, row) => <StateTag tone={row.revoked ? 'quiet' : 'absent'}>{t(row.revoked ? 'registrations.revoked' : 'registrations.standing')}</StateTag> },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
  ]
  return <DataTable query={entries} columns={columns} rowKey={({ id }) => id} label={t('registrations.deductions')} empty={{ title: t('registrations.deductionsNone'), next: t('registrations.deductionsNoneNext') }} />
}
