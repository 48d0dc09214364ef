import { Action, Sheet } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import type { Complaint } from './words.ts'

interface Values {
  channel: Complaint['channel']
  ground: string
  body?: string
  oral?: boolean
  name?: string
  nameRefused?: boolean
  contact?: string
  contactRefused?: boolean
  content?: string
  window?: string
  person?: string
  caseNumber?: string
  sourceNumber?: string
  sourceDueAt?: string
}
type Lodged = Outputs['complaints']['intake']['register']
const TRANSFERS: readonly string[] = ['hotline_12345', 'petition_office']
/** Those that come as speech: what is taken down is read back. */
const SPOKEN: readonly string[] = ['desk', 'phone', 'complaint_window', 'duty_chief']

/** Takes a complaint down. The form asks what the center's regulation asks, and says where it stands. */
export function RegisterSheet({ center, open, onClose }: { center: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('complaints')
  const command = useCommand(api.complaints.intake.register.mutationOptions())
  const close = () => { command.clear(); onClose() }
  if (command.output) return <Taken lodged={command.output} onClose={close} />
  return (
    <FormSheet<Values>
      open={open}
      title={t('intake.title')}
      submit={t('intake.submit')}
      onClose={close}
      onSubmit={(values) => command.run(inputOf(center, values))}
      initial={{ channel: 'desk' }}
      busy={command.busy}
      problem={command.problem}
    >
      <Fields center={center} open={open} />
    </FormSheet>
  )
}

function inputOf(center: string, values: Values) {
  const { channel, ground, body, oral = false, content, window, person, caseNumber, sourceNumber, sourceDueAt } = values
  const { name, nameRefused = false, contact, contactRefused = false } = values
  return {
    center, channel, ground, ...(body && { body }), oral, content: content?.trim() || null, window: window ?? null, person: person ?? null, caseNumber: caseNumber?.trim() || null,
    complainant: { name: nameRefused ? null : name?.trim() || null, nameRefused, contact: contactRefused ? null : contact?.trim() || null, contactRefused },
    ...(TRANSFERS.includes(channel) && { ...(sourceNumber && { sourceNumber }), ...(sourceDueAt && { sourceDueAt: `${sourceDueAt}+08:00` }) }),
  }
}

function Fields({ center, open }: { center: string; open: boolean }) {
  const { t } = useTranslation('complaints')
  const local = useLocal()
  const form = Form.useFormInstance<Values>()
  const channel = Form.useWatch('channel', form)
  const setup = useQuery(api.complaints.intake.setup.queryOptions(open ? { center } : skipToken))
  const windows = useQuery(api.organization.directory.windows.queryOptions(open ? { center } : skipToken))
  const required = [{ required: true, message: t('form.required') }]
  const rules = setup.data
  const suggested = rules?.grounds.find(({ id }) => id === form.getFieldValue('ground'))?.suggestedBody
  return (
    <>
      <Form.Item name="channel" label={t('column.channel')} rules={required}>
        <Select options={(rules?.channels ?? []).filter((one) => one !== 'poor_rating').map((value) => ({ value, label: t(`channel.${value}`) }))} />
      </Form.Item>
      {TRANSFERS.includes(channel ?? '') && (
        <>
          <Form.Item name="sourceNumber" label={t('intake.sourceNumber')} rules={required}><Input maxLength={60} /></Form.Item>
          <Form.Item name="sourceDueAt" label={t('intake.sourceDueAt')} rules={required}><MomentField /></Form.Item>
        </>
      )}
      {rules && rules.bodies.length > 1 && (
        <Form.Item name="body" label={t('intake.body')} extra={suggested ? t('intake.suggested') : undefined}>
          <Select allowClear options={rules.bodies.map(({ id, name }) => ({ value: id, label: local(name) }))} />
        </Form.Item>
      )}
      <Form.Item name="ground" label={t('column.ground')} rules={required}>
        <Select options={(rules?.grounds ?? []).map(({ id, name, clause }) => ({ value: id, label: `${local(name)} ${clause}` }))} />
      </Form.Item>
      <Form.Item name="content" label={t('intake.content')}><Input.TextArea rows={5} maxLength={4000} /></Form.Item>
      {SPOKEN.includes(channel ?? '') && <Form.Item name="oral" valuePropName="checked"><Checkbox>{t('intake.oral')}</Checkbox></Form.Item>}
      <Form.Item name="name" label={t('intake.name')}><Input maxLength={60} /></Form.Item>
      <Form.Item name="nameRefused" valuePropName="checked"><Checkbox>{t('intake.nameRefused')}</Checkbox></Form.Item>
      <Form.Item name="contact" label={t('intake.contact')}><Input maxLength={100} /></Form.Item>
      <Form.Item name="contactRefused" valuePropName="checked"><Checkbox>{t('intake.contactRefused')}</Checkbox></Form.Item>
      <Form.Item name="window" label={t('column.window')}>
        <Select allowClear showSearch optionFilterProp="label" options={(windows.data?.rows ?? []).map(({ id, number, name }) => ({ value: id, label: `${number} ${local(name)}` }))} />
      </Form.Item>
      <Form.Item name="person" label={t('column.person')}><PersonField center={center} /></Form.Item>
      <Form.Item name="caseNumber" label={t('intake.caseNumber')}><Input maxLength={60} /></Form.Item>
      {rules && <p className="soft">{t('intake.basis', { clauses: [rules.requiredClause, rules.channelsClause].join(' ') })}</p>}
    </>
  )
}

/** What the complainant takes away: number and code, and until when there is an answer. */
function Taken({ lodged, onClose }: { lodged: Lodged; onClose: () => void }) {
  const { t } = useTranslation('complaints')
  return (
    <Sheet open title={t('intake.taken')} onClose={onClose} footer={<><a className="action" href={paths.complaint(lodged.id)}>{t('intake.open')}</a><Action kind="primary" onClick={onClose}>{t('intake.done')}</Action></>}>
      <dl className="pairs">
        <dt>{t('column.number')}</dt><dd>{lodged.number}</dd>
        {lodged.followCode && <><dt>{t('intake.code')}</dt><dd className="follow-code">{lodged.followCode}</dd></>}
        <dt>{t('column.due')}</dt><dd>{lodged.dueDate ?? t('desk.noLimit')} {lodged.clause}</dd>
      </dl>
      <p className="soft">{t(lodged.joined ? 'intake.joined' : 'intake.codeNote')}</p>
      {lodged.incomplete.length > 0 && <p>{t('desk.incomplete')}</p>}
    </Sheet>
  )
}
