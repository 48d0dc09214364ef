import { Action, formatDateTime, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { EnrolSheet, RetireSheet } from './DeviceSheets.tsx'

type Devices = Outputs['attendance']['devices']
export type Device = Devices['list']['rows'][number]
type Unknown = Devices['unknown']['rows'][number]
type Unread = Devices['unread']['rows'][number]

const VIEWS = ['list', 'unknown', 'unread'] as const
/** More than this and a punch may fall on the wrong side of a limit. */
const DRIFT_SECONDS = 30

/** Terminals: enrolled ones, serials nobody knows, lines nobody could read. */
export function DevicesPage() {
  const { t } = useTranslation('operation')
  const settling = useTranslation('settling').t
  const can = useCan()
  const [filters] = useFilters()
  const [center] = useCenter()
  const [enrolling, setEnrolling] = useState<string>()
  const view = oneOf(VIEWS, filters['view']) ?? 'list'
  const mayUnknown = can('attendance.devices.unknown')
  const href = (id: string) => `${paths.devices}?${new URLSearchParams({ ...(center && { center }), view: id })}`
  return (
    <>
      <PageHeader
        title={t('devices.title')}
        note={t('devices.note')}
        tabs={VIEWS.filter((id) => id !== 'unknown' || mayUnknown.ok).map((id) => ({ name: t(`devices.${id}`), href: href(id), current: id === view }))}
        actions={
          <>
            <a className="action" href={paths.commands()}>{settling('commands.title')}</a>
            <a className="action" href={paths.deviceImport}>{settling('import.title')}</a>
            <Action kind="primary" icon="plus" reason={can('attendance.devices.enrol', center ? { center } : undefined).reason} onClick={() => setEnrolling('')}>{t('devices.enrol')}</Action>
          </>
        }
      />
      {view === 'list' && <Enrolled />}
      {view === 'unknown' && <UnknownSerials onEnrol={setEnrolling} />}
      {view === 'unread' && <UnreadLines />}
      <EnrolSheet serial={enrolling} onClose={() => setEnrolling(undefined)} />
    </>
  )
}

function useWhen(): (instant: string | null) => string {
  const { t, i18n } = useTranslation('operation')
  return (instant) => (instant ? formatDateTime(atCenter(instant), i18n.language) : t('never'))
}

function Enrolled() {
  const { t } = useTranslation('operation')
  const can = useCan()
  const when = useWhen()
  const [center] = useCenter()
  const names = usePlaceNames([])
  const [retiring, setRetiring] = useState<Device>()
  const devices = useQuery(api.attendance.devices.list.queryOptions({ ...usePage(), ...(center && { center }) }, { placeholderData: keepPreviousData }))
  const columns: Column<Device>[] = [
    { key: 'serial', title: t('devices.serial'), sortable: true, render: (_, row) => <code>{row.serial}</code> },
    { key: 'name', title: t('devices.name'), dataIndex: 'name' },
    { key: 'center', title: t('center'), render: (_, row) => names.center(row.center) },
    { key: 'records', title: t('devices.records'), render: (_, row) => t(`records.${row.records}`) },
    { key: 'lastSeenAt', title: t('devices.lastSeen'), sortable: true, render: (_, row) => when(row.lastSeenAt) },
    { key: 'drift', title: t('devices.drift'), align: 'end', render: (_, { clockDriftSeconds: drift }) => drift !== null && <StateTag tone={Math.abs(drift) > DRIFT_SECONDS ? 'late' : 'ok'} bare>{t('seconds', { count: drift })}</StateTag> },
    { key: 'punches', title: t('devices.punches'), align: 'end', dataIndex: 'punches' },
    { key: 'state', title: t('state'), render: (_, row) => <StateTag tone={row.retiredAt ? 'quiet' : 'ok'}>{t(row.retiredAt ? 'devices.retired' : 'devices.active')}</StateTag> },
    { key: 'action', title: t('action'), render: (_, row) => !row.retiredAt && <Action kind="quiet" reason={can('attendance.devices.retire', { center: row.center }).reason} onClick={() => setRetiring(row)}>{t('devices.retire')}</Action> },
  ]
  return (
    <>
      <DataTable query={devices} columns={columns} rowKey={({ serial }) => serial} label={t('devices.title')} empty={{ title: t('devices.none'), next: t('devices.noneNext') }} />
      <RetireSheet device={retiring} onClose={() => setRetiring(undefined)} />
    </>
  )
}

function UnknownSerials({ onEnrol }: { onEnrol: (serial: string) => void }) {
  const { t } = useTranslation('operation')
  const can = useCan()
  const when = useWhen()
  const serials = useQuery(api.attendance.devices.unknown.queryOptions(usePage(), { placeholderData: keepPreviousData }))
  const columns: Column<Unknown>[] = [
    { key: 'serial', title: t('devices.serial'), render: (_, row) => <code>{row.serial}</code> },
    { key: 'firstSeenAt', title: t('devices.firstSeen'), render: (_, row) => when(row.firstSeenAt) },
    { key: 'lastSeenAt', title: t('devices.lastSeen'), render: (_, row) => when(row.lastSeenAt) },
    { key: 'calls', title: t('devices.calls'), align: 'end', dataIndex: 'calls' },
    { key: 'action', title: t('action'), render: (_, row) => <Action kind="quiet" reason={can('attendance.devices.enrol').reason} onClick={() => onEnrol(row.serial)}>{t('devices.enrol')}</Action> },
  ]
  return <DataTable query={serials} columns={columns} rowKey={({ serial }) => serial} label={t('devices.unknown')} empty={{ title: t('devices.noUnknown'), next: t('devices.noUnknownNext') }} />
}

function UnreadLines() {
  const { t } = useTranslation('operation')
  const when = useWhen()
  const [center] = useCenter()
  const lines = useQuery(api.attendance.devices.unread.queryOptions({ ...usePage(), ...(center && { center }) }, { placeholderData: keepPreviousData }))
  const columns: Column<Unread>[] = [
    { key: 'receivedAt', title: t('devices.receivedAt'), sortable: true, render: (_, row) => when(row.receivedAt) },
    { key: 'serial', title: t('devices.serial'), render: (_, row) => <code>{row.serial}</code> },
    { key: 'code', title: t('devices.why'), render: (_, row) => t([`line.${row.code}` as 'line.LINE_MALFORMED', 'line.other'], { code: row.code }) },
    { key: 'line', title: t('devices.line'), render: (_, row) => <code className="device-line">{row.line}</code> },
  ]
  return <DataTable query={lines} columns={columns} rowKey={({ id }) => id} label={t('devices.unread')} empty={{ title: t('devices.noUnread'), next: t('devices.noUnreadNext') }} />
}
