import { Action, StateTag } from '@hall/ui'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'
import { CameraScan } from './CameraScan.tsx'
import { numberOfLabel } from './label-number.ts'
import { keepScans, waitingScans, type WaitingScan } from './waiting-scans.ts'

const SEND_EVERY_MS = 4_000
const BATCH = 200
const SHOWN = 20

/** A scanner types the number and Enter; what is taken is kept on the phone and sent whenever there is a network. */
export function ScanPanel({ center, stocktake }: { center: string; stocktake: string }) {
  const { t } = useTranslation('assets')
  const [waiting, setWaiting] = useState<WaitingScan[]>(() => waitingScans(stocktake))
  const [taken, setTaken] = useState<WaitingScan[]>(() => waitingScans(stocktake).toReversed())
  const [code, setCode] = useState('')
  const [spot, setSpot] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const change = (next: WaitingScan[]) => { keepScans(stocktake, next); setWaiting(next) }
  const send = useSendWaiting({ center, stocktake, waiting, change })
  const note = (text: string) => {
    const number = numberOfLabel(text)
    if (number === '') return
    const scan = { id: crypto.randomUUID(), code: number, at: new Date().toISOString(), spot }
    change([...waitingScans(stocktake), scan])
    setTaken((before) => [scan, ...before])
  }
  const take = () => {
    note(code)
    setCode('')
    input.current?.focus()
  }
  return (
    <div className="columns">
      <section className="panel stack">
        <h2>{t('stocktake.scan')}</h2>
        <p className="soft">{t('stocktake.blind')}</p>
        <span className="field"><label htmlFor="scan-spot">{t('stocktake.spot')}</label><input id="scan-spot" value={spot} maxLength={100} onChange={({ target }) => setSpot(target.value)} /></span>
        <form className="row" onSubmit={(event) => { event.preventDefault(); take() }}>
          <span className="field"><label htmlFor="scan-code">{t('stocktake.code')}</label><input ref={input} id="scan-code" value={code} maxLength={40} autoComplete="off" autoFocus onChange={({ target }) => setCode(target.value)} /></span>
          <Action kind="primary" type="submit">{t('stocktake.add')}</Action>
        </form>
        <CameraScan onNumber={note} />
        <p role="status"><StateTag tone={waiting.length > 0 ? 'late' : 'ok'}>{waiting.length > 0 ? t('stocktake.waiting', { count: waiting.length }) : t('stocktake.allSent')}</StateTag></p>
        {send.problem && send.problem.code !== 'OFFLINE' && <ProblemView error={send.problem} />}
      </section>
      <section className="panel">
        <h2>{t('stocktake.mine')} {taken.length}</h2>
        <ol>{taken.slice(0, SHOWN).map((scan) => <li key={scan.id}>{scan.code} <span className="soft">{scan.spot}</span></li>)}</ol>
      </section>
    </div>
  )
}

interface Waiting { center: string; stocktake: string; waiting: readonly WaitingScan[]; change: (next: WaitingScan[]) => void }

/** Sends what waits, a batch at a time, as soon as there is a network. */
function useSendWaiting({ center, stocktake, waiting, change }: Waiting) {
  const sending = useRef<readonly WaitingScan[]>([])
  const send = useCommand(api.assets.stocktakes.scan.mutationOptions(), {
    onDone: () => {
      const sent = new Set(sending.current.map(({ id }) => id))
      change(waitingScans(stocktake).filter(({ id }) => !sent.has(id)))
    },
  })
  useEffect(() => {
    const timer = setInterval(() => {
      if (waiting.length === 0 || send.busy || !navigator.onLine) return
      sending.current = waiting.slice(0, BATCH)
      send.run({ center, stocktake, scans: [...sending.current] })
    }, SEND_EVERY_MS)
    return () => clearInterval(timer)
  })
  return send
}

/** After the end: what this phone saw before it and could not send yet is sent now. */
export function BelatedScans({ center, stocktake }: { center: string; stocktake: string }) {
  const { t } = useTranslation('assets')
  const [waiting, setWaiting] = useState<WaitingScan[]>(() => waitingScans(stocktake))
  const send = useSendWaiting({ center, stocktake, waiting, change: (next) => { keepScans(stocktake, next); setWaiting(next) } })
  if (waiting.length === 0) return null
  return (
    <section className="panel stack">
      <p role="status"><StateTag tone="late">{t('stocktake.waiting', { count: waiting.length })}</StateTag></p>
      {send.problem && send.problem.code !== 'OFFLINE' && <><ProblemView error={send.problem} /><Action kind="danger" onClick={() => { keepScans(stocktake, []); setWaiting([]) }}>{t('stocktake.drop')}</Action></>}
    </section>
  )
}
