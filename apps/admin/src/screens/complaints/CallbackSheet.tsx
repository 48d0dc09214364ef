import { Form, Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'

const CAUSES = ['attitude', 'waiting', 'not_told', 'materials', 'system', 'other'] as const

/** A call back to somebody dissatisfied: every attempt is kept; the one that reached them ends it. */
export function CallbackSheet({ rating, onClose }: { rating: string | undefined; onClose: () => void }) {
  const { t } = useTranslation('complaints')
  const command = useCommand(api.complaints.callbacks.record.mutationOptions(), { done: t('callback.recorded'), onDone: onClose })
  const required = [{ required: true, message: t('form.required') }]
  return (
    <FormSheet<{ reached: boolean; cause?: string; text: string }>
      open={rating !== undefined}
      title={t('callback.record')}
      submit={t('callback.record')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={({ reached, cause, text }) => { if (rating) command.run({ rating, reached, cause: cause ?? null, text }) }}
      initial={{ reached: true }}
      busy={command.busy}
      problem={command.problem}
    >
      <Form.Item name="reached" label={t('callback.reached')} rules={required}><Radio.Group options={[{ value: true, label: t('yes') }, { value: false, label: t('callback.notReached') }]} /></Form.Item>
      <Form.Item name="cause" label={t('callback.cause')}><Select allowClear options={CAUSES.map((cause) => ({ value: cause, label: t(`cause.${cause}`) }))} /></Form.Item>
      <Form.Item name="text" label={t('callback.said')} rules={required}><Input.TextArea rows={4} maxLength={2000} /></Form.Item>
    </FormSheet>
  )
}
