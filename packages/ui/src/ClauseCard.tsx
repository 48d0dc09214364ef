import { useTranslation } from 'react-i18next'

export interface ClauseInWords {
  id: string
  /** Where in the document: article and paragraph. */
  citation: string
  title: string
  summary?: string
  /** How an open text is read, and that it is a reading. */
  reading?: string | undefined
  version?: number | undefined
  inForceSince?: string | undefined
  href: string
}

/** The clause behind something, one click from its page. */
export function ClauseCard({ clause }: { clause: ClauseInWords }) {
  const { t } = useTranslation('ui')
  return (
    <div className="clause-card" role="group" aria-label={clause.id}>
      <a className="clause-title" href={clause.href}><span className="clause-id">{clause.id}</span> {clause.title}</a>
      <p className="clause-cite">
        {clause.citation}
        {clause.version !== undefined && <> · {t('clause.version', { version: clause.version })}</>}
        {clause.inForceSince && <> · {t('clause.since', { day: clause.inForceSince })}</>}
      </p>
      {clause.summary && <p>{clause.summary}</p>}
      {clause.reading && <p className="clause-reading"><strong>{t('clause.reading')}</strong>{clause.reading}</p>}
    </div>
  )
}
