import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'

const KINDS = ['refused_without_paper', 'refused_for_absence', 'unauthorized_negation', 'sent_to_department'] as const

/** What the record of a case does not show, told by somebody who saw it: it becomes a finding to be looked into. */
export function ReportOnCase({ file, open, onClose }: { file: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const report = useCommand(api.cases.watch.report.mutationOptions(), { done: t('report.done'), onDone: onClose })
  return (
    <FormSheet<{ kind: (typeof KINDS)[number]; detail: string }> open={open} title={t('report.title')} submit={t('report.submit')} onClose={() => { report.clear(); onClose() }} busy={report.busy} problem={report.problem} initial={{ kind: 'refused_without_paper' }} onSubmit={(values) => report.run({ case: file, ...values })}>
      <p className="soft">{t('report.note')}</p>
      <Form.Item name="kind" label={t('watch.kind')}><Select options={KINDS.map((value) => ({ value, label: t(`finding.${value}`) }))} /></Form.Item>
      <Form.Item name="detail" label={t('watch.detail')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
    </FormSheet>
  )
}

interface Charged { center: string; department: string | null; case: string | null }

/** Money taken without authority; of one case or of nobody's in particular. */
export function ReportCharge({ about, onClose }: { about: Charged | undefined; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const report = useCommand(api.cases.fees.report.mutationOptions(), { done: t('report.done'), onDone: onClose })
  return (
    <FormSheet<{ person?: string; what: string }> open={about !== undefined} title={t('report.charge')} submit={t('report.submit')} onClose={() => { report.clear(); onClose() }} busy={report.busy} problem={report.problem} onSubmit={({ person, what }) => { if (about) report.run({ ...about, person: person ?? null, what }) }}>
      <p className="soft">{t('report.chargeNote')}</p>
      <Form.Item name="person" label={t('report.person')}><PersonField center={about?.center ?? ''} /></Form.Item>
      <Form.Item name="what" label={t('report.what')} rules={[{ required: true, message: t('required') }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
    </FormSheet>
  )
}
