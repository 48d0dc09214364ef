import { Checkbox, Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { PersonField } from '../../antd/fields.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { fen } from './tones.ts'

const CAUSES = ['wear', 'power', 'against_rules', 'other'] as const
interface Closing { cause: (typeof CAUSES)[number]; person?: string; minutesDown: number; loss: number; blind: boolean }

/** The end of a fault, with what it came from: where rules were broken and the network stood still, more follows. */
export function CloseFault({ repair, onClose }: { repair: Outputs['assets']['repairs']['list']['rows'][number] | undefined; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  return (
    <CommandSheet open={repair !== undefined} onClose={onClose} title={t('fault.close')} done={({ sanction, clauses }) => t(sanction ? 'fault.sanctionOpened' : 'fault.closed', { clauses: clauses.join(' ') })} options={api.assets.machines.closeFault.mutationOptions()}
      initial={{ cause: 'wear', minutesDown: 0, loss: 0, blind: false } as Partial<Closing>}
      input={({ cause, person, minutesDown, loss, blind }: Closing) => repair && { center: repair.center, repair: repair.id, cause, person: person ?? null, minutesDown, loss: fen(loss), blind }}
    >
      <p>{repair?.assetName} <span className="soft">{repair?.asset} {repair?.fault}</span></p>
      <Form.Item name="cause" label={t('fault.cause')} rules={required}><Select options={CAUSES.map((value) => ({ value, label: t(`fault.causes.${value}`) }))} /></Form.Item>
      <Form.Item name="minutesDown" label={t('fault.minutesDown')} rules={required}><InputNumber min={0} max={100_000} precision={0} style={{ width: '100%' }} /></Form.Item>
      <Form.Item name="loss" label={t('fault.loss')} rules={required}><InputNumber min={0} max={20_000_000} precision={2} style={{ width: '100%' }} /></Form.Item>
      <Form.Item name="blind" valuePropName="checked"><Checkbox>{t('fault.blind')}</Checkbox></Form.Item>
      <Form.Item noStyle dependencies={['cause', 'blind']}>
        {({ getFieldValue }) => (getFieldValue('cause') === 'against_rules' || getFieldValue('blind') === true) && <Form.Item name="person" label={t('fault.person')} rules={required}><PersonField center={repair?.center} /></Form.Item>}
      </Form.Item>
    </CommandSheet>
  )
}
