import { Action, PageHeader, StateTag } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { TextField } from '../../data/Fields.tsx'
import { Loaded } from '../../data/Loaded.tsx'
import { usePlaces } from '../../data/places.ts'

const FINISHED: readonly string[] = ['concluded', 'delivered', 'refused_acceptance', 'returned']
interface Asked { number: string; code: string }

/** Where a case stands, for who has its number and its check code; nothing else of it. */
export function FollowPage() {
  const { t } = useTranslation('cases')
  const places = usePlaces()
  const search = useSearch({ strict: false }) as Partial<Asked>
  const [number, setNumber] = useState(search.number ?? '')
  const [code, setCode] = useState(search.code ?? '')
  const [asked, setAsked] = useState<Asked | undefined>(search.number && search.code ? { number: search.number, code: search.code } : undefined)
  // What came in the link stays out of the address and its history.
  useEffect(() => { history.replaceState(history.state, '', '/portal/follow') }, [])
  const found = useQuery(api.cases.queue.follow.queryOptions(asked ?? skipToken, { retry: false }))
  const submit = (event: FormEvent) => { event.preventDefault(); setAsked({ number: number.trim(), code: code.trim() }) }
  return (
    <>
      <PageHeader title={t('follow.title')} note={t('follow.note')} />
      <form className="panel stack" onSubmit={submit}>
        <TextField label={t('follow.number')} value={number} onChange={setNumber} required maxLength={60} autoComplete="off" />
        <TextField label={t('follow.code')} value={code} onChange={setCode} required maxLength={20} inputMode="numeric" autoComplete="off" />
        <span><Action kind="primary" type="submit">{t('follow.look')}</Action></span>
      </form>
      {asked && (
        <Loaded query={found}>
          {(data) => (
            <section className="panel stack" aria-live="polite">
              <h2>{data.itemName}</h2>
              <p><StateTag tone="ok">{t(`state.${data.state}`)}</StateTag> {data.outcome && t(`outcome.${data.outcome}` as 'outcome.done')}</p>
              <dl className="pairs">
                <dt>{t('follow.center')}</dt><dd>{places.centerName(data.center)}</dd><dt>{t('follow.received')}</dt><dd>{data.receivedOn}</dd>
                {data.dueOn && <><dt>{t('follow.due')}</dt><dd>{data.dueOn}{data.stopped ? ` (${t('follow.stopped')})` : ''}</dd></>}
                {data.nextWindow && <><dt>{t('follow.window')}</dt><dd>{data.nextWindow}</dd></>}
              </dl>
              {FINISHED.includes(data.state) && <a className="action" href={`/portal/rate?number=${encodeURIComponent(asked.number)}&code=${encodeURIComponent(asked.code)}`}>{t('follow.rate')}</a>}
              {data.missing.length > 0 && <><h3>{t('follow.missing')}</h3><ul>{data.missing.map((one) => <li key={one}>{one}</li>)}</ul></>}
            </section>
          )}
        </Loaded>
      )}
    </>
  )
}
