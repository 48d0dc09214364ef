import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useToday } from '../../session/clock.ts'
import type { OpenException, Registration } from './RegistrationsPage.tsx'

const KINDS = ['leave', 'meeting', 'training', 'business', 'consent', 'compensatory'] as const

interface Entry { person: string; kind: (typeof KINDS)[number]; from: string; to: string; reason: string; proof?: string }

export function RegisterSheet({ center, about, onClose }: { center: string; about: OpenException | 'any' | undefined; onClose: () => void }) {
  const { t } = useTranslation('settling')
  const attendance = useTranslation('attendance').t
  const today = useToday()
  const command = useCommand(api.attendance.registrations.register.mutationOptions(), {
    done: ({ state, late }) => t(late ? 'registrations.registeredLate' : state === 'incomplete' ? 'registrations.registeredIncomplete' : 'registrations.registered'), onDone: onClose,
  })
  const of = about === 'any' ? undefined : about
  const date = of?.date ?? today
  const required = [{ required: true, message: t('required') }]
  return (
    <FormSheet<Entry>
      key={of ? `${of.person}${of.date}` : 'any'}
      open={about !== undefined}
      title={t('registrations.register')}
      submit={t('registrations.register')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={({ proof, ...values }) => command.run({ center, ...values, proofs: proof ? [{ title: proof, attachment: null }] : [] })}
      initial={{ kind: 'meeting', from: `${date}T08:30:00`, to: `${date}T12:00:00`, ...(of && { person: of.person }) }}
      busy={command.busy}
      problem={command.problem}
    >
      {of
        ? <><p><strong>{of.name}</strong> <span className="soft">{of.person}</span></p><Form.Item name="person" hidden><Input /></Form.Item></>
        : <Form.Item name="person" label={t('column.person')} rules={required}><PersonField center={center} /></Form.Item>}
      <Form.Item name="kind" label={t('column.kind')} rules={required}><Select options={KINDS.map((value) => ({ value, label: attendance(`absenceKind.${value}`) }))} /></Form.Item>
      <Form.Item name="from" label={attendance('column.from')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="to" label={attendance('column.to')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="reason" label={t('registrations.reason')} rules={required}><Input.TextArea rows={2} maxLength={300} /></Form.Item>
      <Form.Item name="proof" label={t('registrations.proof')} extra={t('registrations.proofHint')}><Input maxLength={100} /></Form.Item>
    </FormSheet>
  )
}

interface Of { row: Registration | undefined; onClose: () => void }

export function ProofSheet({ row, onClose }: Of) {
  const { t } = useTranslation('settling')
  const command = useCommand(api.attendance.registrations.addProof.mutationOptions(), { done: t('registrations.proofAdded'), onDone: onClose })
  return (
    <FormSheet<{ proof: string }> open={row !== undefined} title={t('registrations.addProof')} submit={t('registrations.addProof')} onClose={() => { command.clear(); onClose() }}
      onSubmit={({ proof }) => { if (row) command.run({ center: row.center, id: row.id, proof: { title: proof, attachment: null } }) }} busy={command.busy} problem={command.problem}>
      <Form.Item name="proof" label={t('registrations.proof')} extra={t('registrations.proofHint')} rules={[{ required: true, message: t('required') }]}><Input maxLength={100} /></Form.Item>
    </FormSheet>
  )
}

export function GiveBackSheet({ row, onClose }: Of) {
  const { t } = useTranslation('settling')
  const command = useCommand(api.attendance.registrations.giveBack.mutationOptions(), { done: t('registrations.givenBack'), onDone: onClose })
  return (
    <FormSheet<{ reason: string }> open={row !== undefined} title={t('registrations.giveBackTitle')} submit={t('registrations.giveBack')} onClose={() => { command.clear(); onClose() }}
      onSubmit={({ reason }) => { if (row) command.run({ center: row.center, id: row.id, reason }) }} busy={command.busy} problem={command.problem}>
      <Form.Item name="reason" label={t('column.reason')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
    </FormSheet>
  )
}

export function ResubmitSheet({ row, onClose }: Of) {
  const { t } = useTranslation('settling')
  const command = useCommand(api.attendance.registrations.resubmit.mutationOptions(), { done: t('registrations.resubmitted'), onDone: onClose })
  return (
    <FormSheet<{ reason: string; proof?: string }> open={row !== undefined} title={t('registrations.resubmit')} submit={t('registrations.resubmit')} onClose={() => { command.clear(); onClose() }}
      onSubmit={({ reason, proof }) => { if (row) command.run({ center: row.center, id: row.id, reason, proofs: proof ? [{ title: proof, attachment: null }] : [] }) }}
      {...(row && { initial: { reason: row.reason } })} busy={command.busy} problem={command.problem}>
      {row?.decision && <p className="soft">{row.decision}</p>}
      <Form.Item name="reason" label={t('registrations.reason')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={300} /></Form.Item>
      <Form.Item name="proof" label={t('registrations.proof')} extra={t('registrations.proofHint')}><Input maxLength={100} /></Form.Item>
    </FormSheet>
  )
}
