import { StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { Choice } from '@hall/ui'
import { oneOf, useFilters } from '../../session/filters.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { Said } from './Said.tsx'

type Candidate = Outputs['supervision']['awards']['candidates']['rows'][number]

/** Whom the results put first for an award of the year, and what bars somebody. */
export function Candidates({ center, year }: { center: string; year: number }) {
  const { t } = useTranslation('supervision')
  const local = useLocal()
  const [filters, change] = useFilters()
  const kind = oneOf(['person', 'window'] as const, filters['kind']) ?? 'person'
  const names = usePlaceNames([center])
  const list = useQuery(api.supervision.awards.candidates.queryOptions({ ...usePage(), center, year, kind }, { placeholderData: keepPreviousData }))
  const put = useQuery(api.supervision.awards.list.queryOptions({ center, year, size: 100 }))
  const because = (text: string) => (text === 'provisional' || text === 'unit_incompetent' ? t(`bar.${text}`) : text)
  const columns: Column<Candidate>[] = [
    { key: 'name', title: t(`subject.${kind}`), sortable: true, render: (_, row) => row.name },
    { key: 'window', title: t('window'), render: (_, row) => names.window(row.window) },
    { key: 'points', title: t('points'), sortable: true, align: 'end', render: (_, row) => row.points ?? '—' },
    { key: 'grade', title: t('grade'), render: (_, row) => (row.gradeName ? local(row.gradeName) : '—') },
    { key: 'entries', title: t('entries'), align: 'end', render: (_, row) => row.entries },
    { key: 'barred', title: t('bar.title'), render: (_, row) => row.barred.map((bar) => <span key={bar.clause + bar.because}><StateTag tone="absent" bare>{because(bar.because)}</StateTag> <ClauseLink id={bar.clause} /></span>) },
    { key: 'action', title: t('action', { ns: 'ledger' }), render: (_, row) => (
      <SheetAction label={t('award.nominate')} procedure="supervision.awards.nominate" place={{ center }} kind="quiet" blocked={row.barred.length > 0 ? t('bar.blocked') : undefined} options={api.supervision.awards.nominate.mutationOptions()} done={t('award.nominated')}
        toInput={({ award, reason }: { award: string; reason?: string }) => ({ center, year, award, subject: row.subject, reason: reason || null })}
      >
        <Form.Item name="award" label={t('award.name')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Input maxLength={100} /></Form.Item>
        <Said name="reason" label={t('award.reason')} required={false} />
      </SheetAction>
    ) },
  ]
  return (
    <section className="panel">
      <div className="panel-head"><h2>{t('award.candidates')}</h2><Choice label={t('subject.label')} value={kind} options={(['person', 'window'] as const).map((value) => ({ value, name: t(`subject.${value}`) }))} onChange={(value) => change({ kind: value, page: undefined })} /></div>
      <DataTable query={list} columns={columns} rowKey={({ subject }) => `${subject.kind} ${subject.id}`} label={t('award.candidates')} empty={{ title: t('nobody'), next: t('nobodyNext') }} />
      <PlainTable title={t('award.list')} query={put} rowKey={({ id }) => id} empty={t('award.none')} columns={[
        { title: t('award.name'), render: (row) => row.award },
        { title: t('subject.label'), render: (row) => (row.subject.kind === 'person' ? <PersonName register="supervision" id={row.subject.id} /> : names.window(row.subject.id)) },
        { title: t('reason', { ns: 'ledger' }), render: (row) => row.reason ?? '—' },
        { title: t('by', { ns: 'ledger' }), render: (row) => <PersonName register="supervision" id={row.by} /> },
      ]} />
    </section>
  )
}
