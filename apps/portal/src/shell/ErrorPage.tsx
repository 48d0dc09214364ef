import { useTranslation } from 'react-i18next'

/** A page that broke: what to do next. */
export function ErrorPage() {
  const { t } = useTranslation('portal')
  return <><h1>{t('broken.title')}</h1><p>{t('broken.next')}</p><p><a href="/portal/">{t('notFound.home')}</a></p></>
}

export function NotFoundPage() {
  const { t } = useTranslation('portal')
  return <><h1>{t('notFound.title')}</h1><p>{t('notFound.next')}</p><p><a href="/portal/">{t('notFound.home')}</a></p></>
}
