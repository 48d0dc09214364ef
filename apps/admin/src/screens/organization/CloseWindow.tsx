import { DayField } from '@hall/ui'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useCommand } from '../../data/use-command.ts'
import { useToday } from '../../session/clock.ts'

type Window = Outputs['organization']['directory']['windows']['rows'][number]

/** A window is closed from a day on; nobody may sit there any more. */
export function CloseWindow({ window, onClose }: { window: Window | undefined; onClose: () => void }) {
  const { t } = useTranslation('organization')
  const local = useLocal()
  const today = useToday()
  const close = useCommand(api.organization.directory.closeWindow.mutationOptions(), { done: t('windows.didClose'), onDone: onClose })
  return (
    <FormSheet<{ on: string }> open={window !== undefined} title={`${t('windows.close')} · ${window ? `${window.number} ${local(window.name)}` : ''}`} submit={t('windows.close')} onClose={() => { close.clear(); onClose() }} busy={close.busy} problem={close.problem} initial={{ on: today }}
      onSubmit={({ on }) => { if (window) close.run({ center: window.center, window: window.id, on }) }}>
      <p className="soft">{t('windows.closeNote')}</p>
      <Form.Item name="on" label={t('windows.closeOn')} rules={[{ required: true, message: t('required') }]}><DayField /></Form.Item>
    </FormSheet>
  )
}
