import { Action } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { usePlaces } from '../../data/places.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { LongTextField, TextField } from '../../data/Fields.tsx'
import { StarsField, TagsField } from './StarsField.tsx'
import './portal-complaints.css'

/** One service, one rating, by the link or the codes of its receipt. What came in the address leaves it at once. */
export function RatePage() {
  const { t } = useTranslation('complaints')
  const params: { token?: string } = useParams({ strict: false })
  const search = useSearch({ strict: false }) as { number?: unknown; code?: unknown }
  const [token, setToken] = useState(params.token ?? receiptToken(search))
  useEffect(() => history.replaceState(history.state, '', '/portal/rate'), [])
  const rating = useQuery(api.complaints.portal.rating.queryOptions(token ? { token } : skipToken))
  return (
    <div className="stack">
      <h1>{t('rate.title')}</h1>
      {token ? <Loaded query={rating}>{(about) => <Rate token={token} about={about} />}</Loaded> : <AskToken onToken={setToken} />}
    </div>
  )
}

/** Number and check code of a receipt stand for the service as a link does. */
function receiptToken({ number, code }: { number?: unknown; code?: unknown }): string | undefined {
  const token = `${String(number ?? '').trim()} ${String(code ?? '').trim()}`
  return /^\S{4,60} [0-9]{4,12}$/.test(token) ? token : undefined
}

function AskToken({ onToken }: { onToken: (token: string) => void }) {
  const { t } = useTranslation('complaints')
  const [number, setNumber] = useState('')
  const [code, setCode] = useState('')
  const token = receiptToken({ number, code })
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (token) onToken(token) }}>
      <p>{t('rate.scan')}</p>
      <TextField label={t('rate.number')} value={number} onChange={setNumber} maxLength={60} autoComplete="off" />
      <TextField label={t('rate.code')} value={code} onChange={setCode} maxLength={12} inputMode="numeric" autoComplete="off" />
      <Action kind="primary" type="submit" reason={token ? undefined : t('rate.both')}>{t('rate.next')}</Action>
    </form>
  )
}

function Rate({ token, about }: { token: string; about: Outputs['complaints']['portal']['rating'] }) {
  const { t } = useTranslation('complaints')
  const places = usePlaces()
  const [stars, setStars] = useState(0)
  const [tags, setTags] = useState<string[]>([])
  const [comment, setComment] = useState('')
  const rate = useCommand(api.complaints.portal.rate.mutationOptions())
  if (rate.output) return <Thanks output={rate.output} />
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (stars) rate.run({ token, stars, tags, comment: comment.trim() || null }) }}>
      <p>{t('rate.about', { center: places.centerName(about.center), window: places.windowName(about.window), date: about.servedOn })}</p>
      <p className="soft">{t('rate.free')}</p>
      <StarsField value={stars} onChange={setStars} />
      <TagsField tags={about.tags} value={tags} onChange={setTags} />
      <LongTextField label={t('rate.comment')} value={comment} onChange={setComment} maxLength={500} />
      {rate.error !== undefined && <ProblemView error={rate.error} />}
      <Action kind="primary" type="submit" busy={rate.busy} reason={stars ? undefined : t('rate.starsMissing')}>{t('rate.send')}</Action>
    </form>
  )
}

function Thanks({ output: { number, followCode } }: { output: Outputs['complaints']['portal']['rate'] }) {
  const { t } = useTranslation('complaints')
  return (
    <div className="stack">
      <h2>{t('rate.thanks')}</h2>
      {number && followCode && (
        <>
          <p>{t('rate.opened')}</p>
          <dl className="taken"><dt>{t('taken.number')}</dt><dd>{number}</dd><dt>{t('taken.code')}</dt><dd>{followCode}</dd></dl>
          <a className="action" href="/portal/complaint">{t('taken.follow')}</a>
        </>
      )}
    </div>
  )
}
