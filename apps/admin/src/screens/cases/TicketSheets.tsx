import { Action, formatShortDay } from '@hall/ui'
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MomentField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { api } from '../../data/api.ts'
import { problemOf } from '../../data/problem.ts'
import { useCommand } from '../../data/use-command.ts'
import type { Ticket } from './WindowPage.tsx'

interface Drawing { matter: string; at?: string }

/** A number for today, or an appointment: after closing the next time the window is open is offered with the refusal. */
export function DrawTicket({ place, onClose }: { place: { center: string; window: string }; onClose: () => void }) {
  const { t, i18n } = useTranslation('cases')
  const [form, setForm] = useState<'today' | 'later'>('today')
  const made = (ticket: Ticket) => t('window.drawn', { number: ticket.number })
  const issue = useCommand(api.cases.tickets.issue.mutationOptions(), { done: made, onDone: onClose })
  const book = useCommand(api.cases.tickets.book.mutationOptions(), { done: made, onDone: onClose })
  const command = form === 'today' ? issue : book
  const required = [{ required: true, message: t('required') }]
  const [asked, setAsked] = useState('')
  const over = issue.problem ? problemOf(issue.problem) : undefined
  const offered = over?.code === 'TICKETS_OVER' && typeof over.details?.['appointment'] === 'string' ? over.details['appointment'] : undefined
  return (
    <FormSheet<Drawing> open title={t('window.draw')} submit={t('window.draw')} onClose={() => { command.clear(); onClose() }} busy={command.busy} problem={command.problem}
      onSubmit={({ matter, at }) => {
        setAsked(matter)
        if (form === 'today') issue.run({ ...place, matter })
        else book.run({ ...place, matter, at: `${at ?? ''}+08:00` })
      }}>
      {offered && form === 'today' && <p className="row"><span>{t('window.offered', { at: `${formatShortDay(offered.slice(0, 10), i18n.language)} ${offered.slice(11)}` })}</span><Action kind="primary" busy={book.busy} onClick={() => book.run({ ...place, matter: asked, at: `${offered}:00+08:00` })}>{t('window.takeOffer')}</Action></p>}
      <Form.Item label={t('window.when')}><Select value={form} onChange={setForm} options={(['today', 'later'] as const).map((value) => ({ value, label: t(`window.${value}`) }))} /></Form.Item>
      <Form.Item name="matter" label={t('contacts.matter')} rules={required}><Input maxLength={200} autoFocus /></Form.Item>
      {form === 'later' && <Form.Item name="at" label={t('field.at')} rules={required}><MomentField /></Form.Item>}
    </FormSheet>
  )
}

interface Finished { outcome: 'case' | 'answered'; reply?: string }

/** What came of it: a case, or an answer. */
export function FinishTicket({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation('cases')
  const [outcome, setOutcome] = useState<Finished['outcome']>('case')
  const finish = useCommand(api.cases.tickets.finish.mutationOptions(), { done: t('window.finished', { number: ticket.number }), onDone: onClose })
  return (
    <FormSheet<Finished> open title={`${t('window.finish')} · ${ticket.number}`} submit={t('window.finish')} onClose={() => { finish.clear(); onClose() }} busy={finish.busy} problem={finish.problem} initial={{ outcome: 'case' }} onSubmit={({ reply, ...values }) => finish.run({ center: ticket.center, id: ticket.id, ...values, reply: reply ?? '' })}>
      <Form.Item name="outcome" label={t('contacts.outcome')}><Select onChange={setOutcome} options={(['case', 'answered'] as const).map((value) => ({ value, label: t(`window.outcome.${value}`) }))} /></Form.Item>
      <Form.Item name="reply" label={t('contacts.reply')} rules={outcome === 'answered' ? [{ required: true, message: t('required') }] : []}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
    </FormSheet>
  )
}
