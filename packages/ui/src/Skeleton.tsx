import { useTranslation } from 'react-i18next'

/** Stands where rows will be. */
export function Skeleton({ rows = 5 }: { rows?: number }) {
  const { t } = useTranslation('ui')
  return (
    <div className="skeleton" role="status">
      <span className="unseen">{t('loading')}</span>
      {Array.from({ length: rows }, (_, i) => <span key={i} className="skeleton-row" />)}
    </div>
  )
}
