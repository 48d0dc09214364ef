import { formatDateTime } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Input } from 'antd'
import { api } from '../../data/api.ts'
import { atCenter, useToday } from '../../session/clock.ts'
import { ClauseLink } from '../ledger/ClauseLink.tsx'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'

const MONTH = /^(19|20)\d{2}-(0[1-9]|1[0-2])$/

/** Who tried to open files that are not theirs, month by month; nothing where the regulation does not ask. */
export function Attempts({ center }: { center: string }) {
  const { t, i18n } = useTranslation('archives')
  const today = useToday()
  const [month, setMonth] = useState(today.slice(0, 7))
  const attempts = useQuery(api.archives.packages.attempts.queryOptions({ center, month: MONTH.test(month) ? month : today.slice(0, 7) }))
  if (!attempts.data?.clause) return null
  return (
    <PlainTable title={t('attempt.list')} note={<ClauseLink id={attempts.data.clause} />} query={attempts} rowKey={({ person }) => person} empty={t('attempt.none')}
      actions={<Input type="month" aria-label={t('attempt.month')} value={month} max={today.slice(0, 7)} onChange={({ target }) => setMonth(target.value)} style={{ width: 'auto' }} />}
      columns={[
        { title: t('attempt.person'), render: (row) => <PersonName register="archives" id={row.person} /> },
        { title: t('attempt.count'), number: true, render: (row) => row.count },
        { title: t('attempt.last'), render: (row) => formatDateTime(atCenter(row.lastAt), i18n.language).slice(0, -3) },
      ]} />
  )
}
