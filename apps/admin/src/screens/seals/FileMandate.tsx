import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { DayItem, PersonField } from '../../antd/fields.tsx'
import { type Paper, PaperField } from '../../antd/paper-fields.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useToday } from '../../session/clock.ts'

interface Values { department: string; person: string; paper: Paper; items?: string[]; seals?: string[]; from: string; until?: string }

export function FileMandate({ center, open, onClose }: { center: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('seals')
  const local = useLocal()
  const today = useToday()
  const departments = useQuery(api.organization.directory.departments.queryOptions({ center }, { enabled: open }))
  const seals = useQuery(api.seals.seals.list.queryOptions({ center, size: 200 }, { enabled: open }))
  const items = useQuery(api.seals.items.list.queryOptions({ center, size: 500 }, { enabled: open }))
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <CommandSheet open={open} onClose={onClose} title={t('custody.fileMandate')} done={t('custody.mandateDone')} options={api.seals.mandates.file.mutationOptions()} initial={{ from: today } as Partial<Values>}
      input={({ items: codes, seals: ids, until, ...rest }: Values) => ({ center, ...rest, items: codes ?? [], seals: ids ?? [], until: until ?? null })}
    >
      <Form.Item name="department" label={t('custody.department')} rules={required}><Select options={(departments.data?.rows ?? []).map((row) => ({ value: row.id, label: local(row.name) }))} /></Form.Item>
      <Form.Item name="person" label={t('person')} rules={required}><PersonField center={center} /></Form.Item>
      <Form.Item name="paper" label={t('fileRules.paper')} rules={required}><PaperField /></Form.Item>
      <Form.Item name="items" label={t('oversight.items')}><Select mode="multiple" options={(items.data?.rows ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} /></Form.Item>
      <Form.Item name="seals" label={t('title')}><Select mode="multiple" options={(seals.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.name} ${row.number}` }))} /></Form.Item>
      <Form.Item name="from" label={t('custody.from')} rules={required}><DayItem /></Form.Item>
      <Form.Item name="until" label={t('custody.until')}><DayItem /></Form.Item>
    </CommandSheet>
  )
}
