import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayItem, PersonField } from '../../antd/fields.tsx'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { api } from '../../data/api.ts'
import { useToday } from '../../session/clock.ts'
import { WindowItem } from '../complaints/fields.tsx'
import { Said } from './Said.tsx'
import { type Entry, optionsOf } from './words.ts'

const KINDS = ['deduction', 'award_loss', 'circular', 'criticism'] as const
interface Values { person?: string; window?: string; kind: Entry['kind']; clause: string; points?: number | null; serious?: boolean; on: string; fact: string; reason: string; evidence: string }

/** Entered by hand: what, on which clause, with which evidence. The person hears of it before it counts. */
export function EnterEntry({ center }: { center: string }) {
  const { t } = useTranslation('supervision')
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  const today = useToday()
  return (
    <SheetAction label={t('entry.enter')} procedure="supervision.ledgerEntries.enter" place={{ center }} kind="primary" icon="plus" options={api.supervision.ledgerEntries.enter.mutationOptions()} done={t('entry.entered')} note={t('entry.enterNote')} initial={{ on: today, kind: 'criticism' } as Partial<Values>}
      toInput={({ person = '', window = '', points = null, serious = false, ...values }: Values) => ({ center, person: person || null, window: window || null, points, serious, ...values })}
    >
      <Form.Item name="person" label={t('person')}><PersonField center={center} /></Form.Item>
      <WindowItem center={center} label={t('windowOnly')} />
      <Form.Item name="kind" label={t('kind')} rules={required}><Select options={optionsOf(KINDS, (value) => t(`kinds.${value}`))} /></Form.Item>
      <Form.Item name="clause" label={t('clause', { ns: 'ledger' })} rules={required}><Input maxLength={12} /></Form.Item>
      <Form.Item name="points" label={t('pointsIfRegulated')}><InputNumber min={0} max={100} step={0.5} /></Form.Item>
      <Form.Item name="on" label={t('on')} rules={required}><DayItem max={today} /></Form.Item>
      <Form.Item name="fact" label={t('fact')} rules={required}><Input maxLength={200} /></Form.Item>
      <Said name="reason" label={t('reason', { ns: 'ledger' })} rows={3} />
      <Said name="evidence" label={t('evidence')} rows={2} />
      <Form.Item name="serious" valuePropName="checked"><Checkbox>{t('serious')}</Checkbox></Form.Item>
    </SheetAction>
  )
}
