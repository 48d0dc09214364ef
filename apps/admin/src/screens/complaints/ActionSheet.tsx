import type { Problem } from '@hall/contract'
import { DayField } from '@hall/ui'
import { useQuery, skipToken } from '@tanstack/react-query'
import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { AttachmentField } from '../../data/AttachmentField.tsx'
import { useLocal } from '../../data/local.ts'
import { useCommand } from '../../data/use-command.ts'
import type { Side } from './ComplaintPage.tsx'
import { type Field, FIELDS, type Values, actionOf } from './actions.ts'
import type { ComplaintDetail } from './words.ts'

export type ActionKind = keyof typeof FIELDS | 'attach'
interface Props { data: ComplaintDetail; side: Side; action: ActionKind | undefined; onClose: () => void }

/** The form of one step: what the step needs, and the refusal with its clause where the regulation stands against it. */
export function ActionSheet({ data, side, action, onClose }: Props) {
  if (action === 'attach') return <AttachSheet data={data} side={side} onClose={onClose} />
  return <StepSheet data={data} side={side} action={action} onClose={onClose} />
}

function StepSheet({ data, side, action, onClose }: Omit<Props, 'action'> & { action: keyof typeof FIELDS | undefined }) {
  const { t } = useTranslation('complaints')
  const command = useStep(side, { done: t('one.stepDone'), onDone: onClose })
  const fields = action ? FIELDS[action] : []
  return (
    <FormSheet<Values>
      open={action !== undefined}
      title={action ? t(`action.${action}`) : ''}
      submit={t('one.doIt')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={(values) => { if (action) command.run(data.complaint.id, actionOf(action, values)) }}
      initial={{ reached: true, approved: true, upheld: false, result: 'substantiated', class: 'complex', satisfied: true, to: 'section' }}
      busy={command.busy}
      problem={command.problem}
    >
      {action && <p className="soft">{t(`hint.${action}`)}</p>}
      {fields.map((field) => <StepField key={field} field={field} data={data} />)}
    </FormSheet>
  )
}

interface Step { run: (id: string, action: object) => void; busy: boolean; problem: Problem | undefined; clear: () => void }

/** The same step from whichever side: each has its own procedure, and its own right. */
function useStep(side: Side, options: { done: string; onDone: () => void }): Step {
  const desk = useCommand(api.complaints.desk.act.mutationOptions(), options)
  const objection = useCommand(api.complaints.desk.decideObjection.mutationOptions(), options)
  const unit = useCommand(api.complaints.unit.act.mutationOptions(), options)
  const mine = useCommand(api.complaints.mine.act.mutationOptions(), options)
  const all = [desk, objection, unit, mine]
  return {
    run: (id, action) => {
      if (side === 'unit') unit.run({ id, action: action as Parameters<typeof unit.run>[0]['action'] })
      else if (side === 'mine') mine.run({ id, action: action as Parameters<typeof mine.run>[0]['action'] })
      else if ('kind' in action && action.kind === 'decide_objection') objection.run({ id, action: action as Parameters<typeof objection.run>[0]['action'] })
      else desk.run({ id, action: action as Parameters<typeof desk.run>[0]['action'] })
    },
    busy: all.some(({ busy }) => busy),
    problem: all.find(({ problem }) => problem)?.problem,
    clear: () => { for (const one of all) one.clear() },
  }
}

function StepField({ field, data }: { field: Field; data: ComplaintDetail }) {
  const { t } = useTranslation('complaints')
  const local = useLocal()
  const { center } = data.complaint
  const required = [{ required: true, message: t('form.required') }]
  const windows = useQuery(api.organization.directory.windows.queryOptions(field === 'window' || field === 'windowOptional' ? { center } : skipToken))
  const setup = useQuery(api.complaints.intake.setup.queryOptions(field === 'body' ? { center } : skipToken))
  const windowOptions = (windows.data?.rows ?? []).map(({ id, number, name }) => ({ value: id, label: `${number} ${local(name)}` }))
  const choice = <T extends string>(values: readonly T[], word: (value: T) => string) => values.map((value) => ({ value, label: word(value) }))
  switch (field) {
    case 'text': return <Form.Item name="text" label={t('field.text')} rules={required}><Input.TextArea rows={6} maxLength={4000} /></Form.Item>
    case 'textOptional': return <Form.Item name="text" label={t('field.textOptional')}><Input.TextArea rows={6} maxLength={4000} /></Form.Item>
    case 'reason': return <Form.Item name="reason" label={t('field.reason')} rules={required}><Input.TextArea rows={4} maxLength={1000} /></Form.Item>
    case 'reasonOptional': return <Form.Item name="reason" label={t('field.reason')}><Input.TextArea rows={4} maxLength={1000} /></Form.Item>
    case 'window': return <Form.Item name="window" label={t('column.window')} rules={required}><Select showSearch optionFilterProp="label" options={windowOptions} /></Form.Item>
    case 'windowOptional': return <Form.Item name="window" label={t('column.window')}><Select allowClear showSearch optionFilterProp="label" options={windowOptions} /></Form.Item>
    case 'personOptional': return <Form.Item name="person" label={t('column.person')}><PersonField center={center} /></Form.Item>
    case 'handler': return <Form.Item name="handler" label={t('field.handler')} rules={required}><PersonField center={center} /></Form.Item>
    case 'description': return <Form.Item name="description" label={t('field.description')}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
    case 'when': return <Form.Item name="when" label={t('field.when')}><Input maxLength={100} /></Form.Item>
    case 'class': return <Form.Item name="class" label={t('column.class')} rules={required}><Radio.Group options={choice(['simple', 'complex'] as const, (of) => t(`class.${of}`))} /></Form.Item>
    case 'contacted': return <Form.Item name="contacted" label={t('field.contacted')}><Select mode="tags" tokenSeparators={[' ', ',']} /></Form.Item>
    case 'by': return <Form.Item name="by" label={t('field.by')}><DayInput /></Form.Item>
    case 'expected': return <Form.Item name="expected" label={t('field.expected')}><DayInput /></Form.Item>
    case 'body': return <Form.Item name="body" label={t('intake.body')} rules={required}><Select options={(setup.data?.bodies ?? []).map(({ id, name }) => ({ value: id, label: local(name) }))} /></Form.Item>
    case 'reached': return <Form.Item name="reached" label={t('callback.reached')}><Radio.Group options={[{ value: true, label: t('yes') }, { value: false, label: t('callback.notReached') }]} /></Form.Item>
    case 'result': return <Form.Item name="result" label={t('field.result')} rules={required}><Radio.Group options={choice(['substantiated', 'partly', 'unsubstantiated', 'settled'] as const, (of) => t(`result.${of}`))} /></Form.Item>
    case 'resultOptional': return <Form.Item name="result" label={t('field.resultAfter')}><Radio.Group options={choice(['partly', 'unsubstantiated'] as const, (of) => t(`result.${of}`))} /></Form.Item>
    case 'serious': return <Form.Item name="serious" valuePropName="checked"><Checkbox>{t('field.serious')}</Checkbox></Form.Item>
    case 'violation': return <Form.Item name="violation" valuePropName="checked"><Checkbox>{t('field.violation')}</Checkbox></Form.Item>
    case 'approved': return <Form.Item name="approved" label={t('field.approved')}><Radio.Group options={[{ value: true, label: t('field.approve') }, { value: false, label: t('field.return') }]} /></Form.Item>
    case 'upheld': return <Form.Item name="upheld" label={t('field.upheld')}><Radio.Group options={[{ value: true, label: t('field.uphold') }, { value: false, label: t('field.reject') }]} /></Form.Item>
    case 'satisfied': return <Form.Item name="satisfied" label={t('field.satisfied')}><Radio.Group options={[{ value: true, label: t('yes') }, { value: false, label: t('no') }]} /></Form.Item>
    case 'to': return <Form.Item name="to" label={t('field.to')}><Radio.Group options={choice(['source', 'section', 'desk'] as const, (of) => t(`reportTo.${of}`))} /></Form.Item>
  }
}

function DayInput({ id, value, onChange }: { id?: string; value?: string; onChange?: (value: string) => void }) {
  return <DayField {...(id && { id })} value={value ?? ''} onChange={(day) => onChange?.(day)} />
}

function AttachSheet({ data, side, onClose }: Omit<Props, 'action'>) {
  const { t } = useTranslation('complaints')
  const options = { done: t('one.attached'), onDone: onClose }
  const desk = useCommand(api.complaints.desk.attach.mutationOptions(), options)
  const unit = useCommand(api.complaints.unit.attach.mutationOptions(), options)
  const command = side === 'desk' ? desk : unit
  const [files, setFiles] = useState<Parameters<typeof AttachmentField>[0]['value']>([])
  const [first] = files
  return (
    <FormSheet<object>
      open
      title={t('action.attach')}
      submit={t('action.attach')}
      onClose={() => { command.clear(); onClose() }}
      onSubmit={() => { if (first) command.run({ id: data.complaint.id, file: { filename: first.filename, contentBase64: first.contentBase64 } }) }}
      busy={command.busy}
      problem={command.problem}
    >
      <p className="soft">{t('hint.attach')}</p>
      <AttachmentField label={t('one.evidence')} value={files} onChange={setFiles} most={1} />
    </FormSheet>
  )
}
