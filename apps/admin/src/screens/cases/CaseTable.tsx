import { formatDateTime, StateTag } from '@hall/ui'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable } from '../../antd/DataTable.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { paths } from '../../paths.ts'
import { atCenter, useToday } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { type CaseRow, dayNear, dueTone, stateTones } from './words.ts'

interface Props { query: Pick<UseQueryResult<{ rows: CaseRow[]; total: number }, unknown>, 'data' | 'error' | 'isPending' | 'refetch'>; label: string; empty: { title: string; next: string } }

/** Cases as a list, each a link to all of it. */
export function CaseTable({ query, label, empty }: Props) {
  const { t, i18n } = useTranslation('cases')
  const today = useToday()
  const names = usePlaceNames((query.data?.rows ?? []).map(({ center }) => center))
  const columns: Column<CaseRow>[] = [
    { key: 'number', title: t('column.number'), sortable: true, render: (_, row) => <a data-item href={paths.case(row.id)}>{row.number}</a> },
    { key: 'itemName', title: t('column.item'), sortable: true, render: (_, row) => row.itemName },
    { key: 'kind', title: t('column.kind'), render: (_, row) => t(`kind.${row.kind}`) },
    { key: 'applicant', title: t('column.applicant'), render: (_, row) => row.applicant || t('none') },
    { key: 'state', title: t('column.state'), sortable: true, render: (_, row) => <StateTag tone={stateTones[row.state]}>{t(`state.${row.state}`)}</StateTag> },
    { key: 'dueAt', title: t('column.due'), sortable: true, render: (_, row) => (row.dueOn ? <StateTag tone={dueTone(row, today)} bare>{dayNear(row.dueOn, { today, language: i18n.language })}{row.stopped ? t('stoppedNote') : ''}</StateTag> : t('none')) },
    { key: 'receivedAt', title: t('column.received'), sortable: true, render: (_, row) => formatDateTime(atCenter(row.receivedAt), i18n.language).slice(0, -3) },
    { key: 'finishedAt', title: t('column.finished'), sortable: true, render: (_, row) => (row.finishedAt ? <StateTag tone={row.dueAt && row.finishedAt > row.dueAt ? 'late' : 'ok'} bare>{dayNear(atCenter(row.finishedAt).slice(0, 10), { today, language: i18n.language })}</StateTag> : '') },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) || names.department(row.department) },
    { key: 'handler', title: t('column.handler'), render: (_, row) => (row.handler ? <ActorName id={row.handler} /> : t('none')) },
    { key: 'findings', title: t('column.findings'), align: 'end', render: (_, row) => (row.findings > 0 ? <StateTag tone="absent" bare>{row.findings}</StateTag> : '') },
  ]
  return <DataTable query={query} columns={columns} rowKey={({ id }) => id} label={label} empty={empty} />
}
