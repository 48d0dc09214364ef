import { Action, addDays } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import type { ChosenFile } from '../../data/attachment.ts'
import { AttachmentField } from '../../data/AttachmentField.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { type Command, useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import type { LeaveDetail } from './words.ts'

type Name = LeaveDetail['actions'][number]['action']
type Open = 'disagree' | 'agree' | 'cancel' | 'supplement' | 'hand_over' | 'name_cover' | 'excuse' | 'revoke' | 'confirm_earlier' | undefined

/** Only what whoever looks may do; what cannot be done yet says why. */
export function LeaveActions({ data }: { data: LeaveDetail }) {
  const { t } = useTranslation('leave')
  const navigate = useNavigate()
  const [open, setOpen] = useState<Open>()
  const { id } = data.leave
  const done = { done: t('action.done') }
  const act = useCommand(api.attendance.leaves.act.mutationOptions(), done)
  const depart = useCommand(api.attendance.leaves.depart.mutationOptions(), done)
  const back = useCommand(api.attendance.leaves.reportBack.mutationOptions(), done)
  const acknowledge = useCommand(api.attendance.leaves.acknowledge.mutationOptions(), done)
  if (data.actions.length === 0) return null
  const reasonOf = ({ code, clause }: LeaveDetail['actions'][number]) => (code ? `${t(`missing.${code as 'COVER_MISSING'}`, { document: '' })}${clause ? ` ${clause}` : ''}` : undefined)
  const onClick: Record<Name, () => void> = {
    agree: () => act.run({ id, agree: true, reason: null, wholeTime: false }), depart: () => depart.run({ id }), report_back: () => back.run({ id }), acknowledge: () => acknowledge.run({ id }),
    extend: () => void navigate({ to: paths.askLeave(id) as never }),
    cancel: () => setOpen('cancel'), supplement: () => setOpen('supplement'), hand_over: () => setOpen('hand_over'), name_cover: () => setOpen('name_cover'), excuse: () => setOpen('excuse'), revoke: () => setOpen('revoke'), confirm_earlier: () => setOpen('confirm_earlier'),
  }
  const mayDecide = data.actions.some(({ action, code }) => action === 'agree' && code !== 'OWN_LEAVE' && code !== 'NOT_YOUR_STEP' && code !== 'NOT_ON_DUTY' && code !== 'PREVIOUS_STEP_MISSING')
  const problem = act.problem ?? depart.problem ?? back.problem ?? acknowledge.problem
  return (
    <section className="panel">
      <div className="row">
        {data.actions.map((offered) => (
          <Action key={offered.action} kind={offered.action === 'agree' || offered.action === 'report_back' ? 'primary' : 'plain'} reason={reasonOf(offered)} busy={act.busy || depart.busy || back.busy} onClick={onClick[offered.action]}>{t(`action.${offered.action}`)}</Action>
        ))}
        {mayDecide && <Action kind="danger" onClick={() => setOpen('disagree')}>{t('action.disagree')}</Action>}
      </div>
      {problem && <ProblemView error={problem} />}
      <Sheets data={data} open={open} close={() => setOpen(undefined)} />
    </section>
  )
}

interface Sheet { data: LeaveDetail; open: Open; close: () => void }

function Sheets(sheet: Sheet) {
  const { data, close } = sheet
  const { id } = data.leave
  const { t } = useTranslation('leave')
  const options = { done: t('action.done'), onDone: close }
  const act = useCommand(api.attendance.leaves.act.mutationOptions(), options)
  const cancel = useCommand(api.attendance.leaves.cancel.mutationOptions(), options)
  const revoke = useCommand(api.attendance.leaves.revoke.mutationOptions(), options)
  const confirm = useCommand(api.attendance.leaves.confirmEarlier.mutationOptions(), options)
  return (
    <>
      <WithReason sheet={sheet} name="disagree" command={act} input={(reason) => ({ id, agree: false, reason, wholeTime: false })} />
      <WithReason sheet={sheet} name="cancel" command={cancel} input={(reason) => ({ id, reason })} />
      <WithReason sheet={sheet} name="revoke" command={revoke} input={(reason) => ({ id, reason })} />
      <WithReason sheet={sheet} name="confirm_earlier" command={confirm} input={(reason) => ({ id, reason })} />
      <Supplement {...sheet} />
      <HandOver {...sheet} />
      <NameCover {...sheet} />
      <Excuse {...sheet} />
    </>
  )
}

function WithReason<I, O>({ sheet, name, command, input }: { sheet: Sheet; name: 'disagree' | 'cancel' | 'revoke' | 'confirm_earlier'; command: Command<I, O>; input: (reason: string) => I }) {
  const { t } = useTranslation('leave')
  return (
    <FormSheet<{ reason: string }> open={sheet.open === name} title={t(`action.${name}`)} submit={t(`action.${name}`)} onClose={() => { command.clear(); sheet.close() }} onSubmit={({ reason }) => command.run(input(reason))} busy={command.busy} problem={command.problem}>
      <Form.Item name="reason" label={t('action.reason')} rules={[{ required: true, message: t('form.required') }]}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
    </FormSheet>
  )
}

function Supplement({ data, open, close }: Sheet) {
  const { t } = useTranslation('leave')
  const [files, setFiles] = useState<ChosenFile[]>([])
  const command = useCommand(api.attendance.leaves.supplement.mutationOptions(), { done: t('action.done'), onDone: close })
  return (
    <FormSheet<{ lateReason?: string; document: 'certificate' }> open={open === 'supplement'} title={t('action.supplement')} submit={t('action.supplement')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      initial={{ document: 'certificate' }}
      onSubmit={({ lateReason, document }) => command.run({ id: data.leave.id, lateReason: lateReason?.trim() || null, files: files.map(({ filename, contentBase64 }) => ({ document, filename, contentBase64 })) })}>
      <Form.Item name="lateReason" label={t('ask.lateReason')}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
      <Form.Item name="document" label={t('ask.document')}><Select options={(['certificate', 'proof', 'sealed_slip'] as const).map((value) => ({ value, label: t(`document.${value}`) }))} /></Form.Item>
      <AttachmentField label={t('ask.files')} value={files} onChange={setFiles} />
    </FormSheet>
  )
}

function HandOver({ data, open, close }: Sheet) {
  const { t } = useTranslation('leave')
  const required = [{ required: true, message: t('form.required') }]
  const command = useCommand(api.attendance.leaves.handOver.mutationOptions(), { done: t('action.done'), onDone: close })
  return (
    <FormSheet<{ to: string; note: string }> open={open === 'hand_over'} title={t('action.hand_over')} submit={t('action.hand_over')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem} onSubmit={({ to, note }) => command.run({ id: data.leave.id, to, note })}>
      <Form.Item name="to" label={t('action.to')} rules={required}><CandidateField data={data} /></Form.Item>
      <Form.Item name="note" label={t('action.note')} rules={required}><Input.TextArea rows={5} maxLength={2000} /></Form.Item>
    </FormSheet>
  )
}

function NameCover({ data, open, close }: Sheet) {
  const { t } = useTranslation('leave')
  const { leave } = data
  const command = useCommand(api.attendance.covers.name.mutationOptions(), { done: t('covers.named'), onDone: close })
  return (
    <FormSheet<{ person?: string; outsider?: string; from: string; to: string }> open={open === 'name_cover'} title={t('action.name_cover')} submit={t('action.name_cover')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      initial={{ from: leave.from, to: leave.to }}
      onSubmit={({ person, outsider, from, to }) => command.run({ center: leave.center, holder: leave.person, person: person ?? null, outsider: person ? null : (outsider?.trim() || null), from, to, leave: leave.id })}>
      <Form.Item name="person" label={t('covers.who')}><CandidateField data={data} /></Form.Item>
      <Form.Item name="outsider" label={t('action.outsider')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="from" label={t('ask.from')}><MomentField /></Form.Item>
      <Form.Item name="to" label={t('ask.to')}><MomentField /></Form.Item>
    </FormSheet>
  )
}

function Excuse({ data, open, close }: Sheet) {
  const { t } = useTranslation('leave')
  const day = addDays(data.leave.to.slice(0, 10), 1)
  const required = [{ required: true, message: t('form.required') }]
  const command = useCommand(api.attendance.leaves.excuse.mutationOptions(), { done: t('action.done'), onDone: close })
  return (
    <FormSheet<{ from: string; to: string; reason: string; proper: boolean }> open={open === 'excuse'} title={t('action.excuse')} submit={t('action.excuse')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      initial={{ from: `${day}T08:30:00`, to: `${day}T17:30:00`, proper: true }}
      onSubmit={({ from, to, reason, proper }) => command.run({ id: data.leave.id, from, to, reason, kind: proper ? 'sick' : 'other' })}>
      <Form.Item name="from" label={t('ask.from')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="to" label={t('ask.to')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="proper" valuePropName="checked"><Checkbox>{t('kind.sick')}</Checkbox></Form.Item>
      <Form.Item name="reason" label={t('action.reason')} rules={required}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
    </FormSheet>
  )
}

interface FieldProps { data: LeaveDetail; id?: string; value?: string; onChange?: (value: string) => void }

/** Who could take over, the nearest and free first. */
function CandidateField({ data, id, value, onChange }: FieldProps) {
  const { t } = useTranslation('leave')
  const { leave } = data
  const found = useQuery(api.attendance.covers.candidates.queryOptions({ center: leave.center, holder: leave.person, from: leave.from, to: leave.to }))
  if (found.error) return <PersonField {...(id && { id })} {...(value && { value })} {...(onChange && { onChange })} center={leave.center} />
  return (
    <Select {...(id && { id })} value={value} onChange={onChange} allowClear
      options={(found.data?.rows ?? []).map(({ person, name, rank, busy }) => ({ value: person, label: `${name} · ${t(`candidate.${rank}`)}${busy ? ` · ${t(`candidate.${busy}`)}` : ''}` }))} />
  )
}
