import { formatDateTime, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ActorName } from '../../data/ActorName.tsx'
import { usePlaceNames } from '../../session/places.ts'
import { field, FileAction, orNull } from './FileAction.tsx'
import { statusTone } from './words.ts'

type Outing = Outputs['personnel']['covers']['outings']['rows'][number]
type Acting = Outputs['personnel']['covers']['actings']['rows'][number]
const GROUNDS = ['very_short_outing', 'special_circumstances'] as const
const SCOPES = ['case_approvals', 'personnel_transfer', 'finance', 'daily_management'] as const

/** Very short outings of the only person of a window: asked for, consented to, left. */
export function Outings({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const query = useQuery(api.personnel.covers.outings.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const names = usePlaceNames([center])
  const when = (at: string | null) => (at ? formatDateTime(at, i18n.language).slice(0, -3) : '')
  const columns: Column<Outing>[] = [
    { key: 'person', title: t('column.person'), render: (_, row) => <ActorName id={row.person} /> },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'ground', title: t('field.reason'), render: (_, row) => t(`outingGround.${row.ground}`) },
    { key: 'from', title: t('field.from'), render: (_, row) => when(row.from) },
    { key: 'to', title: t('field.to'), render: (_, row) => when(row.to) },
    { key: 'status', title: t('column.status'), render: (_, row) => <><StateTag tone={row.offPost ? 'absent' : statusTone(row.status)}>{t(row.offPost ? 'outing.offPost' : `outingStatus.${row.status}`)}</StateTag></> },
    { key: 'action', title: t('cover.next'), render: (_, row) => <OutingNext outing={row} /> },
  ]
  return <DataTable query={query} columns={columns} rowKey={({ id }) => id} label={t('cover.outings')} empty={{ title: t('outing.none'), next: t('outing.noneNext') }} />
}

function OutingNext({ outing: { id, status, center, window, person } }: { outing: Outing }) {
  const { t } = useTranslation('personnel')
  const place = { center, window, person }
  const covers = api.personnel.covers
  return (
    <>
      {status === 'requested' && <FileAction kind="quiet" label={t('act.consent')} procedure="personnel.covers.consentOuting" place={place} options={covers.consentOuting.mutationOptions()} fields={[]} toInput={() => ({ id })} />}
      {status !== 'left' && <FileAction kind="quiet" label={t('act.leaveNow')} procedure="personnel.covers.leaveForOuting" place={place} options={covers.leaveForOuting.mutationOptions()} fields={[]} toInput={() => ({ id })} />}
    </>
  )
}

export function AskOuting({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  return (
    <FileAction
      label={t('act.askOuting')} procedure="personnel.covers.requestOuting" place={{ center }} kind="primary" options={api.personnel.covers.requestOuting.mutationOptions()}
      fields={[{ name: 'person', kind: 'person', center }, { name: 'ground', kind: 'choice', label: t('field.reason'), initial: 'very_short_outing', options: GROUNDS.map((value) => ({ value, label: t(`outingGround.${value}`) })) }, { name: 'from', kind: 'moment' }, { name: 'to', kind: 'moment' }]}
      toInput={({ person, ground, from, to }) => ({ center, person, ground, from, to, appointments: [] })}
    />
  )
}

/** Which deputy acts for an absent chief, within which scope. */
export function Actings({ center }: { center: string }) {
  const { t, i18n } = useTranslation('personnel')
  const query = useQuery(api.personnel.covers.actings.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const when = (at: string) => formatDateTime(at, i18n.language).slice(0, -3)
  const columns: Column<Acting>[] = [
    { key: 'chief', title: t('field.chief'), render: (_, row) => <ActorName id={row.chief} /> },
    { key: 'deputy', title: t('field.deputy'), render: (_, row) => <ActorName id={row.deputy} /> },
    { key: 'scope', title: t('field.scope'), render: (_, row) => row.scope.map((one) => t(`scope.${one}`, { defaultValue: one })).join(t('comma')) },
    { key: 'principles', title: t('field.principles'), dataIndex: 'principles' },
    { key: 'from', title: t('field.from'), render: (_, row) => when(row.from) },
    { key: 'to', title: t('field.to'), render: (_, row) => when(row.to) },
  ]
  return <DataTable query={query} columns={columns} rowKey={({ id }) => id} label={t('cover.actings')} empty={{ title: t('acting.none'), next: t('acting.noneNext') }} />
}

export function Designate({ center }: { center: string }) {
  const { t } = useTranslation('personnel')
  return (
    <FileAction
      label={t('act.designate')} procedure="personnel.covers.designate" place={{ center }} kind="primary" options={api.personnel.covers.designate.mutationOptions()}
      fields={[
        field({ name: 'chief', kind: 'person', center }), field({ name: 'deputy', kind: 'person', center }), field({ name: 'scope', kind: 'several', options: SCOPES.map((value) => ({ value, label: t(`scope.${value}`) })) }),
        field({ name: 'principles', kind: 'area', optional: true }), field({ name: 'from', kind: 'moment' }), field({ name: 'to', kind: 'moment' }),
      ]}
      toInput={({ chief, deputy, scope, principles, from, to }) => ({ center, department: null, chief, deputies: [deputy], scope, principles: orNull(principles), from, to })}
    />
  )
}
