import { Action } from '@hall/ui'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { numberOfLabel } from './label-number.ts'
import './camera-scan.css'

/** The same label in front of the camera is told once. */
const SAME_AGAIN_MS = 3_000

/** Reads the codes of labels with the camera behind the phone; works without a network. */
export function CameraScan({ onNumber }: { onNumber: (number: string) => void }) {
  const { t } = useTranslation('assets')
  const [on, setOn] = useState(false)
  const [failed, setFailed] = useState(false)
  const [last, setLast] = useState('')
  const video = useRef<HTMLVideoElement>(null)
  const tell = useEffectEvent(onNumber)
  useEffect(() => {
    if (!on || !video.current) return
    const player = video.current
    let before = { number: '', at: 0 }
    const read = (text: string) => {
      const number = numberOfLabel(text)
      if (number === '' || (number === before.number && Date.now() - before.at < SAME_AGAIN_MS)) { before.at = Date.now(); return }
      before = { number, at: Date.now() }
      setLast(number)
      tell(number)
    }
    let left = false
    let stop = () => undefined as void
    void watchCamera(player, read).then((end) => { if (left) end(); else stop = end }, () => { setFailed(true); setOn(false) })
    return () => { left = true; stop() }
  }, [on])
  return (
    <div className="stack">
      <span className="row"><Action icon="device" pressed={on} reason={navigator.mediaDevices ? undefined : t('camera.none')} onClick={() => { setFailed(false); setOn(!on) }}>{t(on ? 'camera.stop' : 'camera.start')}</Action></span>
      {failed && <p role="alert">{t('camera.refused')}</p>}
      {on && <video ref={video} className="camera-scan" muted playsInline aria-label={t('camera.start')} />}
      {on && <p role="status">{last ? t('camera.read', { number: last }) : t('camera.hint')}</p>}
    </div>
  )
}

async function watchCamera(player: HTMLVideoElement, read: (text: string) => void): Promise<() => void> {
  const { frameLoop, QRCanvas, rearCamera } = await import('qr/dom.js')
  const camera = await rearCamera(player)
  const canvas = new QRCanvas()
  let busy = false
  const stop = frameLoop(() => {
    if (busy) return
    busy = true
    // In the camera's own size: what the page shows of it is cut and squeezed.
    void camera.readFrame(canvas, true).then((found) => { if (typeof found === 'string') read(found) }, () => undefined).finally(() => { busy = false })
  })
  return () => { stop(); camera.stop() }
}
