import './documents.css'
import { ATTACHMENT_KINDS, ATTACHMENT_MAX_BYTES } from '@hall/contract/attachment-limits'
import type { Problem } from '@hall/contract'
import { Action, FileField } from '@hall/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ACCEPTED, type ChosenFile, readAttachment } from './attachment.ts'
import { ProblemView } from './ProblemView.tsx'
import { useSize } from './use-size.ts'

interface Props {
  label: string
  value: readonly ChosenFile[]
  onChange: (files: ChosenFile[]) => void
  most?: number
  disabled?: boolean
}

/** Files to go with a form. What cannot be sent is said at once, by the page of its code; `upload` of the chosen ones goes into the command. */
export function AttachmentField({ label, value, onChange, most = 3, disabled = false }: Props) {
  const { t } = useTranslation('documents')
  const size = useSize()
  const [state, setState] = useState<{ reading?: true; problem?: Problem }>({})
  const full = value.length >= most
  const tooMuch = value.reduce((sum, { bytes }) => sum + bytes, 0) > ATTACHMENT_MAX_BYTES
  const take = async (file: File) => {
    setState({ reading: true })
    const read = await readAttachment(file)
    setState('code' in read ? { problem: read } : {})
    if (!('code' in read)) onChange([...value, read])
  }
  return (
    <div className="attachment-field">
      <FileField label={label} button={t(value.length > 0 ? 'field.another' : 'field.choose')} chosen={undefined} accept={ACCEPTED} disabled={disabled || full || state.reading === true} onFile={(file) => void take(file)} />
      <p className="soft">{t('field.note', { kinds: ATTACHMENT_KINDS.map(({ extensions: [first = ''] }) => first.toUpperCase()).join(' · '), size: size(ATTACHMENT_MAX_BYTES) })}</p>
      {full && most > 1 && <p className="soft">{t('field.full', { count: most })}</p>}
      {state.reading && <p role="status">{t('field.reading')}</p>}
      {state.problem && <ProblemView error={state.problem} />}
      {value.length > 0 && (
        <ul className="file-rows" aria-label={label}>
          {value.map((file, index) => (
            <li key={index}>
              <span className="file-name">{file.filename}</span>
              <span className="soft">{file.shrunk ? t('field.shrunk', { size: size(file.bytes) }) : size(file.bytes)}</span>
              <Action kind="quiet" icon="close" iconOnly onClick={() => onChange(value.filter((_, at) => at !== index))}>{t('field.remove', { filename: file.filename })}</Action>
            </li>
          ))}
        </ul>
      )}
      {tooMuch && <p className="attachment-warning" role="alert">{t('field.tooMuch', { size: size(ATTACHMENT_MAX_BYTES) })}</p>}
    </div>
  )
}
