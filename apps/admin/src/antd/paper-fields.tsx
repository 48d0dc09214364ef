import { Action } from '@hall/ui'
import { Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** A paper on file: its title, its number, and the digest of its scan, which stays with whoever has it. */
export interface Paper { title: string; number: string | null; sha256: string }
interface PaperProps { id?: string; value?: Paper; onChange?: (paper: Paper) => void }

export async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function PaperField({ id, value, onChange }: PaperProps) {
  const { t } = useTranslation('ledger')
  const paper = value ?? { title: '', number: null, sha256: '' }
  const take = async (file: File) => onChange?.({ ...paper, title: paper.title || file.name.replace(/\.\w+$/, ''), sha256: await sha256Of(file) })
  return (
    <span className="stack">
      <Input {...(id && { id })} value={paper.title} maxLength={200} placeholder={t('paper.title')} aria-label={t('paper.title')} onChange={({ target }) => onChange?.({ ...paper, title: target.value })} />
      <Input value={paper.number ?? ''} maxLength={200} placeholder={t('paper.number')} aria-label={t('paper.number')} onChange={({ target }) => onChange?.({ ...paper, number: target.value || null })} />
      <Chooser accept="*/*" label={t('paper.choose')} chosen={paper.sha256 ? t('paper.digest', { digest: paper.sha256.slice(0, 16) }) : undefined} onFile={(file) => void take(file)} />
    </span>
  )
}

export interface Picture { mediaType: 'image/png' | 'image/jpeg'; contentBase64: string }
const MOST_PICTURE_BYTES = 290_000
const WIDEST = 1240

/** A scan or photograph, made small enough to travel inside a request. */
export function PictureField({ value, onChange, label }: { value?: Picture; onChange?: (picture: Picture) => void; label: string }) {
  const { t } = useTranslation('ledger')
  const [failed, setFailed] = useState(false)
  const take = async (file: File) => {
    try {
      onChange?.(await smallPicture(file))
      setFailed(false)
    } catch { setFailed(true) }
  }
  return (
    <span className="stack">
      <Chooser accept="image/png,image/jpeg" label={label} chosen={value ? t('picture.kept') : undefined} onFile={(file) => void take(file)} />
      {value && <img className="register-picture" src={`data:${value.mediaType};base64,${value.contentBase64}`} alt={label} />}
      {failed && <span role="alert">{t('picture.unreadable')}</span>}
    </span>
  )
}

async function smallPicture(file: File): Promise<Picture> {
  const bitmap = await createImageBitmap(file)
  for (let scale = Math.min(1, WIDEST / bitmap.width); ; scale *= 0.7) {
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)))
    canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 })
    if (blob.size <= MOST_PICTURE_BYTES) return { mediaType: 'image/jpeg', contentBase64: await base64Of(blob) }
  }
}

export async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function Chooser({ accept, label, chosen, onFile }: { accept: string; label: string; chosen: string | undefined; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <span className="row">
      <input ref={input} type="file" aria-label={label} accept={accept} hidden style={{ display: 'none' }} onChange={({ target }) => { const [file] = target.files ?? []; if (file) onFile(file); target.value = '' }} />
      <Action icon="upload" onClick={() => input.current?.click()}>{label}</Action>
      {chosen && <span className="soft" role="status">{chosen}</span>}
    </span>
  )
}
