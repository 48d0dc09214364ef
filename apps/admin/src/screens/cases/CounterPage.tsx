import './cases.css'
import { Action, EmptyState, PageHeader, SearchField, StateTag } from '@hall/ui'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { paths } from '../../paths.ts'
import { useCan } from '../../session/can.ts'
import { useSession } from '../../session/session.ts'
import { CounterCheck } from './CounterCheck.tsx'

type Item = Outputs['cases']['items']['list']['rows'][number]
const FOUND = 8
const CHANNELS = ['visit', 'online', 'mail', 'phone', 'fax'] as const

/** The counter: item, applicant, materials ticked, paper printed; every step by keyboard. */
export function CounterPage() {
  const { t } = useTranslation('cases')
  const { me } = useSession()
  const [item, setItem] = useState<Item>()
  const [file, setFile] = useState<string>()
  const center = me.person?.center ?? undefined
  const window = me.person?.window ?? undefined
  if (!center || !window) return <><PageHeader title={t('counter.title')} /><EmptyState title={t('counter.noWindow')}>{t('counter.noWindowNext')}</EmptyState></>
  const again = () => { setItem(undefined); setFile(undefined) }
  const stage = !item ? 'item' : file ? 'materials' : 'applicant'
  return (
    <>
      <PageHeader title={t('counter.title')} note={t('counter.note')} actions={item ? <Action onClick={again}>{t('counter.next')}</Action> : <a className="action" href={paths.contacts}>{t('contacts.title')}</a>} />
      <ol className="counter-steps" aria-label={t('counter.steps')}>
        {(['item', 'applicant', 'materials'] as const).map((one) => <li key={one} aria-current={one === stage ? 'step' : undefined}>{t(`counter.${one}`)}</li>)}
      </ol>
      {!item ? <ChooseItem center={center} onChoose={setItem} /> : file ? <CounterCheck key={file} file={file} item={item} onDone={again} /> : <Applicant center={center} window={window} item={item} onOpen={setFile} />}
    </>
  )
}

/** Arrows walk through the list, Enter takes. */
function ChooseItem({ center, onChoose }: { center: string; onChoose: (item: Item) => void }) {
  const { t } = useTranslation('cases')
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const listId = useId()
  useEffect(() => { field.current?.focus() }, [])
  const items = useQuery(api.cases.items.list.queryOptions({ center, state: 'published', size: FOUND, ...(text && { search: text }) }, { placeholderData: keepPreviousData }))
  const rows = items.data?.rows ?? []
  const chosen = rows[Math.min(active, rows.length - 1)]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) { event.preventDefault(); setActive(Math.max(0, Math.min(rows.length - 1, active + step))) }
    if (event.key === 'Enter' && chosen) { event.preventDefault(); onChoose(chosen) }
  }
  return (
    <section className="panel stack" aria-label={t('counter.item')}>
      <SearchField ref={field} label={t('counter.findItem')} value={text} listId={listId} activeId={chosen && `${listId}-${chosen.id}`} onChange={(value) => { setText(value); setActive(0) }} onKeyDown={onKeyDown} />
      <ul id={listId} role="listbox" aria-label={t('counter.item')} className="choose-item">
        {rows.map((row) => (
          <li key={row.id} id={`${listId}-${row.id}`} role="option" aria-selected={row === chosen} onClick={() => onChoose(row)}>
            <span>{row.name}</span> <StateTag tone="quiet" bare>{t(`kind.${row.kind}`)}</StateTag> <span className="soft">{row.code}{row.promised ? ` · ${t(row.promised.unit === 'calendar_day' ? 'calendarDays' : 'days', { count: row.promised.days })}` : ''}</span>
          </li>
        ))}
      </ul>
      {rows.length === 0 && !items.isPending && <p className="soft">{t('counter.noItem')}</p>}
      <p className="soft">{t('counter.enterTakesFirst')}</p>
    </section>
  )
}

function Applicant({ center, window, item, onOpen }: { center: string; window: string; item: Item; onOpen: (file: string) => void }) {
  const { t } = useTranslation('cases')
  const can = useCan()
  const open = useCommand(api.cases.intake.register.mutationOptions(), { done: (made) => t('counter.opened', { number: made.number }), onDone: (made) => onOpen(made.case) })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const text = (field: string) => String(data.get(field) ?? '').trim()
    const given = (field: string) => (text(field) ? { [field]: text(field) } : {})
    open.run({
      center, window, item: item.id, channel: CHANNELS.find((one) => one === text('channel')) ?? 'visit', applicant: { name: text('name'), kind: text('kind') === 'organization' ? 'organization' : 'person', ...given('idNumber'), ...given('phone'), ...given('address') },
      ...(text('urgentReason') && { urgent: true, urgentReason: text('urgentReason') }),
    })
  }
  return (
    <form className="panel stack" onSubmit={submit} aria-label={t('counter.applicant')}>
      <h2>{item.name}</h2>
      <div className="filters">
        <span className="field"><label htmlFor="applicant-name">{t('applicant.name')}</label><input id="applicant-name" name="name" required maxLength={60} autoFocus autoComplete="off" /></span>
        <span className="field"><label htmlFor="applicant-kind">{t('applicant.kind')}</label><select id="applicant-kind" name="kind"><option value="person">{t('applicant.person')}</option><option value="organization">{t('applicant.organization')}</option></select></span>
        <span className="field"><label htmlFor="applicant-id">{t('applicant.idNumber')}</label><input id="applicant-id" name="idNumber" maxLength={40} autoComplete="off" /></span>
        <span className="field"><label htmlFor="applicant-phone">{t('applicant.phone')}</label><input id="applicant-phone" name="phone" maxLength={40} autoComplete="off" /></span>
        <span className="field"><label htmlFor="applicant-address">{t('applicant.address')}</label><input id="applicant-address" name="address" maxLength={200} autoComplete="off" /></span>
        <span className="field"><label htmlFor="applicant-channel">{t('contacts.channel')}</label><select id="applicant-channel" name="channel">{CHANNELS.map((value) => <option key={value} value={value}>{t(`channel.${value}`)}</option>)}</select></span>
        <span className="field"><label htmlFor="applicant-urgent">{t('applicant.urgentReason')}</label><input id="applicant-urgent" name="urgentReason" maxLength={200} autoComplete="off" /></span>
      </div>
      {open.problem && <ProblemView error={open.problem} />}
      <span className="row"><Action kind="primary" type="submit" busy={open.busy} reason={can('cases.intake.register', { center }).reason}>{t('counter.open')}</Action><span className="soft">{t('counter.enter')}</span></span>
    </form>
  )
}
