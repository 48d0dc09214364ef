import { Action, Choice, DayField, formatDay, Sheet, StateTag } from '@hall/ui'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { useLocal } from '../../data/local.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { readDays } from './calendar-days.ts'

interface Props { open: boolean; year: number; onClose: () => void }

/** A year's order, pasted as a table or JSON: seen before it is published. */
export function LoadYear({ open, year: proposed, onClose }: Props) {
  const { t, i18n } = useTranslation('regulation')
  const local = useLocal()
  const [year, setYear] = useState(proposed)
  const [status, setStatus] = useState<'published' | 'provisional'>('published')
  const [source, setSource] = useState({ authority: t('calendar.authorityUsual'), number: '', issued: '', url: '' })
  const [text, setText] = useState('')
  const publish = useCommand(api.regulation.calendars.publish.mutationOptions(), { done: ({ year: made, version }) => t('calendar.loaded', { year: made, version }), onDone: onClose })
  const words = { holiday: t('calendar.words.holiday').split(' '), exchanged_workday: t('calendar.words.exchanged').split(' ') }
  const { days, wrong } = readDays(text, words)
  const reason = days.length === 0 ? t('calendar.empty') : wrong.length > 0 ? t('calendar.wrongLines', { lines: wrong.join(', ') }) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason) return
    publish.run({
      country: 'CN', year, status, days,
      source: { authority: { zh: source.authority, en: source.authority }, number: source.number || null, issued: source.issued || null, url: source.url || null },
    })
  }
  const field = (name: 'authority' | 'number' | 'url') => (
    <span className="field field-wide"><label htmlFor={`source-${name}`}>{t(`calendar.${name}`)}</label>
      <input id={`source-${name}`} type={name === 'url' ? 'url' : 'text'} value={source[name]} onChange={(event) => setSource({ ...source, [name]: event.target.value })} /></span>
  )
  return (
    <Sheet open={open} onClose={onClose} title={t('calendar.load')} footer={<Action kind="primary" busy={publish.busy} reason={reason} onClick={submit as never}>{t('calendar.publish')}</Action>}>
      <form className="stack" onSubmit={submit}>
        <div className="row">
          <span className="field"><label htmlFor="load-year">{t('calendar.year')}</label><input id="load-year" type="number" min={2000} max={2100} value={year} onChange={(event) => setYear(Number(event.target.value))} /></span>
          <Choice label={t('calendar.status')} value={status} onChange={(value) => setStatus(value === 'provisional' ? 'provisional' : 'published')}
            options={(['published', 'provisional'] as const).map((value) => ({ value, name: t(`calendar.statuses.${value}`) }))} />
        </div>
        {field('authority')}
        {field('number')}
        <span className="field"><label htmlFor="source-issued">{t('calendar.issued')}</label><DayField id="source-issued" value={source.issued} onChange={(issued) => setSource({ ...source, issued })} /></span>
        {field('url')}
        <span className="field field-wide"><label htmlFor="load-days">{t('calendar.days')}</label>
          <textarea id="load-days" rows={8} value={text} placeholder={t('calendar.example')} aria-describedby="load-days-note" onChange={(event) => setText(event.target.value)} />
          <span id="load-days-note" className="soft">{t('calendar.daysNote')}</span></span>
        {days.length > 0 && (
          <ul className="loaded-days" aria-label={t('calendar.preview')}>
            {days.map(({ date, kind, name }) => <li key={date}><StateTag tone={kind === 'holiday' ? 'leave' : 'cover'}>{t(kind === 'holiday' ? 'calendar.holiday' : 'calendar.exchanged')}</StateTag> {formatDay(date, i18n.language)} <span className="soft">{local(name)}</span></li>)}
          </ul>
        )}
        {publish.problem && <ProblemView error={publish.problem} />}
      </form>
    </Sheet>
  )
}
