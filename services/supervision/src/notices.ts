import type { SupervisionEvent } from './domain/supervision-event.ts'
import texts from './notices.json' with { type: 'json' }

interface Notice { readonly center: string; readonly recipients: readonly (string | null)[]; readonly values: Readonly<Record<string, string | number>>; readonly clauses?: readonly (string | null | undefined)[]; readonly link: string }
/** As many as one notice goes out to. */
const AT_ONCE = 1000

/** What people are told, in both languages; none where nobody is to be told. */
export function noticesOf(key: keyof typeof texts, { center, recipients, values, clauses = [], link }: Notice): SupervisionEvent[] {
  const people = [...new Set(recipients.filter((person) => person !== null))]
  const said = (text: { zh: string; en: string }) => ({ zh: filled(text.zh, values), en: filled(text.en, values) })
  return Array.from({ length: Math.ceil(people.length / AT_ONCE) }, (_, nth) => ({
    type: 'NoticeRaised', center, recipients: people.slice(nth * AT_ONCE, (nth + 1) * AT_ONCE), title: said(texts[key].title), body: said(texts[key].body), clauses: clauses.filter((clause) => clause != null), link,
  }))
}

const filled = (text: string, values: Notice['values']) => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
