import { StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { MomentField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { Clause } from './PlanPanel.tsx'

type Row = Outputs['attendance']['overtime']['list']['rows'][number]

/** Who of those working is on duty, and from when to when; until the form is decided. */
export function OvertimeDuty({ row, close }: { row: Row | undefined; close: () => void }) {
  const { t } = useTranslation('leave')
  const command = useCommand(api.attendance.overtime.nameDuty.mutationOptions(), { done: t('overtime.done'), onDone: close })
  const required = [{ required: true, message: t('form.required') }]
  const first = row?.duty[0]
  return (
    <FormSheet<{ people: string[]; from: string; to: string }> key={row?.id} open={row !== undefined} title={t('overtime.nameDuty')} submit={t('overtime.nameDuty')} onClose={() => { command.clear(); close() }} busy={command.busy} problem={command.problem}
      initial={row ? { people: row.duty.map(({ person }) => person), from: first?.from ?? row.from, to: first?.to ?? row.to } : {}}
      onSubmit={({ people, from, to }) => { if (row) command.run({ id: row.id, duty: people.map((person) => ({ person, from, to })) }) }}>
      <Form.Item name="people" label={t('overtime.duty')} rules={required}><Select mode="multiple" optionFilterProp="label" options={(row?.people ?? []).map(({ person, name }) => ({ value: person, label: `${name} ${person}` }))} /></Form.Item>
      <Form.Item name="from" label={t('overtime.from')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="to" label={t('overtime.to')} rules={required}><MomentField /></Form.Item>
    </FormSheet>
  )
}

/** While the form is filled in: whether this time needs one at all. */
export function OvertimeNeed({ center, from, to }: { center: string; from: string | undefined; to: string | undefined }) {
  const { t } = useTranslation('leave')
  const need = useQuery(api.attendance.overtime.preview.queryOptions(from && to && from < to ? { center, from, to } : skipToken))
  if (!need.data) return null
  const { needed, occasion, clause } = need.data
  return <p role="status"><StateTag tone={needed ? 'ok' : 'late'}>{needed && occasion ? t('overtime.needed', { occasion: t(`overtime.occasion_${occasion}`) }) : t('overtime.notNeeded')}</StateTag> {clause && <Clause id={clause} />}</p>
}
