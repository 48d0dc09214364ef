import texts from './texts.json' with { type: 'json' }

export type TextKey = keyof typeof texts.en
/** Fills a sentence of the catalog. */
export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string

export function createSay(language: 'zh' | 'en'): Say {
  return (key, values = {}) => texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** A failure told in one sentence, without a stack. */
export class Refusal extends Error {}
