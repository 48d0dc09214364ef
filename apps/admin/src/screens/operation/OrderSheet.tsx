import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { MomentField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useToday } from '../../session/clock.ts'

const KINDS = ['set_time', 'set_user', 'delete_user', 'resend', 'reboot'] as const
interface Entry { kind: (typeof KINDS)[number]; number?: string; name?: string; from: string; to: string }

/** One thing a terminal is to do. */
export function OrderSheet({ device, onClose }: { device: { serial: string; center: string; name: string } | undefined; onClose: () => void }) {
  const { t } = useTranslation('settling')
  const today = useToday()
  const command = useCommand(api.attendance.deviceCommands.order.mutationOptions(), { done: t('commands.ordered'), onDone: onClose })
  const required = [{ required: true, message: t('required') }]
  return (
    <FormSheet<Entry>
      open={device !== undefined}
      title={`${t('commands.order')} ${device?.name ?? ''}`}
      submit={t('commands.order')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={(entry) => { if (device) command.run({ center: device.center, serial: device.serial, order: orderOf(entry) }) }}
      initial={{ kind: 'set_time', from: `${today}T00:00:00`, to: `${today}T23:59:00` }}
      busy={command.busy}
      problem={command.problem}
    >
      <Form.Item name="kind" label={t('commands.what')} rules={required}><Select options={KINDS.map((value) => ({ value, label: t(`commands.kind.${value}`) }))} /></Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => {
          const kind = getFieldValue('kind') as Entry['kind']
          return (
            <>
              {(kind === 'set_user' || kind === 'delete_user') && <Form.Item name="number" label={t('commands.number')} rules={required}><Input maxLength={24} /></Form.Item>}
              {kind === 'set_user' && <Form.Item name="name" label={t('commands.name')} rules={required}><Input maxLength={24} /></Form.Item>}
              {kind === 'resend' && <><Form.Item name="from" label={t('commands.from')} rules={required}><MomentField /></Form.Item><Form.Item name="to" label={t('commands.to')} rules={required}><MomentField /></Form.Item></>}
            </>
          )
        }}
      </Form.Item>
    </FormSheet>
  )
}

function orderOf({ kind, number = '', name = '', from, to }: Entry) {
  switch (kind) {
    case 'set_user': return { kind, number, name }
    case 'delete_user': return { kind, number }
    case 'resend': return { kind, from, to }
    case 'set_time': case 'reboot': return { kind }
  }
}
