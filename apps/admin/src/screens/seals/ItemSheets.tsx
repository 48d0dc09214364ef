import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { DayItem } from '../../antd/fields.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useToday } from '../../session/clock.ts'

interface Props { center: string; open: boolean; onClose: () => void }

function useWindows(center: string, open: boolean) {
  const local = useLocal()
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }, { enabled: open }))
  return { rows: windows.data?.rows ?? [], options: (windows.data?.rows ?? []).map((row) => ({ value: row.id, label: `${row.number} ${local(row.name)}` })) }
}

export function EnterItem({ center, open, onClose }: Props) {
  const { t } = useTranslation('seals')
  const today = useToday()
  const { options } = useWindows(center, open)
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <CommandSheet open={open} onClose={onClose} title={t('oversight.enterItem')} done={t('oversight.entered')} options={api.seals.items.enter.mutationOptions()} initial={{ enteredOn: today } as object}
      input={(values: { code: string; name: string; window: string; enteredOn: string }) => ({ center, ...values })}
    >
      <Form.Item name="code" label={t('oversight.code')} rules={required}><Input maxLength={60} /></Form.Item>
      <Form.Item name="name" label={t('oversight.itemName')} rules={required}><Input maxLength={120} /></Form.Item>
      <Form.Item name="window" label={t('window')} rules={required}><Select options={options} /></Form.Item>
      <Form.Item name="enteredOn" label={t('oversight.enteredOn')} rules={required}><DayItem /></Form.Item>
    </CommandSheet>
  )
}

export function AcceptCase({ center, open, onClose }: Props) {
  const { t } = useTranslation('seals')
  const today = useToday()
  const { rows, options } = useWindows(center, open)
  const items = useQuery(api.seals.items.list.queryOptions({ center, size: 500 }, { enabled: open }))
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <CommandSheet open={open} onClose={onClose} title={t('oversight.acceptCase')} done={({ accepted }) => t(accepted ? 'oversight.caseEntered' : 'oversight.caseRefused')} options={api.seals.cases.accept.mutationOptions()} initial={{ acceptedOn: today } as object}
      input={({ window, ...rest }: { case: string; item: string; window?: string; departments?: string[]; acceptedOn: string }) => {
        const department = rows.find(({ id }) => id === window)?.department ?? items.data?.rows.find(({ code }) => code === rest.item)?.department
        return { center, ...rest, window: window ?? null, departments: department ? [department] : [] }
      }}
    >
      <Form.Item name="case" label={t('use.case')} rules={required}><Input maxLength={60} /></Form.Item>
      <Form.Item name="item" label={t('oversight.items')} rules={required}><Select showSearch options={(items.data?.rows ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} /></Form.Item>
      <Form.Item name="window" label={t('window')}><Select allowClear placeholder={t('oversight.elsewhere')} options={options} /></Form.Item>
      <Form.Item name="acceptedOn" label={t('oversight.acceptedOn')} rules={required}><DayItem max={today} /></Form.Item>
    </CommandSheet>
  )
}
