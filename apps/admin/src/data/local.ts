import type { Localized } from '@hall/contract'
import { useTranslation } from 'react-i18next'

/** A text of the services in the language of the screen. */
export function useLocal(): (text: Localized) => string {
  const { i18n } = useTranslation()
  return (text) => (i18n.language === 'en' ? text.en : text.zh)
}
