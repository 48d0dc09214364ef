import { Action, formatDateTime, Sheet, StateTag } from '@hall/ui'
import { useQuery } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonField } from '../../antd/fields.tsx'
import { FormSheet } from '../../antd/FormSheet.tsx'
import { ActorName } from '../../data/ActorName.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { useCan } from '../../session/can.ts'
import { atCenter } from '../../session/clock.ts'
import { useSession } from '../../session/session.ts'

type Contact = Outputs['cases']['contacts']['list']['rows'][number]
export type ContactStep = 'askInstructions' | 'instruct' | 'markWrong' | 'hold'
interface StepProps { contact: Contact; step: ContactStep; onClose: () => void }

/** The leader is asked, answers; an answer turns out wrong. */
export function ContactStepSheet({ contact, step, onClose }: StepProps) {
  const { t } = useTranslation('cases')
  const done = { done: t(`contacts.did.${step}`), onDone: onClose }
  const ask = useCommand(api.cases.contacts.askInstructions.mutationOptions(), done)
  const instruct = useCommand(api.cases.contacts.instruct.mutationOptions(), done)
  const wrong = useCommand(api.cases.contacts.markWrong.mutationOptions(), done)
  const hold = useCommand(api.cases.contacts.hold.mutationOptions(), done)
  const command = { hold, askInstructions: ask, instruct, markWrong: wrong }[step]
  const { id, center } = contact
  const required = [{ required: true, message: t('required') }]
  const submit = ({ leader, text }: { leader?: string; text?: string }) => {
    if (step === 'askInstructions') ask.run({ id, center, leader: leader ?? '', explanation: text ?? '' })
    else if (step === 'hold') hold.run({ id, center, asked: leader ?? '', note: text ?? '' })
    else if (step === 'instruct') instruct.run({ id, center, instruction: text ?? '' })
    else wrong.run({ id, center, reason: text ?? '' })
  }
  return (
    <FormSheet<{ leader?: string; text?: string }> open title={`${t(`contacts.step.${step}`)} · ${contact.matter}`} submit={t(`contacts.step.${step}`)} onClose={() => { command.clear(); onClose() }} busy={command.busy} problem={command.problem} onSubmit={submit}>
      {(step === 'askInstructions' || step === 'hold') && <Form.Item name="leader" label={t(step === 'hold' ? 'contacts.asked' : 'field.leader')} rules={required}><PersonField center={center} /></Form.Item>}
      <Form.Item name="text" label={t(`contacts.text.${step}`)} rules={step === 'askInstructions' ? [] : required}><Input.TextArea rows={3} maxLength={step === 'askInstructions' ? 500 : 2000} /></Form.Item>
    </FormSheet>
  )
}

/** One matter asked, with everything that is known of it and what may be done now. */
export function ContactSheet({ id, onStep, onClose }: { id: string | undefined; onStep: (contact: Contact, step: ContactStep) => void; onClose: () => void }) {
  const { t } = useTranslation('cases')
  return <Sheet open={id !== undefined} onClose={onClose} title={t('contacts.one')}>{id && <One id={id} onStep={onStep} />}</Sheet>
}

function One({ id, onStep }: { id: string; onStep: (contact: Contact, step: ContactStep) => void }) {
  const contact = useQuery(api.cases.contacts.get.queryOptions({ id }))
  return <Loaded query={contact} rows={6}>{(data) => <Facts contact={data} onStep={onStep} />}</Loaded>
}

function Facts({ contact, onStep }: { contact: Contact; onStep: (contact: Contact, step: ContactStep) => void }) {
  const { t, i18n } = useTranslation('cases')
  const can = useCan()
  const { me } = useSession()
  const rate = useCommand(api.cases.contacts.rate.mutationOptions(), { done: t('contacts.rated') })
  const { id, center, window } = contact
  const target = { center, ...(window && { window }) }
  const moment = (at: string) => formatDateTime(atCenter(at), i18n.language).slice(0, -3)
  const facts: [string, React.ReactNode][] = [
    [t('contacts.matter'), contact.matter], [t('contacts.asker'), contact.asker], [t('contacts.channel'), t(`channel.${contact.channel}`)], [t('column.received'), moment(contact.openedAt)], [t('case.firstAsked'), <ActorName key="first" id={contact.firstAsked} />],
    [t('contacts.owner'), <ActorName key="owner" id={contact.owner} />], [t('contacts.waitingFor'), contact.waitingFor && <ActorName key="waits" id={contact.waitingFor} />], [t('contacts.held'), contact.held && contact.heldAt && `${contact.held} · ${moment(contact.heldAt)}`], [t('contacts.outcome'), contact.outcome && t(`contacts.outcomes.${contact.outcome as 'answered'}`)],
    [t('contacts.reply'), contact.reply], [t('contacts.target'), contact.target], [t('contacts.targetContact'), contact.targetContact], [t('contacts.receivedBy'), contact.receivedBy && <ActorName key="received" id={contact.receivedBy} />], [t('contacts.escort'), contact.escort && `${t(`contacts.led.${contact.escort.ledBy}`)}${contact.escort.minutes === null ? '' : ` · ${t('contacts.ledMinutes', { count: contact.escort.minutes })}`}`], [t('contacts.guide'), contact.guide], [t('contacts.closedAt'), contact.closedAt && moment(contact.closedAt)],
  ]
  const leader = contact.waitingFor !== null && contact.waitingFor === me.person?.id
  return (
    <div className="stack">
      {contact.late && <StateTag tone="absent">{t('contacts.late')}</StateTag>}
      <dl className="pairs">{facts.filter(([, value]) => value).flatMap(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}</dl>
      <span className="row">
        {contact.target && <Action icon="print" onClick={() => globalThis.print()}>{t('contacts.slip')}</Action>}
        {contact.state !== 'closed' && contact.state !== 'instructions_asked' && <Action reason={can('cases.contacts.askInstructions', target).reason} onClick={() => onStep(contact, 'askInstructions')}>{t('contacts.step.askInstructions')}</Action>}
        {contact.state === 'instructions_asked' && <Action kind={leader ? 'primary' : 'plain'} reason={can('cases.contacts.instruct', target).reason} onClick={() => onStep(contact, 'instruct')}>{t('contacts.step.instruct')}</Action>}
        {contact.state === 'closed' && ([true, false] as const).map((satisfied) => <Action key={String(satisfied)} busy={rate.busy} reason={can('cases.contacts.rate', target).reason} onClick={() => rate.run({ id, center, satisfied })}>{t(satisfied ? 'contacts.satisfied' : 'contacts.unsatisfied')}</Action>)}
        {contact.reply && <Action kind="quiet" reason={can('cases.contacts.markWrong', target).reason} onClick={() => onStep(contact, 'markWrong')}>{t('contacts.step.markWrong')}</Action>}
      </span>
      {rate.problem && <ProblemView error={rate.problem} />}
    </div>
  )
}
