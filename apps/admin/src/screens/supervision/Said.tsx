import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'

/** What somebody writes into a sheet. */
export function Said({ name, label, required = true, rows = 4 }: { name: string; label: string; required?: boolean; rows?: number }) {
  const { t } = useTranslation('ledger')
  return <Form.Item name={name} label={label} rules={required ? [{ required: true, message: t('required') }] : []}><Input.TextArea rows={rows} maxLength={1000} /></Form.Item>
}
