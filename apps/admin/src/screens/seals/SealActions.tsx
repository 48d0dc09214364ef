import { Action } from '@hall/ui'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CommandSheet } from '../../antd/CommandSheet.tsx'
import { DayItem, PersonField } from '../../antd/fields.tsx'
import { type Paper, PaperField, type Picture, PictureField } from '../../antd/paper-fields.tsx'
import { api } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'
import { useSession } from '../../session/session.ts'
import type { Seal } from './tones.ts'

type Open = 'file' | 'name' | 'offer' | 'rules' | 'leave' | undefined
const FROM = { registered: ['activation', 'cancellation'], active: ['change', 'loss', 'cancellation'], lost: ['cancellation'], cancelled: [] } as const

/** What may be done with a seal in its state, by this person. */
export function SealActions({ seal }: { seal: Seal }) {
  const { t } = useTranslation('seals')
  const can = useCan()
  const { me } = useSession()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const place = { center: seal.center, ...(seal.window && { window: seal.window }), ...(seal.department && { department: seal.department }) }
  const back = useCommand(api.seals.outings.return.mutationOptions(), { done: t('return.done') })
  const isKeeper = seal.custodian === me.id
  const ended = seal.state === 'cancelled'
  return (
    <>
      {!ended && <Action reason={can('seals.filings.file', place).reason} onClick={() => setOpen('file')}>{t('filing.title')}</Action>}
      {!ended && seal.kind === 'window' && <Action reason={can('seals.seals.fileRules', place).reason} onClick={() => setOpen('rules')}>{t('fileRules.title')}</Action>}
      {!seal.custodian && !ended && <Action kind="primary" reason={can('seals.custody.name', place).reason} onClick={() => setOpen('name')}>{t('nameCustodian')}</Action>}
      {isKeeper && <Action onClick={() => setOpen('offer')}>{t('offer.title')}</Action>}
      {isKeeper && seal.state === 'active' && (seal.away
        ? <Action kind="primary" busy={back.busy} onClick={() => back.run({ center: seal.center, seal: seal.id })}>{t('return.title')}</Action>
        : <Action onClick={() => setOpen('leave')}>{t('leave.title')}</Action>)}
      <FileSheet seal={seal} open={open === 'file'} onClose={close} />
      <RulesSheet seal={seal} open={open === 'rules'} onClose={close} />
      <NameSheet seal={seal} open={open === 'name'} onClose={close} />
      <OfferSheet seal={seal} open={open === 'offer'} onClose={close} />
      <LeaveSheet seal={seal} open={open === 'leave'} onClose={close} />
    </>
  )
}

interface SheetProps { seal: Seal; open: boolean; onClose: () => void }
function useRequired() {
  const { t } = useTranslation('ledger')
  return [{ required: true, message: t('required') }]
}

function FileSheet({ seal, open, onClose }: SheetProps) {
  const { t } = useTranslation('seals')
  const today = useToday()
  const required = useRequired()
  const kinds = FROM[seal.state]
  return (
    <CommandSheet
      open={open} onClose={onClose} title={t('filing.title')} done={({ late, dueOn }) => (late ? t('filing.late', { day: dueOn ?? '' }) : t('filing.done'))} options={api.seals.filings.file.mutationOptions()}
      initial={{ kind: kinds[0], happenedOn: today } as object}
      input={({ kind, happenedOn, imprint, note }: { kind: 'activation'; happenedOn: string; imprint?: Picture; note?: string }) => ({ center: seal.center, seal: seal.id, kind, happenedOn, imprint: imprint ?? null, note: note ?? '' })}
    >
      <Form.Item name="kind" label={t('filing.kind')} rules={required}><Select options={kinds.map((value) => ({ value, label: t(`filingKind.${value}`) }))} /></Form.Item>
      <Form.Item name="happenedOn" label={t('filing.happenedOn')} rules={required}><DayItem max={today} /></Form.Item>
      <Form.Item name="imprint" label={t('filing.imprint')}><PictureField label={t('imprint')} /></Form.Item>
      <Form.Item name="note" label={t('note2', { ns: 'ledger' })}><Input.TextArea rows={2} maxLength={300} /></Form.Item>
    </CommandSheet>
  )
}

function RulesSheet({ seal, open, onClose }: SheetProps) {
  const { t } = useTranslation('seals')
  const required = useRequired()
  return (
    <CommandSheet
      open={open} onClose={onClose} title={t('fileRules.title')} done={t('fileRules.done')} options={api.seals.seals.fileRules.mutationOptions()}
      input={({ rules, parts }: { rules: Paper; parts?: ('scope' | 'effect' | 'procedure')[] }) => ({ center: seal.center, seal: seal.id, rules, parts: parts ?? [] })}
    >
      <Form.Item name="rules" label={t('fileRules.paper')} rules={required}><PaperField /></Form.Item>
      <Form.Item name="parts" label={t('fileRules.parts')}><Checkbox.Group options={(['scope', 'effect', 'procedure'] as const).map((value) => ({ value, label: t(`part.${value}`) }))} /></Form.Item>
    </CommandSheet>
  )
}

function NameSheet({ seal, open, onClose }: SheetProps) {
  const { t } = useTranslation('seals')
  return (
    <CommandSheet open={open} onClose={onClose} title={t('nameCustodian')} done={t('named')} options={api.seals.custody.name.mutationOptions()}
      input={({ person }: { person: string }) => ({ center: seal.center, seal: seal.id, person })}
    >
      <Form.Item name="person" label={t('person')} rules={useRequired()}><PersonField center={seal.center} /></Form.Item>
    </CommandSheet>
  )
}

function OfferSheet({ seal, open, onClose }: SheetProps) {
  const { t } = useTranslation('seals')
  const required = useRequired()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('offer.title')} done={t('offer.done')} options={api.seals.custody.offer.mutationOptions()} initial={{ reason: 'leave' } as object}
      input={({ to, reason, bag, returnOn }: { to: string; reason: 'leave'; bag: string; returnOn?: string }) => ({ center: seal.center, seal: seal.id, to, reason, bag, returnOn: returnOn ?? null })}
    >
      <Form.Item name="to" label={t('offer.to')} rules={required}><PersonField center={seal.center} /></Form.Item>
      <Form.Item name="reason" label={t('offer.reason')} rules={required}><Select options={(['leave', 'rotation', 'return', 'change'] as const).map((value) => ({ value, label: t(`reasons.${value}`) }))} /></Form.Item>
      <Form.Item name="bag" label={t('offer.bag')} rules={required}><Input maxLength={60} /></Form.Item>
      <Form.Item name="returnOn" label={t('offer.returnOn')}><DayItem /></Form.Item>
    </CommandSheet>
  )
}

function LeaveSheet({ seal, open, onClose }: SheetProps) {
  const { t } = useTranslation('seals')
  const required = useRequired()
  return (
    <CommandSheet open={open} onClose={onClose} title={t('leave.title')} done={t('leave.done')} options={api.seals.outings.leave.mutationOptions()} initial={{ hours: 2 } as object}
      input={(values: { destination: string; purpose: string; approvedBy: string; companion: string; hours: number }) => ({ center: seal.center, seal: seal.id, ...values })}
    >
      <Form.Item name="destination" label={t('leave.destination')} rules={required}><Input maxLength={100} /></Form.Item>
      <Form.Item name="purpose" label={t('leave.purpose')} rules={required}><Input maxLength={100} /></Form.Item>
      <Form.Item name="approvedBy" label={t('leave.approvedBy')} rules={required}><PersonField center={seal.center} /></Form.Item>
      <Form.Item name="companion" label={t('leave.companion')} rules={required}><PersonField center={seal.center} /></Form.Item>
      <Form.Item name="hours" label={t('leave.hours')} rules={required}><InputNumber min={1} max={240} precision={0} /></Form.Item>
    </CommandSheet>
  )
}
