import { Action } from '@hall/ui'
import { Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { api } from '../../data/api.ts'
import { useCan } from '../../session/can.ts'
import { printLabels } from './print-labels.ts'
import { ReportLoss } from './LossSheets.tsx'
import type { Asset } from './tones.ts'

/** What may be done with one asset beside asking for consent. */
export function AssetActions({ asset }: { asset: Asset }) {
  const { t } = useTranslation('assets')
  const can = useCan()
  const [open, setOpen] = useState<'change' | 'loss'>()
  const at = { center: asset.center, ...(asset.window && { window: asset.window }) }
  const close = () => setOpen(undefined)
  return (
    <>
      <Action icon="print" onClick={() => void printLabels([asset])}>{t('labels')}</Action>
      <Action reason={can('assets.assets.change', at).reason} onClick={() => setOpen('change')}>{t('change')}</Action>
      <Action reason={can('assets.losses.report', at).reason} onClick={() => setOpen('loss')}>{t('loss.report')}</Action>
      <ChangeSheet asset={asset} open={open === 'change'} onClose={close} />
      <ReportLoss center={asset.center} asset={asset.number} open={open === 'loss'} onClose={close} />
    </>
  )
}

interface Values { name: string; spot?: string; ownerUnit?: string; usefulMonths: number }

function ChangeSheet({ asset, open, onClose }: { asset: Asset; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  const { center, number, name, spot, usefulMonths } = asset
  return (
    <CommandSheet open={open} onClose={onClose} title={t('change')} done={t('changed')} options={api.assets.assets.change.mutationOptions()} initial={{ name, spot, usefulMonths, ...(asset.ownerUnit && { ownerUnit: asset.ownerUnit }) } as Partial<Values>}
      input={({ ownerUnit, ...rest }: Values) => ({ center, number, ...rest, spot: rest.spot ?? '', ownerUnit: ownerUnit?.trim() || null })}
    >
      <Form.Item name="name" label={t('name')} rules={required}><Input maxLength={100} /></Form.Item>
      <Form.Item name="spot" label={t('spot')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="ownerUnit" label={t('ownerUnit')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="usefulMonths" label={t('usefulMonths')} rules={required}><InputNumber min={0} max={1200} precision={0} /></Form.Item>
    </CommandSheet>
  )
}
