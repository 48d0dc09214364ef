import './documents.css'
import type { IssuedDocumentView, IssuedDocx, IssuedPage } from '@hall/contract'
import { Action, formatDateTime, Sheet } from '@hall/ui'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { atCenter } from '../session/clock.ts'
import { download } from './download.ts'
import { useLocal } from './local.ts'
import { ProblemView } from './ProblemView.tsx'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

interface Fetching {
  /** Ask the service that issued it: its rights decide. */
  page: (id: string) => Promise<IssuedPage>
  docx: (id: string) => Promise<IssuedDocx>
  /** Why it cannot be opened. */
  reason?: string | undefined
}

/** An official document as it was issued: to read and print, or as a Word file. */
export function IssuedDocument({ document, page, docx, reason }: Fetching & { document: IssuedDocumentView }) {
  const { t, i18n } = useTranslation('documents')
  const local = useLocal()
  const frame = useRef<HTMLIFrameElement>(null)
  const [state, setState] = useState<{ busy?: 'page' | 'docx'; shown?: IssuedPage; error?: unknown }>({})
  const { id, number, issuedAt, issuedBy } = document
  const title = local(document.title)
  const run = async (busy: 'page' | 'docx', work: () => Promise<IssuedPage | undefined>) => {
    setState({ busy })
    try {
      const shown = await work()
      setState(shown ? { shown } : {})
    } catch (error) {
      setState({ error })
    }
  }
  const save = async () => {
    const { filename, docxBase64 } = await docx(id)
    download({ filename, contentBase64: docxBase64, mediaType: DOCX })
    return undefined
  }
  return (
    <div className="issued">
      <span className="file-name">{title}</span>
      <span className="issued-number">{number}</span>
      <span className="soft">{t('issued.by', { name: issuedBy, at: formatDateTime(atCenter(issuedAt), i18n.language) })}</span>
      <span className="file-actions">
        <Action kind="quiet" icon="search" iconOnly reason={reason} busy={state.busy === 'page'} onClick={() => void run('page', () => page(id))}>{t('issued.open', { title, number })}</Action>
        <Action kind="quiet" icon="download" iconOnly reason={reason} busy={state.busy === 'docx'} onClick={() => void run('docx', save)}>{t('issued.docxOf', { title, number })}</Action>
      </span>
      {state.error !== undefined && <ProblemView error={state.error} />}
      <Sheet
        open={state.shown !== undefined}
        onClose={() => setState({})}
        title={`${title} ${number}`}
        place="middle"
        footer={<><Action icon="download" onClick={() => void save()}>{t('issued.docx')}</Action><Action kind="primary" icon="print" onClick={() => frame.current?.contentWindow?.print()}>{t('issued.print')}</Action></>}
      >
        {state.shown && (
          <div className="issued-page">
            <iframe ref={frame} title={`${title} ${number}`} srcDoc={state.shown.html} sandbox="allow-same-origin allow-modals" />
            <p className="soft">{t('issued.asIssued', { sha256: state.shown.sha256.slice(0, 16) })}</p>
          </div>
        )}
      </Sheet>
    </div>
  )
}

/** Those of a record, first issued first. */
export function IssuedDocuments({ documents, ...fetching }: Fetching & { documents: readonly IssuedDocumentView[] }) {
  const { t } = useTranslation('documents')
  if (documents.length === 0) return <p className="soft">{t('issued.none')}</p>
  return <ul className="issued-list" aria-label={t('issued.label')}>{documents.map((document) => <li key={document.id}><IssuedDocument document={document} {...fetching} /></li>)}</ul>
}
