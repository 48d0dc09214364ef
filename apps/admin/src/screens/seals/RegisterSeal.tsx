import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { DayItem, PersonField } from '../../antd/fields.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'

interface Values {
  number: string; name: string; kind: 'center' | 'window'; medium: 'physical' | 'electronic'; window?: string; section?: string; responsible?: string
  items?: string[]; validUntil?: string; counter?: number
}

export function RegisterSeal({ center, open, onClose }: { center: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('seals')
  const local = useLocal()
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }, { enabled: open }))
  const sections = useQuery(api.organization.directory.sections.queryOptions({ center }, { enabled: open }))
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <CommandSheet
      open={open} onClose={onClose} title={t('register')} done={t('registered')} options={api.seals.seals.register.mutationOptions()}
      initial={{ kind: 'window', medium: 'physical' } as Partial<Values>}
      input={({ kind, window, section, responsible, items, validUntil, counter, ...rest }: Values) => ({
        center, kind, ...rest, items: items ?? [], validUntil: validUntil ?? null, counter: counter ?? null,
        window: kind === 'window' ? window ?? null : null, section: kind === 'center' ? section ?? null : null, responsible: kind === 'center' ? responsible ?? null : null,
      })}
    >
      <Form.Item name="kind" label={t('kind')}><Select options={(['window', 'center'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))} /></Form.Item>
      <Form.Item name="medium" label={t('medium')}><Select options={(['physical', 'electronic'] as const).map((value) => ({ value, label: t(`media.${value}`) }))} /></Form.Item>
      <Form.Item name="number" label={t('number')} rules={required}><Input maxLength={60} /></Form.Item>
      <Form.Item name="name" label={t('name')} rules={required}><Input maxLength={120} /></Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => getFieldValue('kind') === 'window'
          ? <Form.Item name="window" label={t('window')} rules={required}><Select options={(windows.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.number} ${local(row.name)}` }))} /></Form.Item>
          : (
            <>
              <Form.Item name="section" label={t('section')} rules={required}><Select options={(sections.data?.rows ?? []).map((row) => ({ value: row.id, label: local(row.name) }))} /></Form.Item>
              <Form.Item name="responsible" label={t('responsible')} rules={required}><PersonField center={center} /></Form.Item>
            </>
          )}
      </Form.Item>
      <Form.Item name="items" label={t('items')} extra={t('itemsHint')}><Select mode="tags" tokenSeparators={[',', ' ']} open={false} /></Form.Item>
      <Form.Item name="validUntil" label={t('validUntil')}><DayItem /></Form.Item>
      <Form.Item name="counter" label={t('counter')} extra={t('counterHint')}><InputNumber min={0} precision={0} /></Form.Item>
    </CommandSheet>
  )
}
