import { Action, DayField, formatShortDay, PageHeader, StateTag, type Tone } from '@hall/ui'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { PeopleField } from './PeopleField.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { ChooseCenter } from '../../data/ChooseCenter.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { usePlaceNames } from '../../session/places.ts'
import { useSession } from '../../session/session.ts'

type Service = Outputs['cases']['holidayServices']['list']['rows'][number]
type StepName = 'decide' | 'schedule' | 'give' | 'claim'
const tones: Readonly<Record<Service['state'], Tone>> = { asked: 'late', approved: 'cover', refused: 'absent', scheduled: 'leave', given: 'ok' }
const NEXT: Readonly<Record<Service['state'], readonly StepName[]>> = { asked: ['decide'], approved: ['schedule'], scheduled: ['give', 'schedule'], given: ['claim'], refused: [] }

/** Appointment and on-site service on days off: asked for, approved by the bureau, scheduled, given, claimed for. */
export function HolidayPage() {
  const { t } = useTranslation('cases')
  const { me } = useSession()
  const [chosen] = useCenter()
  const center = chosen || (me.person?.center ?? '')
  return center ? <Services center={center} /> : <><PageHeader title={t('holiday.title')} note={t('holiday.note')} /><ChooseCenter href={(id) => `${paths.holidayServices}?center=${id}`} /></>
}

function Services({ center }: { center: string }) {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const names = usePlaceNames([center])
  const [asking, setAsking] = useState(false)
  const [chosen, setChosen] = useState<{ service: Service; step: StepName }>()
  const services = useQuery(api.cases.holidayServices.list.queryOptions({ ...usePage(), center }, { placeholderData: keepPreviousData }))
  const columns: Column<Service>[] = [
    { key: 'number', title: t('holiday.number'), dataIndex: 'number' },
    { key: 'day', title: t('holiday.day'), sortable: true, render: (_, row) => `${formatShortDay(row.day, i18n.language)} ${row.from}–${row.to}` },
    { key: 'kind', title: t('column.kind'), render: (_, row) => t(`holiday.kind.${row.kind}`) },
    { key: 'applicant', title: t('column.applicant'), dataIndex: 'applicant' },
    { key: 'need', title: t('holiday.need'), render: (_, row) => [row.need, row.place].filter(Boolean).join(' · ') },
    { key: 'window', title: t('column.window'), render: (_, row) => names.window(row.window) },
    { key: 'state', title: t('column.state'), render: (_, row) => <><StateTag tone={tones[row.state]}>{t(`holiday.state.${row.state}`)}</StateTag> <span className="soft">{row.document ?? row.reason}</span></> },
    { key: 'people', title: t('holiday.people'), render: (_, row) => row.people.map((person) => { const claim = row.claims.find((one) => one.person === person); return <span key={person} className="row"><ActorName id={person} />{claim && <StateTag tone="ok" bare>{t('holiday.hours', { hours: claim.minutes / MINUTES_AN_HOUR })}</StateTag>}</span> }) },
    { key: 'action', title: t('case.actions'), render: (_, row) => <span className="row">{NEXT[row.state].map((step) => <Action key={step} kind="quiet" reason={can(`cases.holidayServices.${step}`, { center, window: row.window }).reason} onClick={() => setChosen({ service: row, step })}>{t(`holiday.step.${step}`)}</Action>)}</span> },
  ]
  return (
    <>
      <PageHeader title={t('holiday.title')} note={t('holiday.note')} actions={<Action kind="primary" icon="plus" reason={can('cases.holidayServices.ask', { center }).reason} onClick={() => setAsking(true)}>{t('holiday.ask')}</Action>} />
      <DataTable query={services} columns={columns} rowKey={({ id }) => id} label={t('holiday.title')} empty={{ title: t('holiday.none'), next: t('holiday.noneNext') }} />
      {asking && <Asking center={center} onClose={() => setAsking(false)} />}
      {chosen && <Step {...chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

const MINUTES_AN_HOUR = 60
interface Asked { window: string; applicant: string; phone?: string; need: string; kind: Service['kind']; place?: string; day: string; from: string; to: string }

function Asking({ center, onClose }: { center: string; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const { me } = useSession()
  const names = usePlaceNames([center])
  const own = me.person?.center === center ? me.person.window : null
  const windows = useQuery(api.organization.directory.windows.queryOptions(own ? skipToken : { center }))
  const ask = useCommand(api.cases.holidayServices.ask.mutationOptions(), { done: t('holiday.asked'), onDone: onClose })
  const required = [{ required: true, message: t('required') }]
  const options = own ? [{ value: own, label: names.window(own) }] : (windows.data?.rows ?? []).filter(({ active }) => active).map(({ id, number }) => ({ value: id, label: `${number} ${names.window(id)}` }))
  return (
    <FormSheet<Asked> open title={t('holiday.ask')} submit={t('holiday.ask')} onClose={() => { ask.clear(); onClose() }} busy={ask.busy} problem={ask.problem} initial={{ kind: 'appointment', from: '09:00', to: '11:30', ...(own && { window: own }) }} onSubmit={({ applicant, ...values }) => ask.run({ center, applicant: applicant ?? '', ...values })}>
      <Form.Item name="window" label={t('column.window')} rules={required}><Select showSearch={{ optionFilterProp: 'label' }} options={options} /></Form.Item>
      <Form.Item name="applicant" label={t('column.applicant')} extra={t('holiday.applicantNote')}><Input maxLength={100} /></Form.Item>
      <Form.Item name="phone" label={t('applicant.phone')}><Input maxLength={40} inputMode="tel" /></Form.Item>
      <Form.Item name="need" label={t('holiday.need')} rules={required}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      <Form.Item name="kind" label={t('column.kind')}><Select options={(['appointment', 'on_site'] as const).map((value) => ({ value, label: t(`holiday.kind.${value}`) }))} /></Form.Item>
      <Form.Item name="place" label={t('holiday.place')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="day" label={t('holiday.day')} rules={required}><DayInput /></Form.Item>
      <Form.Item name="from" label={t('from')} rules={required}><Input type="time" /></Form.Item>
      <Form.Item name="to" label={t('to')} rules={required}><Input type="time" /></Form.Item>
    </FormSheet>
  )
}

function DayInput({ value, onChange }: { value?: string; onChange?: (day: string) => void }) {
  const { t } = useTranslation('cases')
  return <DayField label={t('holiday.day')} value={value ?? ''} onChange={(day) => onChange?.(day)} />
}

interface Filled { agree?: boolean; document?: string; reason?: string; people?: string[]; from?: string; to?: string; person?: string }

function Step({ service, step, onClose }: { service: Service; step: StepName; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const { id, center, window, day } = service
  const done = { done: t(`holiday.did.${step}`), onDone: onClose }
  const decide = useCommand(api.cases.holidayServices.decide.mutationOptions(), done)
  const schedule = useCommand(api.cases.holidayServices.schedule.mutationOptions(), done)
  const give = useCommand(api.cases.holidayServices.give.mutationOptions(), done)
  const claim = useCommand(api.cases.holidayServices.claim.mutationOptions(), done)
  const command = { decide, schedule, give, claim }[step]
  const required = [{ required: true, message: t('required') }]
  const submit = ({ agree = false, document = '', reason = '', people = [], from = '', to = '', person = '' }: Filled) => {
    if (step === 'decide') decide.run({ center, id, agree, document, reason })
    else if (step === 'schedule') schedule.run({ center, id, people })
    else if (step === 'give') give.run({ center, id, people, from, to })
    else claim.run({ center, window, person, day, service: id })
  }
  const unclaimed = service.people.filter((person) => !service.claims.some((one) => one.person === person))
  return (
    <FormSheet<Filled> open title={`${t(`holiday.step.${step}`)} · ${service.number}`} submit={t(`holiday.step.${step}`)} onClose={() => { command.clear(); onClose() }} busy={command.busy} problem={command.problem} initial={{ agree: true, people: [...service.people], from: service.from, to: service.to, ...(unclaimed[0] && { person: unclaimed[0] }) }} onSubmit={submit}>
      {step === 'decide' && <><Form.Item name="agree" valuePropName="checked"><Checkbox>{t('field.agree')}</Checkbox></Form.Item><Form.Item name="document" label={t('field.document')}><Input maxLength={100} /></Form.Item><Form.Item name="reason" label={t('field.reason')}><Input maxLength={300} /></Form.Item></>}
      {(step === 'schedule' || step === 'give') && <Form.Item name="people" label={t('holiday.people')} rules={required}><PeopleField center={center} /></Form.Item>}
      {step === 'give' && <><Form.Item name="from" label={t('from')} rules={required}><Input type="time" /></Form.Item><Form.Item name="to" label={t('to')} rules={required}><Input type="time" /></Form.Item></>}
      {step === 'claim' && <Form.Item name="person" label={t('holiday.people')} rules={required} extra={t('holiday.claimNote')}><Select options={unclaimed.map((value) => ({ value, label: <ActorName id={value} /> }))} /></Form.Item>}
    </FormSheet>
  )
}
