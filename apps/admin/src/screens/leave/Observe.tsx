import { StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useNow } from '../../session/clock.ts'
import { usePlaceNames } from '../../session/places.ts'
import { Clause } from './PlanPanel.tsx'

const BOARDS = ['not_looked', 'placed', 'absent'] as const
type Seen = Outputs['attendance']['aways']['observe']
interface Entry { person: string; at: string; seenAt?: string; board: (typeof BOARDS)[number]; makingUp: boolean }

/** A look at a counter in passing, set beside what is registered for it. */
export function Observe({ center, open, close }: { center: string; open: boolean; close: () => void }) {
  const { t } = useTranslation('leave')
  const now = useNow()
  const places = usePlaceNames([center])
  const [seen, setSeen] = useState<Seen>()
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }, { enabled: open }))
  const command = useCommand(api.attendance.aways.observe.mutationOptions(), { done: t('observe.done'), onDone: setSeen })
  const required = [{ required: true, message: t('form.required') }]
  return (
    <FormSheet<Entry> open={open} title={t('observe.title')} submit={t('observe.submit')} onClose={() => { command.clear(); setSeen(undefined); close() }} busy={command.busy} problem={command.problem}
      initial={{ at: now, board: 'not_looked', makingUp: false }} onSubmit={({ seenAt, ...values }) => command.run({ center, ...values, seenAt: seenAt ?? null })}>
      <p className="soft">{t('observe.note')}</p>
      <Form.Item name="person" label={t('observe.person')} rules={required}><PersonField center={center} /></Form.Item>
      <Form.Item name="at" label={t('findings.at')} rules={required}><MomentField /></Form.Item>
      <Form.Item name="seenAt" label={t('observe.seenAt')} extra={t('observe.seenAtHint')}><Select allowClear options={(windows.data?.rows ?? []).map(({ id }) => ({ value: id, label: places.window(id) }))} /></Form.Item>
      <Form.Item name="board" label={t('observe.board')}><Select options={BOARDS.map((value) => ({ value, label: t(`observe.boards.${value}`) }))} /></Form.Item>
      <Form.Item name="makingUp" valuePropName="checked"><Checkbox>{t('observe.makingUp')}</Checkbox></Form.Item>
      {seen && <p role="status">{seen.findings.length === 0 ? <StateTag tone="ok">{t('observe.nothing')}</StateTag> : seen.findings.map(({ kind, clause }) => <span key={kind} className="row"><StateTag tone="absent">{t(`finding.${kind}`)}</StateTag> <Clause id={clause} /></span>)}</p>}
    </FormSheet>
  )
}
