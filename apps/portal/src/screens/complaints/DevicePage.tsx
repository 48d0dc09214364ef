import { Action } from '@hall/ui'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queryClient, type Outputs } from '../../data/api.ts'
import { Loaded } from '../../data/Loaded.tsx'
import { usePlaces } from '../../data/places.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { StarsField, TagsField } from './StarsField.tsx'
import './portal-complaints.css'

const LOOK_EVERY_MS = 4000
const THANKS_FOR_MS = 6000
const KEPT_KEY = 'hall.rating-device'
type Device = Outputs['complaints']['portal']['device']

/** The tablet at a window: waits for a service to be over, asks once, thanks, and waits again. */
export function DevicePage() {
  const params: { key?: string } = useParams({ strict: false })
  const [key] = useState(() => params.key ?? localStorage.getItem(KEPT_KEY) ?? undefined)
  useEffect(() => {
    if (!params.key || params.key === 'here') return
    localStorage.setItem(KEPT_KEY, params.key)
    history.replaceState(null, '', '/portal/rating-device/here')
  }, [params.key])
  const own = key === 'here' ? (localStorage.getItem(KEPT_KEY) ?? undefined) : key
  const device = useQuery({ ...api.complaints.portal.device.queryOptions(own ? { key: own } : skipToken), refetchInterval: LOOK_EVERY_MS })
  return own ? <Loaded query={device}>{(data) => <Asking deviceKey={own} device={data} />}</Loaded> : null
}

function Asking({ deviceKey, device }: { deviceKey: string; device: Device }) {
  const { t } = useTranslation('complaints')
  const places = usePlaces()
  const [thanked, setThanked] = useState<string>()
  useEffect(() => {
    if (!thanked) return
    const timer = setTimeout(() => setThanked(undefined), THANKS_FOR_MS)
    return () => clearTimeout(timer)
  }, [thanked])
  const done = (token: string) => {
    setThanked(token)
    void queryClient.invalidateQueries(api.complaints.portal.device.queryFilter())
  }
  const waiting = device.waiting && device.waiting.token !== thanked ? device.waiting : undefined
  return (
    <div className="device stack">
      <h1>{places.windowName(device.window)}</h1>
      {thanked ? <p className="device-large">{t('rate.thanks')}</p> : waiting ? <Ask key={waiting.token} deviceKey={deviceKey} token={waiting.token} tags={device.tags} onDone={() => done(waiting.token)} /> : <p className="device-large soft">{t('device.waiting')}</p>}
    </div>
  )
}

function Ask({ deviceKey, token, tags: offered, onDone }: { deviceKey: string; token: string; tags: Device['tags']; onDone: () => void }) {
  const { t } = useTranslation('complaints')
  const [stars, setStars] = useState(0)
  const [tags, setTags] = useState<string[]>([])
  const rate = useCommand(api.complaints.portal.rateAtDevice.mutationOptions(), onDone)
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (stars) rate.run({ key: deviceKey, token, stars, tags, comment: null }) }}>
      <p className="device-large">{t('device.ask')}</p>
      <StarsField value={stars} onChange={setStars} />
      <TagsField tags={offered} value={tags} onChange={setTags} />
      {rate.error !== undefined && <ProblemView error={rate.error} />}
      <Action kind="primary" type="submit" busy={rate.busy} reason={stars ? undefined : t('rate.starsMissing')}>{t('rate.send')}</Action>
    </form>
  )
}
