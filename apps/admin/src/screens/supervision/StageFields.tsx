import { Action } from '@hall/ui'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonField } from '../../antd/fields.tsx'
import type { Outputs } from '../../data/api.ts'
import { PersonsField } from '../archives/PersonsField.tsx'
import { optionsOf } from './words.ts'

type Detail = Outputs['supervision']['matters']['get']
export type Stage = Detail['stages'][number]
type Circumstances = Detail['circumstances']
const ROLES = ['handler', 'reviewer', 'approver'] as const
const INTENTS = ['deliberate', 'negligent'] as const

export interface Attributed {
  stages: Stage[]
  concealed: boolean
  overruled: boolean
  alteredBy: string[]
  chair?: string
  participants?: string[]
  reserved?: string[]
  holder?: string
  backup?: string
  post?: ('handedOver' | 'unattended' | 'misperformed' | 'badConsequence')[]
}
const POST = ['handedOver', 'unattended', 'misperformed', 'badConsequence'] as const

export function attributedOf({ stages, circumstances: { concealed, overruled, alteredBy, meeting, post } }: Detail): Attributed {
  return {
    stages, concealed, overruled, alteredBy, ...(meeting && { chair: meeting.chair, participants: meeting.participants, reserved: meeting.reserved }),
    ...(post && { holder: post.holder, ...(post.backup && { backup: post.backup }), post: POST.filter((one) => post[one]) }),
  }
}

export function circumstancesOf({ concealed, overruled, alteredBy, chair, participants = [], reserved = [], holder, backup, post = [] }: Attributed): Circumstances {
  const of = (one: (typeof POST)[number]) => post.includes(one)
  return {
    concealed, overruled, alteredBy, meeting: chair ? { chair, participants, reserved } : null,
    post: holder ? { holder, backup: backup ?? null, handedOver: of('handedOver'), unattended: of('unattended'), misperformed: of('misperformed'), badConsequence: of('badConsequence') } : null,
  }
}

/** Each stage with who was in charge, and what changes who answers. */
export function StageFields({ center }: { center: string }) {
  const { t } = useTranslation('supervision')
  return (
    <>
      <Form.List name="stages">{(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="panel">
              <legend>{t('stage.title', { nth: name + 1 })}</legend>
              <Form.Item name={[name, 'stage']} label={t('stage.name')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><Input maxLength={100} /></Form.Item>
              <Form.Item name={[name, 'person']} label={t('person')} rules={[{ required: true, message: t('required', { ns: 'ledger' }) }]}><PersonField center={center} /></Form.Item>
              <Form.Item name={[name, 'role']} label={t('stage.role')}><Select options={optionsOf(ROLES, (value) => t(`stage.${value}`))} /></Form.Item>
              <Form.Item name={[name, 'act']} label={t('stage.act')}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
              <Form.Item name={[name, 'lateWorkdays']} label={t('stage.late')}><InputNumber min={0} max={1000} /></Form.Item>
              <Form.Item name={[name, 'intent']} label={t('stage.intent')}><Select allowClear options={optionsOf(INTENTS, (value) => t(`stage.${value}`))} /></Form.Item>
              <Form.Item name={[name, 'fault']} valuePropName="checked"><Checkbox>{t('stage.fault')}</Checkbox></Form.Item>
              <Action kind="quiet" onClick={() => remove(name)}>{t('stage.remove')}</Action>
            </fieldset>
          ))}
          <Action icon="plus" onClick={() => add({ stage: '', person: undefined, role: 'handler', act: '', fault: true, lateWorkdays: 0, intent: null })}>{t('stage.add')}</Action>
        </>
      )}</Form.List>
      <h3>{t('stage.circumstances')}</h3>
      <Form.Item name="concealed" valuePropName="checked"><Checkbox>{t('stage.concealed')}</Checkbox></Form.Item>
      <Form.Item name="overruled" valuePropName="checked"><Checkbox>{t('stage.overruled')}</Checkbox></Form.Item>
      <Form.Item name="alteredBy" label={t('stage.alteredBy')}><PersonsField center={center} /></Form.Item>
      <Form.Item name="chair" label={t('stage.chair')}><PersonField center={center} /></Form.Item>
      <Form.Item name="participants" label={t('stage.participants')}><PersonsField center={center} /></Form.Item>
      <Form.Item name="reserved" label={t('stage.reserved')}><PersonsField center={center} /></Form.Item>
      <Form.Item name="holder" label={t('stage.holder')}><PersonField center={center} /></Form.Item>
      <Form.Item name="backup" label={t('stage.backup')}><PersonField center={center} /></Form.Item>
      <Form.Item name="post" label={t('stage.post')}><Select mode="multiple" options={optionsOf(POST, (value) => t(`stage.${value}`))} /></Form.Item>
    </>
  )
}
