import { StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { api } from '../../data/api.ts'
import { PersonName } from '../ledger/PersonName.tsx'
import { PlainTable } from '../ledger/PlainTable.tsx'
import { Said } from './Said.tsx'
import { useMoment } from './words.ts'

/** Requests to look at a result again. */
export function Reconsiderations({ center }: { center: string }) {
  const { t } = useTranslation('supervision')
  const moment = useMoment()
  const list = useQuery(api.supervision.results.reconsiderations.queryOptions({ center, size: 100 }))
  return (
    <PlainTable title={t('reconsider.list')} query={list} rowKey={({ id }) => id} empty={t('reconsider.none')} columns={[
      { title: t('person'), render: (row) => <PersonName register="supervision" id={row.filedBy} /> },
      { title: t('year'), render: (row) => row.year },
      { title: t('reconsider.reasons'), render: (row) => row.reasons },
      { title: t('at', { ns: 'ledger' }), render: (row) => moment(row.filedAt) },
      { title: t('points'), number: true, render: (row) => (row.pointsAfter !== null && row.pointsAfter !== row.pointsBefore ? `${row.pointsBefore ?? '—'} → ${row.pointsAfter}` : (row.pointsBefore ?? '—')) },
      { title: t('state', { ns: 'ledger' }), render: (row) => <><StateTag tone={row.state === 'open' ? 'open' : 'ok'}>{t(`reconsider.${row.state}`)}</StateTag> <span className="soft">{row.decision}</span></> },
      { title: t('action', { ns: 'ledger' }), render: (row) => row.state === 'open' && (
        <SheetAction label={t('reconsider.decide')} procedure="supervision.results.decide" place={{ center }} kind="quiet" options={api.supervision.results.decide.mutationOptions()} done={t('reconsider.decided')} note={row.reasons} initial={{ points: row.pointsBefore } as { points: number | null }}
          toInput={({ points, decision }: { points: number | null; decision?: string }) => ({ center, reconsideration: row.id, points, decision: decision ?? '' })}
        >
          <Form.Item name="points" label={t('points')}><InputNumber min={0} max={100} step={0.5} /></Form.Item>
          <Said name="decision" label={t('reason', { ns: 'ledger' })} />
        </SheetAction>
      ) },
    ]} />
  )
}
