import { Action, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { LongTextField, TextField } from '../../data/Fields.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { AttachFiles } from './AttachFiles.tsx'
import { StarsField } from './StarsField.tsx'
import { useSubmission } from './use-submission.ts'
import './portal-complaints.css'

type Followed = Outputs['complaints']['portal']['follow']
interface Key { readonly number: string; readonly code: string }
const TONES = { to_confirm: 'late', incomplete: 'late', in_progress: 'open', answered: 'ok', declined: 'quiet', passed_on: 'cover', joined: 'quiet' } as const

/** A complaint by its number and code: where it stands, what was answered, and what to say to it. */
export function FollowPage() {
  const { t } = useTranslation('complaints')
  const [number, setNumber] = useState('')
  const [code, setCode] = useState('')
  const [key, setKey] = useState<Key>()
  const followed = useQuery(api.complaints.portal.follow.queryOptions(key ?? skipToken))
  return (
    <div className="stack">
      <h1>{t('follow.title')}</h1>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); setKey({ number: number.trim().toUpperCase(), code: code.trim().toUpperCase() }) }}>
        <TextField label={t('taken.number')} hint={t('follow.numberHint')} value={number} onChange={setNumber} required maxLength={20} />
        <TextField label={t('taken.code')} value={code} onChange={setCode} required maxLength={20} />
        <Action kind="primary" type="submit">{t('follow.look')}</Action>
      </form>
      {key && <Loaded query={followed}>{(data) => <Progress key={data.number} data={data} code={key.code} again={() => void followed.refetch()} />}</Loaded>}
    </div>
  )
}

function Progress({ data, code, again }: { data: Followed; code: string; again: () => void }) {
  const { t, i18n } = useTranslation('complaints')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const moment = (instant: string) => new Date(instant).toLocaleString(i18n.language, { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' })
  const open = data.state === 'to_confirm' || data.state === 'incomplete' || data.state === 'in_progress'
  return (
    <section className="stack">
      <h2>{data.number} · {data.ground[language]}</h2>
      <p><StateTag tone={TONES[data.state]}>{t(`state.${data.state}`)}</StateTag> {open && data.dueDate && <span className="soft">{t('follow.due', { date: data.dueDate })}{data.clause && ` (${data.clause})`}</span>}</p>
      {data.record && <blockquote className="said">{data.record}</blockquote>}
      <ol className="steps">
        {data.messages.map((message, index) => (
          <li key={`${message.at}${index}`}><span className="soft">{moment(message.at)}</span> {t(`event.${message.kind}` as 'event.Closed', { defaultValue: message.kind })}{message.text && <p className="said">{message.text}</p>}</li>
        ))}
      </ol>
      <Say data={data} code={code} again={again} />
      {data.mayRateAgain && <RateAgain number={data.number} code={code} again={again} />}
      {open && <AttachFiles number={data.number} code={code} />}
    </section>
  )
}

/** A bad rating was put right: whoever gave it says what that was worth, once. */
function RateAgain({ number, code, again }: Key & { again: () => void }) {
  const { t } = useTranslation('complaints')
  const [stars, setStars] = useState(0)
  const [comment, setComment] = useState('')
  const submission = useSubmission()
  const rate = useCommand(api.complaints.portal.rateAgain.mutationOptions(), again)
  const send = () => submission.withWork((work) => rate.run({ number, code, stars, comment: comment.trim() || null, work }))
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (stars) send() }}>
      <h3>{t('follow.again')}</h3>
      <p className="soft">{t('follow.againNote')}</p>
      <StarsField value={stars} onChange={setStars} />
      <LongTextField label={t('rate.comment')} value={comment} onChange={setComment} maxLength={500} />
      {(submission.error ?? rate.error) !== undefined && <ProblemView error={submission.error ?? rate.error} />}
      <Action kind="primary" type="submit" busy={submission.working || rate.busy} reason={stars ? undefined : t('rate.starsMissing')}>{t('follow.againSend')}</Action>
    </form>
  )
}

/** Confirms an oral record, adds, or says whether the answer settles it. */
function Say({ data, code, again }: { data: Followed; code: string; again: () => void }) {
  const { t } = useTranslation('complaints')
  const [text, setText] = useState('')
  const submission = useSubmission()
  const say = useCommand(api.complaints.portal.say.mutationOptions(), () => { setText(''); again() })
  const send = (what: 'add' | 'confirm' | 'settled' | 'not_settled') => submission.withWork((work) => say.run({ number: data.number, code, what, text: text.trim() || null, work }))
  const busy = submission.working || say.busy
  const wordless = text.trim() ? undefined : t('follow.textMissing')
  const open = data.state === 'incomplete' || data.state === 'in_progress'
  if (!open && data.state !== 'to_confirm' && !data.mayAnswer) return null
  return (
    <div className="stack">
      {data.state === 'to_confirm' && <Action kind="primary" busy={busy} onClick={() => send('confirm')}>{t('follow.confirm')}</Action>}
      <LongTextField label={t(data.state === 'to_confirm' ? 'follow.correct' : data.mayAnswer ? 'follow.opinion' : 'follow.more')} value={text} onChange={setText} maxLength={4000} />
      {data.state === 'to_confirm' && <Action busy={busy} reason={wordless} onClick={() => send('add')}>{t('follow.correctSend')}</Action>}
      {open && <Action busy={busy} reason={wordless} onClick={() => send('add')}>{t('follow.add')}</Action>}
      {data.mayAnswer && <span className="row"><Action busy={busy} onClick={() => send('settled')}>{t('follow.settled')}</Action><Action busy={busy} reason={wordless} onClick={() => send('not_settled')}>{t('follow.notSettled')}</Action></span>}
      {say.output && <StateTag tone="ok" bare>{t('follow.said')}</StateTag>}
      {(submission.error ?? say.error) !== undefined && <ProblemView error={submission.error ?? say.error} />}
    </div>
  )
}
