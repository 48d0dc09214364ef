import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { DayItem, PersonField } from '../../antd/fields.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useToday } from '../../session/clock.ts'
import { AssetField } from './AssetField.tsx'

interface Props { center: string; open: boolean; onClose: () => void }
const RIGHTS = ['read', 'change'] as const

function useRequired() {
  const { t } = useTranslation('ledger')
  return [{ required: true, message: t('required') }]
}

export function PermitSheet({ center, open, onClose }: Props) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('net.permit')} done={t('net.permitted')} options={api.assets.network.permit.mutationOptions()} initial={{ rights: ['read'] } as object}
      input={(values: { person: string; server: string; rights: (typeof RIGHTS)[number][]; until: string }) => ({ center, ...values })}
    >
      <Form.Item name="person" label={t('care.person')} rules={required}><PersonField center={center} /></Form.Item>
      <Form.Item name="server" label={t('net.server')} rules={required}><Input maxLength={80} /></Form.Item>
      <Form.Item name="rights" label={t('net.rights')} rules={required}><Checkbox.Group options={RIGHTS.map((value) => ({ value, label: t(`net.right.${value}`) }))} /></Form.Item>
      <Form.Item name="until" label={t('net.until')} rules={required}><DayItem /></Form.Item>
    </CommandSheet>
  )
}

export function OpenAccountSheet({ center, open, onClose }: Props) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('net.openAccount')} done={t('net.opened')} options={api.assets.network.openAccount.mutationOptions()}
      input={(values: { account: string; system: string; person: string }) => ({ center, ...values })}
    >
      <Form.Item name="account" label={t('net.account')} rules={required}><Input maxLength={40} autoComplete="off" /></Form.Item>
      <Form.Item name="system" label={t('net.system')} rules={required}><Input maxLength={80} /></Form.Item>
      <Form.Item name="person" label={t('net.holder')} rules={required}><PersonField center={center} /></Form.Item>
    </CommandSheet>
  )
}

export function AgreeSheet({ center, open, onClose }: Props) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  const today = useToday()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('net.agree')} done={t('net.agreed')} options={api.assets.network.agree.mutationOptions()} initial={{ on: today } as object}
      input={(values: { person: string; on: string }) => ({ center, ...values })}
    >
      <Form.Item name="person" label={t('care.person')} rules={required}><PersonField center={center} /></Form.Item>
      <Form.Item name="on" label={t('net.signedOn')} rules={required}><DayItem max={today} /></Form.Item>
    </CommandSheet>
  )
}

export function CheckMediumSheet({ center, open, onClose }: Props) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('net.checkMedium')} done={t('net.checked')} options={api.assets.network.checkMedium.mutationOptions()} initial={{ clean: 'yes' } as object}
      input={({ label, clean }: { label: string; clean: 'yes' | 'no' }) => ({ center, label, clean: clean === 'yes' })}
    >
      <Form.Item name="label" label={t('net.label')} rules={required}><Input maxLength={40} autoComplete="off" /></Form.Item>
      <Form.Item name="clean" label={t('net.result')} rules={required}><Select options={[{ value: 'yes', label: t('net.clean') }, { value: 'no', label: t('net.infected') }]} /></Form.Item>
    </CommandSheet>
  )
}

// The name of a procedure, no hook of React.
const { useMedium: askForMedium } = api.assets.network

/** A window asks whether a medium may go into a computer; without a check of the day it may not, and that goes on record. */
export function UseMediumSheet({ center, open, onClose }: Props) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('net.useMedium')} done={({ allowed, clause }) => t(allowed ? 'net.mediumAllowed' : 'net.mediumForbidden', { clause: clause ?? '' })} options={askForMedium.mutationOptions()}
      input={(values: { label: string; asset: string }) => ({ center, ...values })}
    >
      <Form.Item name="label" label={t('net.label')} rules={required}><Input maxLength={40} autoComplete="off" /></Form.Item>
      <Form.Item name="asset" label={t('net.computer')} rules={required}><AssetField center={center} category="computer" /></Form.Item>
    </CommandSheet>
  )
}

export function ConnectSheet({ center, open, onClose }: Props) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('net.connect')} done={({ accepted, clause }) => t(accepted ? 'net.connectAccepted' : 'net.connectRefused', { clause: clause ?? '' })} options={api.assets.network.connect.mutationOptions()}
      input={(values: { code: string; port: string }) => ({ center, ...values })}
    >
      <Form.Item name="code" label={t('net.code')} rules={required}><Input maxLength={40} autoComplete="off" /></Form.Item>
      <Form.Item name="port" label={t('net.port')} rules={required}><Input maxLength={40} /></Form.Item>
    </CommandSheet>
  )
}

export function BackUpSheet({ center, asset, open, onClose }: Props & { asset?: string }) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  const today = useToday()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('net.backUp')} done={t('net.backedUp')} options={api.assets.network.backUp.mutationOptions()} initial={{ on: today, ...(asset && { asset }) } as object}
      input={(values: { asset: string; on: string; where: string }) => ({ center, ...values })}
    >
      <Form.Item name="asset" label={t('net.computer')} rules={required}><AssetField center={center} category="computer" /></Form.Item>
      <Form.Item name="on" label={t('net.madeOn')} rules={required}><DayItem max={today} /></Form.Item>
      <Form.Item name="where" label={t('net.where')} rules={required}><Input maxLength={80} /></Form.Item>
    </CommandSheet>
  )
}

export function AssistantSheet({ center, row, onClose }: { center: string; row: Outputs['assets']['network']['assistants']['rows'][number] | undefined; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const required = useRequired()
  const today = useToday()
  return (
    <CommandSheet open={row !== undefined} onClose={onClose} title={t(row?.person ? 'net.replace' : 'net.nameAssistant')} done={t('care.named')} options={api.assets.network.nameAssistant.mutationOptions()} initial={{ from: today } as object}
      input={(values: { person: string; from: string }) => row && { center, window: row.window, replacing: row.person !== null, ...values }}
    >
      <Form.Item name="person" label={t('net.assistant')} rules={required}><PersonField center={center} /></Form.Item>
      <Form.Item name="from" label={t('net.from')} rules={required}><DayItem /></Form.Item>
    </CommandSheet>
  )
}
