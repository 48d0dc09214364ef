import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'

/** A window of the center, by number and name. */
export function WindowItem({ center, name = 'window', required = false, label }: { center: string; name?: string | (string | number)[]; required?: boolean; label?: string }) {
  const { t } = useTranslation('complaints')
  const local = useLocal()
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }))
  return (
    <Form.Item name={name} label={label ?? t('column.window')} rules={required ? [{ required: true, message: t('form.required') }] : []}>
      <Select allowClear={!required} showSearch optionFilterProp="label" options={(windows.data?.rows ?? []).map(({ id, number, name: of }) => ({ value: id, label: `${number} ${local(of)}` }))} />
    </Form.Item>
  )
}
