import { Action } from '@hall/ui'
import { useNavigate } from '@tanstack/react-router'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useSession } from '../../session/session.ts'
import { printLabels } from './print-labels.ts'
import { ReportLoss } from './LossSheets.tsx'
import type { Asset } from './tones.ts'

/** What may be done with one asset beside asking for consent. */
export function AssetActions({ asset }: { asset: Asset }) {
  const { t } = useTranslation('assets')
  const can = useCan()
  const [open, setOpen] = useState<'change' | 'loss' | 'move'>()
  const idle = useCommand(api.assets.assets.setIdle.mutationOptions(), { done: t(asset.state === 'idle' ? 'reuse.busied' : 'reuse.idled') })
  const at = { center: asset.center, ...(asset.window && { window: asset.window }) }
  const close = () => setOpen(undefined)
  return (
    <>
      <Action icon="print" onClick={() => void printLabels([asset])}>{t('labels')}</Action>
      <Action reason={can('assets.assets.change', at).reason} onClick={() => setOpen('change')}>{t('change')}</Action>
      {(asset.state === 'in_use' || asset.state === 'idle') && <Action busy={idle.busy} reason={can('assets.assets.setIdle', at).reason} onClick={() => idle.run({ center: asset.center, number: asset.number, idle: asset.state === 'in_use' })}>{t(asset.state === 'idle' ? 'reuse.busy' : 'reuse.idle')}</Action>}
      {asset.state === 'idle' && <Action reason={can('assets.assets.moveToCenter', at).reason} onClick={() => setOpen('move')}>{t('reuse.moveTo')}</Action>}
      <Action reason={can('assets.losses.report', at).reason} onClick={() => setOpen('loss')}>{t('loss.report')}</Action>
      {idle.problem && <ProblemView error={idle.problem} />}
      <MoveSheet asset={asset} open={open === 'move'} onClose={close} />
      <ChangeSheet asset={asset} open={open === 'change'} onClose={close} />
      <ReportLoss center={asset.center} asset={asset.number} open={open === 'loss'} onClose={close} />
    </>
  )
}

function MoveSheet({ asset, open, onClose }: { asset: Asset; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const { me } = useSession()
  const local = useLocal()
  const navigate = useNavigate()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('reuse.moveTo')} done={t('reuse.movedTo')} options={api.assets.assets.moveToCenter.mutationOptions()} onDone={() => void navigate({ to: paths.assets })}
      input={({ to, spot }: { to: string; spot?: string }) => ({ center: asset.center, number: asset.number, to, spot: spot ?? '' })}
    >
      <Form.Item name="to" label={t('reuse.toCenter')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Select options={me.centers.filter(({ id }) => id !== asset.center).map(({ id, name }) => ({ value: id, label: local(name) }))} /></Form.Item>
      <Form.Item name="spot" label={t('spot')}><Input maxLength={60} /></Form.Item>
    </CommandSheet>
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
