import { Action, Choice, formatDateTime, formatShortDay, PageHeader, StateTag, type Tone } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Column, DataTable, usePage } from '../../antd/DataTable.tsx'
import { PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useCenter } from '../../session/center.ts'
import { atCenter } from '../../session/clock.ts'
import { oneOf, useFilters } from '../../session/filters.ts'
import { useSession } from '../../session/session.ts'
import { ContactSheet, type ContactStep, ContactStepSheet } from './ContactSteps.tsx'

type Contact = Outputs['cases']['contacts']['list']['rows'][number]
const SHOWN = ['open', 'all', 'late', 'insufficient', 'gaps'] as const
const CHANNELS = ['visit', 'phone', 'online', 'mail', 'fax'] as const
const OUTCOMES = ['answered', 'referral', 'guidance', 'not_complete', 'other_department', 'no_window'] as const
const tones: Readonly<Record<Contact['state'], Tone>> = { open: 'late', on_hold: 'leave', handed_over: 'cover', passed_on: 'cover', instructions_asked: 'leave', closed: 'ok' }

/** Who was asked first stays responsible until there is an answer: what was asked, who has it now, how long it has been open. */
export function ContactsPage() {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const { me } = useSession()
  const [own] = useCenter()
  const center = own || (me.person?.center ?? undefined)
  const [filters, change] = useFilters()
  const show = oneOf(SHOWN, filters['show']) ?? 'open'
  const [opening, setOpening] = useState(false)
  const [chosen, setChosen] = useState<{ contact: Contact; step: 'close' | 'handOver' | ContactStep }>()
  const contacts = useQuery(api.cases.contacts.list.queryOptions({ ...usePage(), ...(own && { center: own }), ...(show === 'open' && { open: true }), ...(show === 'gaps' && { gaps: true }), ...(show === 'late' && { late: true }), ...(show === 'insufficient' && { insufficient: true }) }, { placeholderData: keepPreviousData }))
  const takeUp = useCommand(api.cases.contacts.takeUp.mutationOptions(), { done: t('contacts.taken') })
  const columns: Column<Contact>[] = [
    { key: 'matter', title: t('contacts.matter'), render: (_, row) => <><button type="button" className="action action-quiet" data-item onClick={() => change({ contact: row.id })}>{row.matter}</button> {row.major && <StateTag tone="absent" bare>{t('contacts.major')}</StateTag>}</> },
    { key: 'asker', title: t('contacts.asker'), dataIndex: 'asker' },
    { key: 'channel', title: t('contacts.channel'), render: (_, row) => t(`channel.${row.channel}`) },
    { key: 'openedAt', title: t('column.received'), sortable: true, render: (_, row) => formatDateTime(atCenter(row.openedAt), i18n.language).slice(0, -3) },
    { key: 'firstAsked', title: t('case.firstAsked'), render: (_, row) => <ActorName id={row.firstAsked} /> },
    { key: 'owner', title: t('contacts.owner'), render: (_, row) => <ActorName id={row.owner} /> },
    { key: 'state', title: t('column.state'), sortable: true, render: (_, row) => <><StateTag tone={row.late ? 'absent' : tones[row.state]}>{t(`contacts.state.${row.state}`)}</StateTag> {row.openWorkdays > 0 && <span className="soft">{t('days', { count: row.openWorkdays })}</span>}{row.dueOn && <span className="soft"> {row.daysLate > 0 ? t('contents.late', { count: row.daysLate }) : t('queue.due', { day: formatShortDay(row.dueOn, i18n.language) })}</span>}</> },
    { key: 'reply', title: t('contacts.reply'), render: (_, row) => [row.reply, row.target].filter(Boolean).join(' → ') },
    {
      key: 'action', title: t('case.actions'), render: (_, row) => row.state !== 'closed' && (
        <span className="row">
          {row.waitingFor === me.person?.id && row.waitingFor !== null && <Action kind="quiet" busy={takeUp.busy} onClick={() => takeUp.run({ id: row.id, center: row.center, called: true })}>{t('contacts.takeUp')}</Action>}
          <Action kind="quiet" reason={can('cases.contacts.close', { center: row.center }).reason} onClick={() => setChosen({ contact: row, step: 'close' })}>{t('contacts.close')}</Action>
          <Action kind="quiet" reason={can('cases.contacts.handOver', { center: row.center }).reason} onClick={() => setChosen({ contact: row, step: 'handOver' })}>{t('contacts.handOver')}</Action>
          {row.state === 'open' && <Action kind="quiet" reason={can('cases.contacts.hold', { center: row.center }).reason} onClick={() => setChosen({ contact: row, step: 'hold' })}>{t('contacts.step.hold')}</Action>}
        </span>
      ),
    },
  ]
  return (
    <>
      <PageHeader title={t('contacts.title')} note={t('contacts.note')} actions={<><a className="action" href={paths.contents}>{t('contents.title')}</a><Action kind="primary" icon="plus" reason={center ? can('cases.contacts.open', { center }).reason : t('contacts.chooseCenter')} onClick={() => setOpening(true)}>{t('contacts.open')}</Action></>} />
      <div className="filters"><Choice label={t('list.show')} value={show} onChange={(value) => change({ show: value, page: undefined })} options={SHOWN.map((value) => ({ value, name: t(`contacts.show.${value}`) }))} /></div>
      <DataTable query={contacts} columns={columns} rowKey={({ id }) => id} label={t('contacts.title')} empty={{ title: t('contacts.none'), next: t('contacts.noneNext') }} />
      {opening && center && <Opening center={center} window={me.person?.center === center ? (me.person.window ?? null) : null} onClose={() => setOpening(false)} />}
      <ContactSheet id={filters['contact']} onStep={(contact, step) => setChosen({ contact, step })} onClose={() => change({ contact: undefined })} />
      {chosen && chosen.step !== 'close' && chosen.step !== 'handOver' && <ContactStepSheet contact={chosen.contact} step={chosen.step} onClose={() => setChosen(undefined)} />}
      {chosen?.step === 'close' && <Closing contact={chosen.contact} onClose={() => setChosen(undefined)} />}
      {chosen?.step === 'handOver' && <HandingOver contact={chosen.contact} onClose={() => setChosen(undefined)} />}
    </>
  )
}

interface Opened { matter: string; item?: string; asker: string; phone?: string; channel: (typeof CHANNELS)[number]; major: boolean }

function Opening({ center, window, onClose }: { center: string; window: string | null; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const open = useCommand(api.cases.contacts.open.mutationOptions(), { done: t('contacts.opened'), onDone: onClose })
  const required = [{ required: true, message: t('required') }]
  return (
    <FormSheet<Opened> open title={t('contacts.open')} submit={t('contacts.open')} onClose={onClose} busy={open.busy} problem={open.problem} initial={{ channel: 'visit', major: false }} onSubmit={({ phone, item, ...given }) => open.run({ center, window, ...given, ...(phone && { phone }), ...(item && { item }) })}>
      <Form.Item name="matter" label={t('contacts.matter')} rules={required}><Input maxLength={200} autoFocus /></Form.Item>
      <Form.Item name="item" label={t('contacts.item')}><ItemField center={center} /></Form.Item>
      <Form.Item name="asker" label={t('contacts.asker')} rules={required}><Input maxLength={100} /></Form.Item>
      <Form.Item name="phone" label={t('applicant.phone')}><Input maxLength={40} /></Form.Item>
      <Form.Item name="channel" label={t('contacts.channel')}><Select options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))} /></Form.Item>
      <Form.Item name="major" valuePropName="checked"><Checkbox>{t('contacts.major')}</Checkbox></Form.Item>
    </FormSheet>
  )
}

const FOUND = 20

/** An item of the catalogue, by name. */
function ItemField({ center, id, value, onChange }: { center: string; id?: string; value?: string; onChange?: (item: string | undefined) => void }) {
  const { t } = useTranslation('cases')
  const [search, setSearch] = useState('')
  const items = useQuery(api.cases.items.list.queryOptions({ center, state: 'published', size: FOUND, ...(search && { search }) }, { placeholderData: keepPreviousData }))
  return (
    <Select
      {...(id && { id })} allowClear value={value} onChange={(chosen: string | undefined) => onChange?.(chosen)} showSearch={{ filterOption: false, onSearch: setSearch }} notFoundContent={t('contacts.noItem')}
      options={(items.data?.rows ?? []).map((item) => ({ value: item.id, label: item.name }))}
    />
  )
}

interface Closed { outcome: (typeof OUTCOMES)[number]; reply?: string; target?: string; targetContact?: string; receivedBy?: string; escort?: boolean; ledBy?: 'self' | 'arranged' }

function Closing({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const close = useCommand(api.cases.contacts.close.mutationOptions(), { done: t('contacts.closed'), onDone: onClose })
  const [form, setForm] = useState<Closed['outcome']>('answered')
  const [escort, setEscort] = useState(false)
  const elsewhere = form === 'referral' || form === 'other_department' || form === 'no_window'
  return (
    <FormSheet<Closed>
      open title={`${t('contacts.close')} · ${contact.matter}`} submit={t('contacts.close')} onClose={onClose} busy={close.busy} problem={close.problem} initial={{ outcome: 'answered', ledBy: 'arranged' }}
      onSubmit={(values) => close.run({ id: contact.id, center: contact.center, ...values, ...(values.outcome === 'not_complete' && { parts: ['requirements', 'procedure', 'materials'] }) })}
    >
      <Form.Item name="outcome" label={t('contacts.outcome')}><Select onChange={setForm} options={OUTCOMES.map((value) => ({ value, label: t(`contacts.outcomes.${value}`) }))} /></Form.Item>
      {!elsewhere && <Form.Item name="reply" label={t('contacts.reply')}><Input.TextArea rows={4} maxLength={2000} /></Form.Item>}
      {elsewhere && (
        <>
          <Form.Item name="target" label={t('contacts.target')}><Input maxLength={200} /></Form.Item>
          <Form.Item name="targetContact" label={t('contacts.targetContact')}><Input maxLength={200} /></Form.Item>
          <Form.Item name="escort" valuePropName="checked"><Checkbox onChange={(event) => setEscort(event.target.checked)}>{t('contacts.escort')}</Checkbox></Form.Item>
          {escort && <Form.Item name="ledBy" label={t('contacts.ledBy')} extra={t('contacts.ledNote')}><Select options={(['arranged', 'self'] as const).map((value) => ({ value, label: t(`contacts.led.${value}`) }))} /></Form.Item>}
          <Form.Item name="receivedBy" label={t('contacts.receivedBy')}><PersonField center={contact.center} /></Form.Item>
        </>
      )}
    </FormSheet>
  )
}

interface Handed { to: string; absent: boolean; unit?: string; name?: string; phone?: string; matter?: string }

function HandingOver({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const handOver = useCommand(api.cases.contacts.handOver.mutationOptions(), { done: t('contacts.handed'), onDone: onClose })
  const [absent, setAbsent] = useState(false)
  return (
    <FormSheet<Handed> open title={`${t('contacts.handOver')} · ${contact.matter}`} submit={t('contacts.handOver')} onClose={onClose} busy={handOver.busy} problem={handOver.problem} initial={{ absent: false, name: contact.asker, matter: contact.matter }} onSubmit={(values) => handOver.run({ id: contact.id, center: contact.center, ...values })}>
      <Form.Item name="to" label={t('contacts.to')} rules={[{ required: true, message: t('required') }]}><PersonField center={contact.center} /></Form.Item>
      <Form.Item name="absent" valuePropName="checked"><Checkbox onChange={(event) => setAbsent(event.target.checked)}>{t('contacts.absent')}</Checkbox></Form.Item>
      {absent && (['unit', 'name', 'phone', 'matter'] as const).map((field) => <Form.Item key={field} name={field} label={t(`contacts.register.${field}`)}><Input maxLength={field === 'matter' ? 300 : 100} /></Form.Item>)}
    </FormSheet>
  )
}
