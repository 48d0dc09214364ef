import type { Localized } from '@hall/contract'

type Language = keyof Localized

export function inBoth<T>(make: (language: Language) => T): Record<Language, T> {
  return { zh: make('zh'), en: make('en') }
}

/** Puts values into the `{places}` of a text. Throws for a place without a value: the texts are data and tested. */
export function fill(text: Localized, values: Record<Language, Readonly<Record<string, string>>>): Localized {
  return inBoth((language) => text[language].replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = values[language][name]
    if (value === undefined) throw new Error(`no value for {${name}}`)
    return value
  }))
}

export function join(separator: string, texts: readonly Localized[]): Localized {
  return inBoth((language) => texts.map((text) => text[language]).join(separator))
}
