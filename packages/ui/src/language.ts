import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const LANGUAGE_KEY = 'hall.language'

/** The language chosen on this machine; Chinese before any was. */
export function chosenLanguage(): Language {
  return localStorage.getItem(LANGUAGE_KEY) === 'en' ? 'en' : 'zh'
}

type Loaders = Readonly<Record<Language, () => Promise<{ texts: Readonly<Record<string, object>> }>>>

/** Makes what reads the texts of a language, by area, and speaks it from then on; `namespace` is the area whose `product` names the page. */
export function createSpeaker(loaders: Loaders, namespace: string): (language: Language) => Promise<void> {
  return async (language) => {
    const { texts } = await loaders[language]()
    if (!i18next.isInitialized) {
      await i18next.use(initReactI18next).init({
        lng: language,
        resources: { [language]: texts } as never,
        interpolation: { escapeValue: false },
        returnNull: false,
      })
    } else {
      addTexts(language, texts)
      await i18next.changeLanguage(language)
    }
    localStorage.setItem(LANGUAGE_KEY, language)
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    document.title = String(i18next.t('product' as never, { ns: namespace } as never))
  }
}

/** Makes what adds more texts of a language to those that are there, once. Rejects when they cannot be fetched; asked again, it tries again. */
export function createFurtherTexts(loaders: Loaders): (language: Language) => Promise<void> {
  const added = new Map<Language, Promise<void>>()
  return (language) => {
    let adding = added.get(language)
    if (!adding) {
      adding = loaders[language]().then(({ texts }) => addTexts(language, texts))
      adding.catch(() => added.delete(language))
      added.set(language, adding)
    }
    return adding
  }
}

function addTexts(language: Language, texts: Readonly<Record<string, object>>): void {
  for (const [area, entries] of Object.entries(texts)) i18next.addResourceBundle(language, area, entries)
}
