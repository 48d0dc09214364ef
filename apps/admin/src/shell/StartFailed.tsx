import { Action, EmptyState } from '@hall/ui'
import { useTranslation } from 'react-i18next'

/** Neither settings nor identity could be reached: there is no session to show anything in. */
export function StartFailed() {
  const { t } = useTranslation('shell')
  return (
    <main className="gate"><EmptyState title={t('offline.title')} action={<Action onClick={() => location.reload()}>{t('retry')}</Action>}>{t('offline.next')}</EmptyState></main>
  )
}
