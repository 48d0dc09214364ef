import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type zhUi from '@hall/ui/texts/zh.json'
import type access from './zh/access.json'
import type attendance from './zh/attendance.json'
import type city from './zh/city.json'
import type documents from './zh/documents.json'
import type operation from './zh/operation.json'
import type organization from './zh/organization.json'
import type regulation from './zh/regulation.json'
import type shell from './zh/shell.json'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The texts by area; the Chinese ones set which keys there are. */
interface Texts {
  ui: typeof zhUi
  access: typeof access
  attendance: typeof attendance
  city: typeof city
  documents: typeof documents
  operation: typeof operation
  organization: typeof organization
  regulation: typeof regulation
  shell: typeof shell
}

declare module 'i18next' {
  interface CustomTypeOptions { defaultNS: 'shell'; resources: Texts }
}

const LANGUAGE_KEY = 'hall.language'
const loaders: Record<Language, () => Promise<{ texts: Record<keyof Texts, object> }>> = {
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
    await i18next.use(initReactI18next).init({
      lng: language,
      resources: { [language]: texts },
      interpolation: { escapeValue: false },
      returnNull: false,
    })
  } else {
    for (const [area, entries] of Object.entries(texts)) i18next.addResourceBundle(language, area, entries)
    await i18next.changeLanguage(language)
  }
  localStorage.setItem(LANGUAGE_KEY, language)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  document.title = i18next.t('product', { ns: 'shell' })
}
