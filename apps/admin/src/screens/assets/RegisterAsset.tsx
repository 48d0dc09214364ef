import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { DayItem } from '../../antd/fields.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useToday } from '../../session/clock.ts'

const CATEGORIES = ['furniture', 'equipment', 'computer', 'typing', 'device', 'consumable', 'facility', 'other'] as const
interface Values { number: string; name: string; class: string; category: (typeof CATEGORIES)[number]; owner: 'center' | 'department' | 'third_party'; ownerUnit?: string; window?: string; section?: string; spot?: string; value: number; acquiredOn: string; usefulMonths: number }

export function RegisterAsset({ center, open, onClose }: { center: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const local = useLocal()
  const today = useToday()
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }, { enabled: open }))
  const sections = useQuery(api.organization.directory.sections.queryOptions({ center }, { enabled: open }))
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <CommandSheet open={open} onClose={onClose} title={t('register')} done={({ request }) => t(request ? 'asked' : 'registered')} options={api.assets.assets.register.mutationOptions()}
      initial={{ owner: 'center', category: 'equipment', acquiredOn: today, usefulMonths: 60, value: 0 } as Partial<Values>}
      input={({ ownerUnit, window, section, spot, value, ...rest }: Values) => ({ center, ...rest, ownerUnit: ownerUnit ?? null, window: window ?? null, section: window ? null : section ?? null, spot: spot ?? '', value: Math.round(value * 100) })}
    >
      <Form.Item name="number" label={t('number')} rules={required}><Input maxLength={40} /></Form.Item>
      <Form.Item name="name" label={t('name')} rules={required}><Input maxLength={100} /></Form.Item>
      <Form.Item name="class" label={t('class')} extra={t('classHint')} rules={required}><Input maxLength={9} /></Form.Item>
      <Form.Item name="category" label={t('category')}><Select options={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))} /></Form.Item>
      <Form.Item name="owner" label={t('owner')}><Select options={(['center', 'department', 'third_party'] as const).map((value) => ({ value, label: t(`owners.${value}`) }))} /></Form.Item>
      <Form.Item name="ownerUnit" label={t('ownerUnit')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="window" label={t('window')}><Select allowClear options={(windows.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.number} ${local(row.name)}` }))} /></Form.Item>
      <Form.Item name="section" label={t('section')}><Select allowClear options={(sections.data?.rows ?? []).map((row) => ({ value: row.id, label: local(row.name) }))} /></Form.Item>
      <Form.Item name="spot" label={t('spot')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="value" label={t('value')} rules={required}><InputNumber min={0} max={20_000_000} precision={2} /></Form.Item>
      <Form.Item name="acquiredOn" label={t('acquiredOn')} rules={required}><DayItem /></Form.Item>
      <Form.Item name="usefulMonths" label={t('usefulMonths')} rules={required}><InputNumber min={0} max={1200} precision={0} /></Form.Item>
    </CommandSheet>
  )
}
