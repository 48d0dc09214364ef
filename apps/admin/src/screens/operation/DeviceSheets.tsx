import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useCommand } from '../../data/use-command.ts'
import { useCenter } from '../../session/center.ts'
import { useSession } from '../../session/session.ts'
import type { Device } from './DevicesPage.tsx'

const RECORDS = ['by_verify_mode', 'camera', 'sign_in'] as const
interface Entry { serial: string; center: string; name: string; records: Device['records'] }

/** `serial` is what the terminal called itself; empty when it is typed in; undefined while closed. */
export function EnrolSheet({ serial, onClose }: { serial: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('operation')
  const local = useLocal()
  const { me } = useSession()
  const [center] = useCenter()
  const enrol = useCommand(api.attendance.devices.enrol.mutationOptions(), { done: t('devices.enrolled'), onDone: onClose })
  const required = [{ required: true, message: t('required') }]
  const zone = (id: string) => me.centers.find((one) => one.id === id)?.timezone ?? 'Asia/Shanghai'
  return (
    <FormSheet<Entry>
      key={serial}
      open={serial !== undefined}
      title={t('devices.enrol')}
      submit={t('devices.enrol')}
      onClose={() => { enrol.clear(); onClose() }}
      onSubmit={(values) => enrol.run({ ...values, timezone: zone(values.center) })}
      initial={{ ...(serial && { serial }), ...(center && { center }), records: 'by_verify_mode' }}
      busy={enrol.busy}
      problem={enrol.problem}
    >
      <Form.Item name="serial" label={t('devices.serial')} rules={[...required, { pattern: /^[A-Za-z0-9_-]{4,40}$/, message: t('devices.serialNote') }]}><Input maxLength={40} /></Form.Item>
      <Form.Item name="center" label={t('center')} rules={required}><Select options={me.centers.map(({ id, name }) => ({ value: id, label: local(name) }))} /></Form.Item>
      <Form.Item name="name" label={t('devices.name')} rules={required}><Input maxLength={60} /></Form.Item>
      <Form.Item name="records" label={t('devices.records')} extra={t('devices.recordsNote')} rules={required}><Select options={RECORDS.map((value) => ({ value, label: t(`records.${value}`) }))} /></Form.Item>
    </FormSheet>
  )
}

export function RetireSheet({ device, onClose }: { device: Device | undefined; onClose: () => void }) {
  const { t } = useTranslation('operation')
  const retire = useCommand(api.attendance.devices.retire.mutationOptions(), { done: t('devices.retired'), onDone: onClose })
  return (
    <FormSheet<{ reason: string }>
      open={device !== undefined}
      title={t('devices.retireTitle', { name: device?.name ?? '' })}
      submit={t('devices.retire')}
      onClose={() => { retire.clear(); onClose() }}
      onSubmit={({ reason }) => { if (device) retire.run({ serial: device.serial, center: device.center, reason }) }}
      busy={retire.busy}
      problem={retire.problem}
    >
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={200} /></Form.Item>
    </FormSheet>
  )
}
