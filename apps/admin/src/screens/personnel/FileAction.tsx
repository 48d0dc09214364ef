import { DayField } from '@hall/ui'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import type { ComponentProps, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { useToday } from '../../session/clock.ts'
import type words from '../../texts/zh/personnel.json'

type FieldName = keyof typeof words.field

export interface Field {
  readonly name: FieldName
  readonly kind: 'day' | 'moment' | 'text' | 'area' | 'number' | 'choice' | 'several' | 'check' | 'person'
  readonly optional?: boolean
  readonly initial?: unknown
  readonly options?: readonly { value: string; label: string }[]
  readonly center?: string
  /** The word for it, where it is not that of its name. */
  readonly label?: string
}
/** One field of a list that is put together. */
export const field = (one: Field): Field => one

/** What a form holds; the contract parses it anew, so each field may stand for what the command wants. */
export type Values = Readonly<Record<FieldName, never>>

type Sheet<I extends { commandId: string }, O> = ComponentProps<typeof SheetAction<Values, I, O>>
interface Props<I extends { commandId: string }, O> extends Omit<Sheet<I, O>, 'children' | 'done' | 'initial' | 'note' | 'icon'> {
  fields: readonly Field[]
  /** Stands below the fields and may read them. */
  below?: ReactNode
}

/** One command about a file: a button with its right, and a sheet for what it needs. */
export function FileAction<I extends { commandId: string }, O>({ fields, below, ...action }: Props<I, O>) {
  const { t } = useTranslation('personnel')
  const today = useToday()
  return (
    <SheetAction<Values, I, O> {...action} done={t('done', { what: action.label })} initial={initialOf(fields, today)}>
      {fields.map((field) => <OneField key={field.name} field={field} />)}
      {below}
    </SheetAction>
  )
}

/** What a form starts with. */
export function initialOf(fields: readonly Field[], today: string): Partial<Values> {
  return Object.fromEntries(fields.map(({ name, kind, initial }) => [name, initial ?? (kind === 'day' ? today : kind === 'moment' ? `${today}T08:30:00` : kind === 'check' ? false : kind === 'several' ? [] : undefined)])) as Partial<Values>
}

export function OneField({ field: { name, kind, optional, options = [], center, label } }: { field: Field }) {
  const { t } = useTranslation('personnel')
  const rules = optional || kind === 'check' ? [] : [{ required: true, message: t('required') }]
  const word = label ?? t(`field.${name}`)
  if (kind === 'check') return <Form.Item name={name} valuePropName="checked"><Checkbox>{word}</Checkbox></Form.Item>
  return (
    <Form.Item name={name} label={optional ? `${word} ${t('optional')}` : word} rules={rules}>
      {kind === 'day' ? <DayField />
        : kind === 'moment' ? <MomentField />
        : kind === 'number' ? <InputNumber min={0} max={1000} />
        : kind === 'area' ? <Input.TextArea rows={3} maxLength={1000} />
        : kind === 'choice' ? <Select options={[...options]} />
        : kind === 'several' ? <Select mode="multiple" options={[...options]} />
        : kind === 'person' ? <PersonField center={center} />
        : <Input maxLength={200} />}
    </Form.Item>
  )
}

/** `null` for what was left empty. */
export const orNull = <T,>(value: T | undefined | ''): T | null => (value === undefined || value === '' ? null : value)
