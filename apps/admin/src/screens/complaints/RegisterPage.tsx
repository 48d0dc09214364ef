import { Choice, DayField, formatDay, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, queryClient } from '../../data/api.ts'
import { ExportButton } from '../../data/ExportButton.tsx'
import { SearchFilter } from '../../data/SearchFilter.tsx'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { useNow } from '../../session/clock.ts'
import { asDay, oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { type Complaint, resultTones, statusTones, useGround, useMoment } from './words.ts'

const STATUSES = ['draft', 'open', 'closed', 'declined', 'passed_on', 'merged'] as const
const CHANNELS = ['desk', 'phone', 'letter', 'email', 'web', 'sms', 'complaint_box', 'complaint_window', 'duty_chief', 'poor_rating', 'hotline_12345', 'petition_office'] as const

/** The register of complaints: searchable, and as a file for a period. */
export function RegisterPage() {
  const { t, i18n } = useTranslation('complaints')
  const [center] = useCenter()
  const can = useCan()
  const now = useNow()
  const [filters, change] = useFilters()
  const [from, to] = [asDay(filters['from']) ?? `${now.slice(0, 4)}-01-01`, asDay(filters['to']) ?? now.slice(0, 10)]
  const [status, channel] = [oneOf(STATUSES, filters['status']), oneOf(CHANNELS, filters['channel'])]
  const { search, window, person } = filters
  const names = usePlaceNames([center])
  const moment = useMoment()
  const ground = useGround()
  const asked = { ...(center && { center }), from, to, ...(status && { status }), ...(channel && { channel }), ...(search && { search }), ...(window && { window }), ...(person && { person }) }
  const list = useQuery(api.complaints.desk.list.queryOptions({ ...usePage(), ...asked }, { placeholderData: keepPreviousData }))
  const columns: Column<Complaint>[] = [
    { key: 'number', title: t('column.number'), sortable: true, render: (_, row) => <a data-item href={paths.complaint(row.id)}>{row.number}</a> },
    { key: 'receivedAt', title: t('column.received'), sortable: true, render: (_, row) => moment(row.receivedAt) },
    { key: 'channel', title: t('column.channel'), render: (_, row) => row.channels.map((one) => t(`channel.${one}`)).join(t('and')) },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'ground', title: t('column.ground'), render: (_, row) => ground(row.ground) },
    { key: 'status', title: t('column.status'), render: (_, row) => <StateTag tone={statusTones[row.status]} bare>{t(`status.${row.status}`)}</StateTag> },
    { key: 'result', title: t('column.result'), render: (_, row) => row.result && <StateTag tone={resultTones[row.result]} bare>{t(`result.${row.result}`)}</StateTag> },
    { key: 'dueAt', title: t('column.due'), sortable: true, render: (_, row) => (row.dueDate ? <>{formatDay(row.dueDate, i18n.language)} {row.late && <StateTag tone="absent" bare>{t('late')}</StateTag>}</> : '') },
  ]
  return (
    <>
      <PageHeader
        title={t('register.title')}
        note={t('register.note')}
        actions={<ExportButton reason={center ? can('complaints.desk.export', { center }).reason : t('register.chooseCenter')} fetch={() => queryClient.fetchQuery(api.complaints.desk.export.queryOptions({ center: center!, from, to }))} />}
      />
      <div className="filters no-print">
        <SearchFilter label={t('register.search')} />
        <span className="field"><label htmlFor="from">{t('from')}</label><DayField id="from" value={from} onChange={(day) => change({ from: day, page: undefined })} /></span>
        <span className="field"><label htmlFor="to">{t('to')}</label><DayField id="to" value={to} onChange={(day) => change({ to: day, page: undefined })} /></span>
        <Choice label={t('column.status')} value={status ?? ''} onChange={(next) => change({ status: next, page: undefined })} options={[{ value: '', name: t('all') }, ...STATUSES.map((value) => ({ value, name: t(`status.${value}`) }))]} />
        <Choice label={t('column.channel')} value={channel ?? ''} onChange={(next) => change({ channel: next, page: undefined })} options={[{ value: '', name: t('all') }, ...CHANNELS.map((value) => ({ value, name: t(`channel.${value}`) }))]} />
      </div>
      <DataTable excel={false} query={list} columns={columns} rowKey={({ id }) => id} label={t('register.title')} empty={{ title: t('register.none'), next: t('register.noneNext') }} />
    </>
  )
}
