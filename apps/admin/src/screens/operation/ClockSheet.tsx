import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { MomentField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { atCenter } from '../../session/clock.ts'
import type { ServiceName } from './ServicesPage.tsx'

/** China has one offset all year. */
const OFFSET = '+08:00'

/** Moves the simulated clock of a demo forward. */
export function ClockSheet({ service, now, open, onClose }: { service: ServiceName; now: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('operation')
  // A new time changes who is where: everything is read anew with it.
  const command = useCommand(api[service].ops.setClock.mutationOptions(), { done: t('services.clockSet'), onDone: () => location.reload() })
  return (
    <FormSheet<{ now: string }>
      open={open}
      title={t('services.setClock')}
      submit={t('services.setClock')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={(values) => command.run({ now: `${values.now}${OFFSET}` })}
      initial={{ now: atCenter(now) }}
      busy={command.busy}
      problem={command.problem}
    >
      <p className="soft">{t('services.clockNote')}</p>
      <Form.Item name="now" label={t('services.now')} rules={[{ required: true, message: t('required') }]}><MomentField /></Form.Item>
    </FormSheet>
  )
}
