import { skipToken, useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { useCommand } from '../../data/use-command.ts'
import { type Content, contentOf, entryOf, type ItemEntry } from './item-lines.ts'
import { PartsField } from './PartsField.tsx'

const KINDS = ['entry', 'change', 'cancellation', 'exit'] as const
const GROUNDS = ['law_regulation_policy_adjustment', 'volume_change'] as const
const ITEM_KINDS = ['instant', 'promised', 'joint', 'escalated'] as const
const MOST_ITEMS = 500
type Kind = (typeof KINDS)[number]
interface Start { department?: string; item?: string; ground?: string; groundText?: string }
interface Props { center: string; open: boolean; onClose: () => void }

/** The department applies: to admit an item, change it, or take it out. */
export function ApplyChange({ center, open, onClose }: Props) {
  const { t } = useTranslation('cases')
  const local = useLocal()
  const [kind, setKind] = useState<Kind>('change')
  const [item, setItem] = useState<string>()
  const departments = useQuery(api.organization.directory.departments.queryOptions(open ? { center } : skipToken))
  const items = useQuery(api.cases.items.list.queryOptions(open ? { center, state: 'published', size: MOST_ITEMS } : skipToken))
  const whole = useQuery(api.cases.items.get.queryOptions(open && item && kind === 'change' ? { id: item } : skipToken))
  const before = kind === 'change' ? whole.data?.content : undefined
  const apply = useCommand(api.cases.itemChanges.apply.mutationOptions(), { done: t('changes.applied'), onDone: onClose })
  const writes = kind === 'entry' || (kind === 'change' && before !== undefined)
  const required = [{ required: true, message: t('required') }]
  const submit = ({ department, ground, groundText, item: _item, ...entry }: Start & ItemEntry) => {
    const of = department ?? items.data?.rows.find(({ id }) => id === item)?.department
    if (!of) return
    apply.run({ center, department: of, kind, ...(kind !== 'entry' && item && { item }), ...(writes && { content: contentOf(entry, before) }), ...(ground && { ground }), ...(groundText && { groundText }) })
  }
  return (
    <FormSheet<Start & ItemEntry> key={`${kind} ${before ? item : ''}`} open={open} title={t('changes.apply')} submit={t('changes.apply')} onClose={() => { apply.clear(); onClose() }} busy={apply.busy} problem={apply.problem} onSubmit={submit}
      initial={before ? { ...entryOf(before), ...(item && { item }) } : { kind: 'promised', place: 'center', ...(item && kind !== 'entry' && { item }) }}>
      <Form.Item label={t('changes.kind')}><Select value={kind} onChange={setKind} options={KINDS.map((value) => ({ value, label: t(`changes.kinds.${value}`) }))} /></Form.Item>
      {kind === 'entry'
        ? <Form.Item name="department" label={t('column.department')} rules={required}><Select options={(departments.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: local(name) }))} /></Form.Item>
        : <Form.Item name="item" label={t('column.item')} rules={required}><Select showSearch={{ optionFilterProp: 'label' }} onChange={setItem} options={(items.data?.rows ?? []).map(({ id, name, code }) => ({ value: id, label: `${name} ${code}` }))} /></Form.Item>}
      {kind !== 'entry' && (
        <>
          <Form.Item name="ground" label={t('changes.ground')} extra={t('changes.groundNote')}><Select allowClear options={GROUNDS.map((value) => ({ value, label: t(`changes.grounds.${value}`) }))} /></Form.Item>
          <Form.Item name="groundText" label={t('changes.groundText')}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
        </>
      )}
      {writes && <ItemFields before={before} departments={(departments.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: local(name) }))} />}
    </FormSheet>
  )
}

function ItemFields({ before, departments }: { before: Content | undefined; departments: { value: string; label: string }[] }) {
  const { t } = useTranslation('cases')
  const kind = Form.useWatch<Content['kind'] | undefined>('kind')
  const required = [{ required: true, message: t('required') }]
  const area = (name: 'basis' | 'conditions' | 'materials' | 'steps', label: string, note?: string) => <Form.Item name={name} label={label} extra={note ?? t('changes.linesNote')} rules={required}><Input.TextArea rows={4} /></Form.Item>
  const text = (name: 'phone' | 'supervision' | 'remedies' | 'handlingBody' | 'place' | 'windowPowers', label: string) => <Form.Item name={name} label={label} rules={required}><Input maxLength={name === 'phone' ? 60 : 500} /></Form.Item>
  return (
    <>
      <Form.Item name="code" label={t('item.code')} rules={required}><Input maxLength={60} disabled={before !== undefined} /></Form.Item>
      <Form.Item name="name" label={t('column.item')} rules={required}><Input maxLength={200} /></Form.Item>
      <Form.Item name="kind" label={t('column.kind')} rules={required}><Select options={ITEM_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} /></Form.Item>
      {kind === 'joint' && <Form.Item name="parts" label={t('item.parts')} extra={t('item.partsNote')}><PartsField options={departments} /></Form.Item>}
      <Form.Item name="statutoryDays" label={t('item.statutory')}><InputNumber min={0} max={2000} precision={0} /></Form.Item>
      <Form.Item name="promisedDays" label={t('item.promised')}><InputNumber min={0} max={2000} precision={0} /></Form.Item>
      <Form.Item name="promiseNote" label={t('changes.promiseNote')}><Input maxLength={500} /></Form.Item>
      {area('basis', t('itemField.basis'))}
      {area('conditions', t('itemField.conditions'))}
      {area('materials', t('itemField.materials'), t('changes.materialsNote'))}
      {area('steps', t('itemField.steps'))}
      <Form.Item name="serviceStandard" label={t('changes.serviceStandard')}><Input maxLength={500} /></Form.Item>
      {text('phone', t('itemField.phone'))}
      {text('supervision', t('itemField.supervision'))}
      {text('remedies', t('item.remedies'))}
      {text('handlingBody', t('itemField.handling_body'))}
      {text('windowPowers', t('changes.windowPowers'))}
      {text('place', t('changes.place'))}
      <Form.Item name="deemedBasis" label={t('changes.deemed')} extra={t('changes.deemedNote')}><Input maxLength={500} /></Form.Item>
    </>
  )
}
