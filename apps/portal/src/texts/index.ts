import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export type Language = 'zh' | 'en'

const LANGUAGE_KEY = 'hall.language'
const loaders: Record<Language, () => Promise<{ texts: Record<string, object> }>> = {
  zh: () => import('./zh.ts'),
  en: () => import('./en.ts'),
}

export function chosenLanguage(): Language {
  return localStorage.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'zh'
}

/** Reads the texts of a language and speaks it from now on. */
export async function speak(language: Language): Promise<void> {
  const { texts } = await loaders[language]()
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({ lng: language, resources: { [language]: texts } as never, interpolation: { escapeValue: false } })
  } else {
    for (const [area, entries] of Object.entries(texts)) i18next.addResourceBundle(language, area, entries)
    await i18next.changeLanguage(language)
  }
  localStorage.setItem(LANGUAGE_KEY, language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = i18next.t('product', { ns: 'portal' })
}
