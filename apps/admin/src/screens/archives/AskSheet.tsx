import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { api } from '../../data/api.ts'
import { ACCESS_KINDS } from './words.ts'

interface Values { number: string; kind: (typeof ACCESS_KINDS)[number]; purpose: string; pages?: number; days?: number; reason?: string }

/** A request for consent, by the number on the spine. */
export function AskSheet({ center, number, open, onClose }: { center: string; number?: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('archives')
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <CommandSheet open={open} onClose={onClose} title={t('access.ask')} done={t('access.asked')} options={api.archives.access.request.mutationOptions()} initial={{ kind: 'consult', days: 1, ...(number && { number }) } as Partial<Values>}
      input={({ kind, purpose, pages, days, reason, number: given }: Values) => ({ center, number: given, kind, purpose, pages: pages ?? null, days: days ?? 1, reason: reason ?? '' })}
    >
      <Form.Item name="number" label={t('number')} rules={required}><Input maxLength={80} disabled={number !== undefined} /></Form.Item>
      <Form.Item name="kind" label={t('access.kind')} rules={required}><Select options={ACCESS_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} /></Form.Item>
      <Form.Item name="purpose" label={t('access.purpose')} rules={required}><Input maxLength={200} /></Form.Item>
      <Form.Item name="days" label={t('access.days')} extra={t('access.daysNote')}><InputNumber min={1} max={30} /></Form.Item>
      <Form.Item name="reason" label={t('access.reason')}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
      <Form.Item name="pages" label={t('access.pages')}><InputNumber min={1} max={5000} /></Form.Item>
    </CommandSheet>
  )
}
