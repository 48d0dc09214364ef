import { Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { api } from '../../data/api.ts'
import { useNow } from '../../session/clock.ts'
import { AssetField } from './AssetField.tsx'
import { LossWhy } from './LossWhy.tsx'
import { fen, type Loss, yuan } from './tones.ts'

const KINDS = ['poor_care', 'theft', 'accident'] as const
const LIABLE = ['person', 'guard', 'nobody'] as const
interface OfLoss { loss: Loss | undefined; onClose: () => void }

function useRequired() {
  const { t } = useTranslation('ledger')
  return [{ required: true, message: t('required') }]
}

interface Reported { asset: string; kind: (typeof KINDS)[number]; foundAt: string }

export function ReportLoss({ center, asset, open, onClose }: { center: string; asset?: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  const now = useNow()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('loss.report')} done={({ late }) => t(late ? 'loss.reportedLate' : 'loss.reported')} options={api.assets.losses.report.mutationOptions()}
      initial={{ ...(asset && { asset }), kind: 'poor_care', foundAt: now } as Partial<Reported>} input={({ foundAt, ...rest }: Reported) => ({ center, ...rest, foundAt: `${foundAt}+08:00` })}
    >
      <Form.Item name="asset" label={t('name')} rules={required}><AssetField center={center} /></Form.Item>
      <Form.Item name="kind" label={t('loss.kind')} rules={required}><Select options={KINDS.map((value) => ({ value, label: t(`lossKind.${value}`) }))} /></Form.Item>
      <Form.Item name="foundAt" label={t('care.foundAt')} rules={required}><MomentField /></Form.Item>
    </CommandSheet>
  )
}

export function ExplainLoss({ loss, onClose }: OfLoss) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  return (
    <CommandSheet open={loss !== undefined} onClose={onClose} title={t('loss.explain')} done={t('loss.explained')} options={api.assets.losses.explain.mutationOptions()}
      input={({ text }: { text: string }) => loss && { center: loss.center, loss: loss.id, text }}
    >
      <p>{loss?.assetName} <span className="soft">{loss?.asset}</span></p>
      <Form.Item name="text" label={t('loss.explanation')} rules={required}><Input.TextArea rows={6} maxLength={1000} /></Form.Item>
    </CommandSheet>
  )
}

interface Found { liableIs: (typeof LIABLE)[number]; liable?: string; amount: number }

export function FindLoss({ loss, onClose }: OfLoss) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  return (
    <CommandSheet open={loss !== undefined} onClose={onClose} title={t('loss.find')} done={t('loss.found')} options={api.assets.losses.find.mutationOptions()} initial={{ liableIs: 'person' } as Partial<Found>}
      input={({ liableIs, liable, amount }: Found) => loss && { center: loss.center, loss: loss.id, liableIs, liable: liableIs === 'nobody' ? null : liable ?? null, amount: fen(amount) }}
    >
      <p>{loss?.assetName} <span className="soft">{loss?.asset}</span></p>
      <Form.Item name="liableIs" label={t('loss.liable')} rules={required}><Select options={LIABLE.map((value) => ({ value, label: t(`liableIs.${value}`) }))} /></Form.Item>
      <Form.Item noStyle dependencies={['liableIs']}>
        {({ getFieldValue }) => getFieldValue('liableIs') !== 'nobody' && <Form.Item name="liable" label={t('care.person')} rules={required}><PersonField center={loss?.center} /></Form.Item>}
      </Form.Item>
      <Form.Item name="amount" label={t('loss.amount')} rules={required}><InputNumber min={0} max={20_000_000} precision={2} style={{ width: '100%' }} /></Form.Item>
    </CommandSheet>
  )
}

export function DecideLoss({ loss, onClose }: OfLoss) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  return (
    <CommandSheet open={loss !== undefined} onClose={onClose} title={t('loss.decide')} done={({ due }) => t('loss.decided', { due: yuan(due) })} options={api.assets.losses.decide.mutationOptions()}
      input={({ decision }: { decision: string }) => loss && { center: loss.center, loss: loss.id, decision }}
    >
      {loss && <LossWhy loss={loss} />}
      <Form.Item name="decision" label={t('loss.decision')} rules={required}><Input.TextArea rows={3} maxLength={200} /></Form.Item>
    </CommandSheet>
  )
}
