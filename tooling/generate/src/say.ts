import type { TextKey, Values } from './refusal.ts'
import texts from './texts.json' with { type: 'json' }

const { LC_ALL, LC_MESSAGES, LANG } = process.env
const language = /^zh/.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'zh' : 'en'

export function say(key: TextKey, values: Values = {}): string {
  return texts[language][key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
