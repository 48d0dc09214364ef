import { EmptyState } from '@hall/ui'
import { useTranslation } from 'react-i18next'

/** A page that broke: what to do next. */
export function ErrorPage() {
  const { t } = useTranslation('portal')
  return <EmptyState title={t('broken.title')} action={<a href="/portal/">{t('notFound.home')}</a>}>{t('broken.next')}</EmptyState>
}

export function NotFoundPage() {
  const { t } = useTranslation('portal')
  return <EmptyState title={t('notFound.title')} action={<a href="/portal/">{t('notFound.home')}</a>}>{t('notFound.next')}</EmptyState>
}
