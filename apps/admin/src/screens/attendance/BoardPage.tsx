import { formatDateTime, formatMonth, PageHeader, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { paths } from '../../paths.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'

type Notice = Outputs['attendance']['board']['list']['rows'][number]

/** What hangs on the boards, for everybody who is logged in. */
export function BoardPage() {
  const { t, i18n } = useTranslation('settling')
  const [center] = useCenter()
  const names = usePlaceNames([])
  const board = useQuery(api.attendance.board.list.queryOptions({ ...usePage(), ...(center && { center }) }, { placeholderData: keepPreviousData }))
  const columns: Column<Notice>[] = [
    { key: 'title', title: t('board.name'), sortable: true, render: (_, row) => <a data-item href={paths.boardNotice(row.id)}>{row.title}</a> },
    { key: 'number', title: t('board.number'), sortable: true, dataIndex: 'number' },
    { key: 'kind', title: t('column.kind'), render: (_, row) => <StateTag tone={row.kind === 'posting' ? 'leave' : 'cover'}>{t(`board.kind.${row.kind}`)}</StateTag> },
    { key: 'months', title: t('column.month'), render: (_, row) => row.months.map((month) => formatMonth(month, i18n.language)).join(' · ') },
    { key: 'center', title: t('column.center'), render: (_, row) => names.center(row.center) },
    { key: 'people', title: t('column.people'), align: 'end', dataIndex: 'people' },
    { key: 'issuedAt', title: t('board.issuedAt'), sortable: true, render: (_, row) => formatDateTime(atCenter(row.issuedAt), i18n.language).slice(0, -3) },
    { key: 'clause', title: t('column.clause'), render: (_, row) => <a className="clause-link" href={paths.clause(row.clause)}>{row.clause}</a> },
  ]
  return (
    <>
      <PageHeader title={t('board.title')} note={t('board.note')} />
      <DataTable query={board} columns={columns} rowKey={({ id }) => id} label={t('board.title')} empty={{ title: t('board.none'), next: t('board.noneNext') }} />
    </>
  )
}
