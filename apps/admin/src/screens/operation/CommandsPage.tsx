import { Action, Choice, formatDateTime, PageHeader, StateTag, type Tone } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { OrderSheet } from './OrderSheet.tsx'

type Ordered = Outputs['attendance']['deviceCommands']['list']['rows'][number]
type Operation = Outputs['attendance']['deviceCommands']['operations']['rows'][number]
const VIEWS = ['commands', 'operations', 'drift'] as const
const tones: Readonly<Record<Ordered['state'], Tone>> = { waiting: 'open', sent: 'leave', done: 'ok', failed: 'absent', unanswered: 'late', cancelled: 'quiet' }

/** What terminals are to do and did, what was done at them, how their clocks ran. */
export function CommandsPage() {
  const { t } = useTranslation('settling')
  const can = useCan()
  const [center] = useCenter()
  const [filters, change] = useFilters()
  const [ordering, setOrdering] = useState(false)
  const view = oneOf(VIEWS, filters['view']) ?? 'commands'
  const devices = useQuery(api.attendance.devices.list.queryOptions({ size: 500, ...(center && { center }) }))
  const rows = (devices.data?.rows ?? []).filter(({ retiredAt }) => !retiredAt)
  const device = rows.find(({ serial }) => serial === filters['serial'])
  const users = useCommand(api.attendance.deviceCommands.orderUsers.mutationOptions(), { done: ({ ordered }) => t('commands.usersOrdered', { count: ordered }) })
  const reason = can('attendance.deviceCommands.order', center ? { center } : undefined).reason ?? (device ? undefined : t('commands.chooseDevice'))
  return (
    <>
      <PageHeader
        title={t('commands.title')}
        tabs={VIEWS.map((id) => ({ name: t(`commands.${id}`), href: paths.commands(id, device?.serial), current: id === view }))}
        actions={
          <>
            <Action reason={reason} busy={users.busy} onClick={() => { if (device) users.run({ center: device.center, serial: device.serial }) }}>{t('commands.users')}</Action>
            <Action kind="primary" icon="plus" reason={reason} onClick={() => setOrdering(true)}>{t('commands.order')}</Action>
          </>
        }
      />
      <div className="filters">
        <Choice label={t('commands.device')} value={device?.serial ?? ''} onChange={(serial) => change({ serial: serial || undefined, page: undefined })}
          options={[{ value: '', name: t('commands.chooseDevice') }, ...rows.map(({ serial, name }) => ({ value: serial, name: `${name} ${serial}` }))]} />
      </div>
      {view === 'commands' && <Commands serial={device?.serial} />}
      {view === 'operations' && <Operations serial={device?.serial} />}
      {view === 'drift' && <Drift device={device} />}
      <OrderSheet device={ordering ? device : undefined} onClose={() => setOrdering(false)} />
    </>
  )
}

function useWhen() {
  const { i18n } = useTranslation('settling')
  return (instant: string | null) => (instant ? formatDateTime(atCenter(instant), i18n.language) : '')
}

function Commands({ serial }: { serial: string | undefined }) {
  const { t } = useTranslation('settling')
  const can = useCan()
  const when = useWhen()
  const [center] = useCenter()
  const list = useQuery(api.attendance.deviceCommands.list.queryOptions({ ...usePage(), ...(center && { center }), ...(serial && { serial }) }, { placeholderData: keepPreviousData }))
  const cancel = useCommand(api.attendance.deviceCommands.cancel.mutationOptions(), { done: t('commands.cancelled') })
  const columns: Column<Ordered>[] = [
    { key: 'id', title: '#', sortable: true, dataIndex: 'id' },
    { key: 'serial', title: t('commands.device'), sortable: true, render: (_, row) => <code>{row.serial}</code> },
    { key: 'what', title: t('commands.what'), render: (_, { order }) => t(`commands.did.${order.kind}`, { number: 'number' in order ? order.number : '', name: 'name' in order ? order.name : '', from: 'from' in order ? order.from.replace('T', ' ') : '', to: 'to' in order ? order.to.replace('T', ' ') : '' }) },
    { key: 'state', title: t('column.state'), sortable: true, render: (_, row) => <StateTag tone={tones[row.state]}>{t(`commands.state.${row.state}`)}</StateTag> },
    { key: 'returnCode', title: t('commands.returnCode'), render: (_, row) => row.returnCode !== null && t([`commands.result.${row.returnCode}` as 'commands.result.0', 'commands.result.other'], { code: row.returnCode }) },
    { key: 'attempts', title: t('commands.attempts'), align: 'end', dataIndex: 'attempts' },
    { key: 'orderedAt', title: t('commands.orderedBy'), sortable: true, render: (_, row) => <>{when(row.orderedAt)} {row.orderedBy.includes(':') ? t('commands.system') : <ActorName id={row.orderedBy} />}</> },
    { key: 'answeredAt', title: t('column.at'), render: (_, row) => when(row.answeredAt) },
    { key: 'action', title: t('action'), render: (_, row) => (row.state === 'waiting' || row.state === 'sent' || row.state === 'unanswered') && <Action kind="quiet" reason={can('attendance.deviceCommands.cancel', { center: row.center }).reason} busy={cancel.busy} onClick={() => cancel.run({ center: row.center, id: row.id })}>{t('commands.cancel')}</Action> },
  ]
  return <DataTable query={list} columns={columns} rowKey={({ id }) => id} label={t('commands.commands')} empty={{ title: t('commands.none'), next: t('commands.noneNext') }} />
}

function Operations({ serial }: { serial: string | undefined }) {
  const { t, i18n } = useTranslation('settling')
  const when = useWhen()
  const [center] = useCenter()
  const list = useQuery(api.attendance.deviceCommands.operations.queryOptions({ ...usePage(), ...(center && { center }), ...(serial && { serial }) }, { placeholderData: keepPreviousData }))
  const columns: Column<Operation>[] = [
    { key: 'at', title: t('column.at'), sortable: true, render: (_, row) => formatDateTime(row.at, i18n.language) },
    { key: 'serial', title: t('commands.device'), sortable: true, render: (_, row) => <code>{row.serial}</code> },
    { key: 'code', title: t('commands.what'), sortable: true, render: (_, row) => t([`commands.operation.${row.code}` as 'commands.operation.4', 'commands.operation.other'], { code: row.code }) },
    { key: 'operator', title: t('commands.operator'), dataIndex: 'operator' },
    { key: 'receivedAt', title: t('column.enteredOn'), render: (_, row) => when(row.receivedAt) },
  ]
  return <DataTable query={list} columns={columns} rowKey={({ serial: of, at, code, operator }) => `${of}${at}${code}${operator}`} label={t('commands.operations')} empty={{ title: t('commands.operationsNone'), next: t('commands.operationsNoneNext') }} />
}

function Drift({ device }: { device: { serial: string; center: string } | undefined }) {
  const { t } = useTranslation('settling')
  const operation = useTranslation('operation').t
  const when = useWhen()
  const list = useQuery(api.attendance.deviceCommands.drift.queryOptions(device ? { center: device.center, serial: device.serial } : skipToken))
  if (!device) return <p className="soft">{t('commands.chooseDevice')}</p>
  const columns: Column<{ at: string; seconds: number }>[] = [
    { key: 'at', title: t('column.at'), render: (_, row) => when(row.at) },
    { key: 'seconds', title: t('commands.drift'), align: 'end', render: (_, row) => <StateTag tone={Math.abs(row.seconds) >= 30 ? 'late' : 'ok'} bare>{operation('seconds', { count: row.seconds })}</StateTag> },
  ]
  return <DataTable query={list} columns={columns} rowKey={({ at }) => at} label={t('commands.drift')} empty={{ title: t('commands.driftNone'), next: '' }} />
}
