import './cases.css'
import { Action, DayField } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { api } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { useLocal } from '../../data/local.ts'
import { useCan } from '../../session/can.ts'
import { usePlaceNames } from '../../session/places.ts'
import { ReportCharge, ReportOnCase } from './Reporting.tsx'
import { ACTION_FORMS, type ActionField } from './action-forms.ts'
import type { CaseView } from './words.ts'

const NOTHING: readonly string[] = []
/** The usual next steps; the rest lies one click behind. */
const MOST_SHOWN = 5

/** What may be done with the case now; the same table as the service's. What the caller has no right to says why. */
export function CaseActions({ view }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  const can = useCan()
  const [chosen, setChosen] = useState<string>()
  const [reporting, setReporting] = useState<'case' | 'charge'>()
  const { id, center, department, window } = view.row
  const target = { center, department, ...(window && { window }) }
  const actions = (view.actions.length > 0 ? view.actions : NOTHING).filter((action) => ACTION_FORMS[action])
  const button = (action: string, first: boolean) => {
    const { group, name } = ACTION_FORMS[action]!
    return <Action key={action} kind={first ? 'primary' : 'plain'} reason={can(`cases.${group}.${name}`, target).reason} onClick={() => setChosen(action)}>{t(`action.${action}` as 'action.accept')}</Action>
  }
  return (
    <div className="row no-print" role="group" aria-label={t('case.actions')}>
      {actions.length === 0 && <span className="soft">{t('case.noActions')}</span>}
      {actions.slice(0, MOST_SHOWN).map((action, index) => button(action, index === 0))}
      <details className="case-more"><summary className="action">{t('case.more')}</summary><div className="row">
        {actions.slice(MOST_SHOWN).map((action) => button(action, false))}
        <Action kind="quiet" reason={can('cases.watch.report', target).reason} onClick={() => setReporting('case')}>{t('report.title')}</Action>
        <Action kind="quiet" reason={can('cases.fees.report', target).reason} onClick={() => setReporting('charge')}>{t('report.charge')}</Action>
      </div></details>
      <ReportOnCase file={id} open={reporting === 'case'} onClose={() => setReporting(undefined)} />
      <ReportCharge about={reporting === 'charge' ? { center, department, case: id } : undefined} onClose={() => setReporting(undefined)} />
      {chosen && <Step key={chosen} action={chosen} file={id} view={view} onClose={() => setChosen(undefined)} />}
    </div>
  )
}

type Command = { mutationFn: never; mutationKey: never }

function Step({ action, file, view, onClose }: { action: string; file: string; view: CaseView; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const { group, name, fields } = ACTION_FORMS[action]!
  // Which command it is follows from a table: its input is checked by the contract at the edge.
  const options = (api.cases[group] as unknown as Record<string, { mutationOptions: () => Command }>)[name]!.mutationOptions()
  const command = useCommand<{ commandId: string }, unknown>(options, { done: t(`action.${action}` as 'action.accept'), onDone: onClose })
  const initial = Object.fromEntries(fields.map((field) => [field.name, initialOf(field)]))
  return (
    <FormSheet<Record<string, unknown>>
      open
      title={t(`action.${action}` as 'action.accept')}
      submit={t(`action.${action}` as 'action.accept')}
      onClose={onClose}
      onSubmit={(values) => command.run({ case: file, ...sent(values, fields) } as object)}
      initial={initial}
      busy={command.busy}
      problem={command.problem}
    >
      {fields.map((field) => (
        <Form.Item key={field.name} name={field.name} label={field.kind === 'yes' ? undefined : t(`field.${field.name}` as 'field.reason')} {...(field.kind === 'yes' && { valuePropName: 'checked' })} rules={field.required ? [{ required: true, message: t('required') }] : []}>
          <Field field={field} view={view} />
        </Form.Item>
      ))}
      {fields.length === 0 && <p>{t('case.confirm')}</p>}
    </FormSheet>
  )
}

function initialOf({ kind, initial }: ActionField): unknown {
  return initial ?? (kind === 'yes' ? false : undefined)
}

/** Lines become lists; a moment gets the centers' zone; what was left out is not sent. */
function sent(values: Record<string, unknown>, fields: readonly ActionField[]): Record<string, unknown> {
  return Object.fromEntries(fields.flatMap(({ name, kind }): [string, unknown][] => {
    const value = values[name]
    if (value === undefined || value === '' || value === null) return kind === 'lines' || kind === 'departments' || kind === 'materials' ? [[name, []]] : kind === 'person' && name === 'carrier' ? [[name, null]] : []
    if (kind === 'lines') return [[name, Array.isArray(value) ? value : String(value).split('\n').map((line) => line.trim()).filter(Boolean)]]
    if (kind === 'moment') return [[name, `${String(value)}+08:00`]]
    if (kind === 'days') return [[name, [{ kind: String((value as { kind?: string }).kind), days: Number((value as { days?: number }).days ?? 1) }]]]
    return [[name, value]]
  }))
}

interface FieldProps { field: ActionField; view: CaseView; id?: string; value?: never; onChange?: (value: unknown) => void; checked?: boolean }

function Field({ field, view, id, value, onChange, checked }: FieldProps) {
  const { t } = useTranslation('cases')
  const common = { ...(id && { id }), value, onChange: onChange as never }
  const choices = (options: readonly string[]) => options.map((option) => ({ value: option, label: t(`option.${option}` as 'option.other') }))
  switch (field.kind) {
    case 'text': return <Input {...common} maxLength={300} />
    case 'area': return <Input.TextArea {...common} rows={3} maxLength={2000} />
    case 'date': return <DayField {...(id && { id })} value={(value as string | undefined) ?? ''} onChange={(day) => onChange?.(day)} />
    case 'moment': return <MomentField {...common} />
    case 'yes': return <Checkbox {...(id && { id })} checked={checked ?? false} onChange={(event) => onChange?.(event.target.checked)}>{t(`field.${field.name}` as 'field.reason')}</Checkbox>
    case 'window': return <WindowField {...(id && { id })} center={view.row.center} value={value} onChange={onChange} />
    case 'department': return <DepartmentField {...(id && { id })} view={view} value={value} onChange={onChange} />
    case 'materials': return <Select {...common} mode="multiple" optionFilterProp="label" options={view.materials.map(({ code, name }) => ({ value: code, label: name }))} />
    case 'departments': return <DepartmentsField {...(id && { id })} view={view} value={value as unknown as string[] | undefined} onChange={onChange} />
    case 'person': return <PersonField {...common} center={view.row.center} />
    case 'lines': return field.name === 'materials'
      ? <Select {...common} mode="multiple" options={view.materials.filter(({ state }) => state !== 'present').map(({ code, name }) => ({ value: code, label: name }))} />
      : <Input.TextArea {...common} rows={3} />
    case 'choice': return <Select {...common} options={choices(field.options ?? [])} />
    case 'condition': return <InputNumber {...common} min={1} max={40} />
    case 'days': return <DaysField options={choices(field.options ?? [])} value={value as unknown as { kind: string; days: number } | undefined} onChange={onChange} />
  }
}

interface PlaceProps { id?: string; value: string | undefined; onChange: ((value: unknown) => void) | undefined }

function WindowField({ center, value, onChange, id }: PlaceProps & { center: string }) {
  const local = useLocal()
  const windows = useQuery(api.organization.directory.windows.queryOptions({ center }))
  return <Select {...(id && { id })} value={value} onChange={(chosen: string) => onChange?.(chosen)} options={(windows.data?.rows ?? []).map((window) => ({ value: window.id, label: `${window.number} ${local(window.name)}` }))} />
}

/** Departments that take part in a joint case. */
function DepartmentField({ view, value, onChange, id }: PlaceProps & { view: CaseView }) {
  const names = usePlaceNames([view.row.center])
  return <Select {...(id && { id })} value={value} onChange={(chosen: string) => onChange?.(chosen)} options={view.parts.map(({ department }) => ({ value: department, label: names.department(department) }))} />
}

/** Which of the departments of a joint case were at the meeting. */
function DepartmentsField({ view, value, onChange, id }: { id?: string; view: CaseView; value: string[] | undefined; onChange: ((value: unknown) => void) | undefined }) {
  const names = usePlaceNames([view.row.center])
  const options = [...new Set([view.row.department, ...view.parts.map(({ department }) => department)])].map((department) => ({ value: department, label: names.department(department) }))
  return <Select {...(id && { id })} mode="multiple" value={value} onChange={(chosen: string[]) => onChange?.(chosen)} options={options} />
}

function DaysField({ options, value, onChange }: { options: { value: string; label: string }[]; value: { kind: string; days: number } | undefined; onChange: ((value: unknown) => void) | undefined }) {
  const { t } = useTranslation('cases')
  return (
    <span className="row">
      <Select aria-label={t('field.kind')} value={value?.kind} options={options} onChange={(kind) => onChange?.({ days: 1, ...value, kind })} style={{ minWidth: 160 }} />
      <InputNumber aria-label={t('field.days')} min={1} max={400} value={value?.days ?? 1} onChange={(days) => onChange?.({ ...value, days: days ?? 1 })} />
    </span>
  )
}
