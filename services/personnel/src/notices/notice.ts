import type { Localized, NoticeRaised } from '@hall/contract'
import type { Transaction } from '@hall/database'
import { append, type EventMeta } from '@hall/journal'

interface Template { readonly title: Localized; readonly body: Localized }
type Words = Readonly<Record<string, string | Localized>>
interface Telling { readonly text: Template; readonly words: Words; readonly meta: EventMeta; readonly id: string; readonly recipients: readonly string[]; readonly clause: string | null; readonly link: string | null }

/** A notice made of a text and the words that fill it; nothing where nobody is to know. */
export async function notify(tx: Transaction, { text: { title, body }, words, meta, id, recipients, clause, link }: Telling): Promise<void> {
  if (recipients.length === 0 || meta.center === undefined) return
  const fill = (text: Localized): Localized => ({ zh: filled(text.zh, 'zh', words), en: filled(text.en, 'en', words) })
  const notice: NoticeRaised = { center: meta.center, recipients: [...new Set(recipients)], title: fill(title), body: fill(body), clauses: clause === null ? [] : [clause], link }
  await append(tx, { stream: `notice/${id}`, expectedVersion: 0, events: [{ type: 'NoticeRaised', ...notice }], meta })
}

function filled(text: string, language: 'zh' | 'en', words: Words): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const word = words[name]
    return word === undefined ? '' : typeof word === 'string' ? word : word[language]
  })
}
