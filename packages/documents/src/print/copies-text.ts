import texts from './copies-texts.json' with { type: 'json' }
import { fillIn } from './fill-in.ts'
import type { CopiesBlock, FormLanguage } from './form.ts'

/** How many copies there are and who holds them, as it stands at the foot of a form. */
export function copiesText({ count, holders }: CopiesBlock, language: FormLanguage): string {
  const { numerals, plain, held, between } = texts[language]
  const values: Record<string, string> = { count: numerals[count - 1]!, holders: holders.map((holder) => holder[language]).join(between) }
  return fillIn(holders.length > 0 ? held : plain, (name) => values[name] ?? '')
}
