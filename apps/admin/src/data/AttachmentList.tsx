import './documents.css'
import type { AttachmentFile, AttachmentView } from '@hall/contract'
import { Action, formatDateTime, StateTag } from '@hall/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { atCenter } from '../session/clock.ts'
import { kindOf } from './attachment.ts'
import { download, openFile } from './download.ts'
import { ProblemView } from './ProblemView.tsx'
import { useSize } from './use-size.ts'

interface Props {
  attachments: readonly AttachmentView[]
  /** Asks the service that keeps them: its rights decide. */
  fetch: (id: string) => Promise<AttachmentFile>
  /** Why they cannot be opened. */
  reason?: string | undefined
}

/** What a browser shows by itself. */
const SHOWN = ['pdf', 'jpg', 'png', 'txt']

/** Files kept with a record: what they are, whether they were scanned, to open or download. */
export function AttachmentList({ attachments, fetch, reason }: Props) {
  const { t, i18n } = useTranslation('documents')
  const size = useSize()
  const [state, setState] = useState<{ busy?: string; error?: unknown }>({})
  const run = async (id: string, then: (file: AttachmentFile) => void) => {
    setState({ busy: id })
    try {
      then(await fetch(id))
      setState({})
    } catch (error) {
      setState({ error })
    }
  }
  if (attachments.length === 0) return <p className="soft">{t('list.none')}</p>
  return (
    <>
      <ul className="file-rows" aria-label={t('list.label')}>
        {attachments.map(({ id, filename, mediaType, bytes, sha256, scannedBy, keptAt }) => (
          <li key={id}>
            <span className="file-name" title={t('list.fingerprint', { sha256 })}>{filename}</span>
            <span className="soft">{t(`kinds.${kindOf(mediaType)}` as 'kinds.other')} · {size(bytes)} · {formatDateTime(atCenter(keptAt), i18n.language)}</span>
            <StateTag tone={scannedBy ? 'ok' : 'quiet'} bare>{scannedBy ? t('list.scanned', { scanner: scannedBy }) : t('list.notScanned')}</StateTag>
            <span className="file-actions">
              {SHOWN.includes(kindOf(mediaType)) && <Action kind="quiet" icon="search" iconOnly reason={reason} busy={state.busy === id} onClick={() => void run(id, openFile)}>{t('list.open', { filename })}</Action>}
              <Action kind="quiet" icon="download" iconOnly reason={reason} busy={state.busy === id} onClick={() => void run(id, download)}>{t('list.download', { filename })}</Action>
            </span>
          </li>
        ))}
      </ul>
      {state.error !== undefined && <ProblemView error={state.error} />}
    </>
  )
}
