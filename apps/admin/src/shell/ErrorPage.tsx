import { Action, EmptyState } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'

/** A screen that broke, or whose file could not be fetched. */
export function ErrorPage({ reset }: { error: unknown; reset?: () => void }) {
  const { t } = useTranslation('shell')
  return (
    <EmptyState title={t('broken.title')} action={<Action onClick={() => (reset ? reset() : location.reload())}>{t('retry')}</Action>}>{t('broken.next')}</EmptyState>
  )
}

export function NotFoundPage() {
  const { t } = useTranslation('shell')
  return <EmptyState title={t('notFound.title')} action={<a className="action" href={paths.home}>{t('notFound.home')}</a>}>{t('notFound.next')}</EmptyState>
}
