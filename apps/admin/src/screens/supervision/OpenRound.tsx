import { Checkbox, Form, Input, InputNumber } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { api } from '../../data/api.ts'
import { PersonsField } from '../archives/PersonsField.tsx'
import { type AppraisalPolicy, IndicatorFields, indicatorsOf, type Line, proposedLines } from './IndicatorFields.tsx'

interface Values { year: number; persons: boolean; windows: boolean; lines: Line[]; leaderWeight: number; leaders: string[]; peers?: string[]; elsewhere?: string[]; because?: string }

/** Whom, on what, by whom: the round of a year. Aspects come from the regulation, where it names any. */
export function OpenRound({ center, year }: { center: string; year: number }) {
  const { t } = useTranslation('supervision')
  const policy = useQuery(api.regulation.policies.get.queryOptions({ center, area: 'evaluation' }, { retry: false }))
  const appraisal = (policy.data?.policy as { appraisal?: AppraisalPolicy } | undefined)?.appraisal
  const whole = { zh: t('indicator.whole', { lng: 'zh' }), en: t('indicator.whole', { lng: 'en' }) }
  const lines = proposedLines(appraisal, whole)
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  if (policy.isPending) return null
  return (
    <SheetAction label={t('round.open')} procedure="supervision.appraisalRounds.open" place={{ center }} kind="primary" icon="plus" options={api.supervision.appraisalRounds.open.mutationOptions()} done={t('round.opened')} note={t('round.openNote')}
      initial={{ year, persons: true, windows: true, lines, leaderWeight: 60 }}
      toInput={({ lines: given, persons, windows, leaderWeight, leaders, peers = [], elsewhere = [], because = '', year: of }: Values) => ({
        center, year: of, persons, windows, weights: { leader: leaderWeight, peer: 100 - leaderWeight },
        indicators: indicatorsOf(lines.map((line, nth) => ({ ...line, ...given[nth] }))).filter((one) => (one.for === 'person' ? persons : windows)),
        appraisers: [...leaders.map((person) => ({ person, source: 'leader' as const, windows: null })), ...peers.map((person) => ({ person, source: 'peer' as const, windows: null }))],
        elsewhere: elsewhere.map((person) => ({ person, reason: because || t('round.elsewhere') })),
      })}
    >
      <Form.Item name="year" label={t('year')} rules={required}><InputNumber min={2000} max={2100} /></Form.Item>
      <span className="row">
        <Form.Item name="persons" valuePropName="checked"><Checkbox>{t('subject.person')}</Checkbox></Form.Item>
        <Form.Item name="windows" valuePropName="checked"><Checkbox>{t('subject.window')}</Checkbox></Form.Item>
      </span>
      <IndicatorFields lines={lines} />
      <Form.Item name="leaderWeight" label={t('round.leaderWeight')} rules={required}><InputNumber min={0} max={100} /></Form.Item>
      <Form.Item name="leaders" label={t('round.leaders')} rules={required}><PersonsField center={center} /></Form.Item>
      <Form.Item name="peers" label={t('round.peers')}><PersonsField center={center} /></Form.Item>
      <Form.Item name="elsewhere" label={t('round.elsewhere')}><PersonsField center={center} /></Form.Item>
      <Form.Item name="because" label={t('reason', { ns: 'ledger' })}><Input maxLength={200} /></Form.Item>
    </SheetAction>
  )
}
