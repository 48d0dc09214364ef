import { Action, DayField } from '@hall/ui'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { useToday } from '../../session/clock.ts'

type Whole = Outputs['cases']['items']['get']
type Kind = 'less' | 'none' | 'later'
const KINDS: readonly Kind[] = ['less', 'none', 'later']
const CENTS = 100
interface Entry { code: string; kind: Kind; yuan?: number; document: string; from: string; until?: string }

/** What the item may cost, and a reduction the government consented to. */
export function ItemFees({ item, fees }: { item: Whole['item']; fees: Whole['content']['fees'] }) {
  const { t } = useTranslation('cases')
  const can = useCan()
  const today = useToday()
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<Kind>('less')
  const { id, center, department } = item
  const reduce = useCommand(api.cases.fees.reduce.mutationOptions(), { done: t('reduce.done'), onDone: () => setOpen(false) })
  const required = [{ required: true, message: t('required') }]
  if (fees.length === 0) return null
  return (
    <section className="panel no-print">
      <div className="panel-head"><h2>{t('itemField.fees')}</h2><Action kind="quiet" reason={can('cases.fees.reduce', { center, department }).reason} onClick={() => setOpen(true)}>{t('reduce.title')}</Action></div>
      <ul>{fees.map(({ code, name, cents, unit, basis }) => <li key={code}>{name} {t('fees.yuan', { amount: (cents / CENTS).toFixed(2) })} {unit} <span className="soft">{basis}</span></li>)}</ul>
      <FormSheet<Entry> open={open} title={t('reduce.title')} submit={t('reduce.title')} onClose={() => { reduce.clear(); setOpen(false) }} busy={reduce.busy} problem={reduce.problem} initial={{ code: fees[0]!.code, kind: 'less', from: today }}
        onSubmit={({ code, yuan, document, from, until, ...values }) => reduce.run({ center, department, item: id, code, kind: values.kind, cents: Math.round((yuan ?? 0) * CENTS), document, from, until: until || null })}>
        <p className="soft">{t('reduce.note')}</p>
        <Form.Item name="code" label={t('itemField.fees')} rules={required}><Select options={fees.map(({ code, name }) => ({ value: code, label: name }))} /></Form.Item>
        <Form.Item name="kind" label={t('reduce.kind')} rules={required}><Select onChange={setKind} options={KINDS.map((value) => ({ value, label: t(`reduce.kinds.${value}`) }))} /></Form.Item>
        {kind === 'less' && <Form.Item name="yuan" label={t('reduce.amount')} rules={required}><InputNumber min={0} precision={2} /></Form.Item>}
        <Form.Item name="document" label={t('reduce.document')} rules={required}><Input maxLength={100} /></Form.Item>
        <Form.Item name="from" label={t('reduce.from')} rules={required}><DayField /></Form.Item>
        <Form.Item name="until" label={t('reduce.until')}><DayField /></Form.Item>
      </FormSheet>
    </section>
  )
}
