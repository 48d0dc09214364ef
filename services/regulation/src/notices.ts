import type { Localized, NoticeRaised as Notice } from '@hall/contract'
import type { Area } from '@hall/regulation'
import type { PolicyState } from './domain/policy-version.ts'
import areas from './texts/areas.json' with { type: 'json' }
import texts from './texts/notices.json' with { type: 'json' }

/** Something a person is to read, as the journal has it. */
export interface NoticeRaised extends Notice { readonly type: 'NoticeRaised' }

/** Tells those who wrote a version what became of it; not whoever did it, and not the system. */
export function policyNotices(
  about: keyof typeof texts,
  state: PolicyState,
  { by, centerName }: { readonly by: string; readonly centerName: Localized },
): NoticeRaised[] {
  if (state.status === 'unwritten') return []
  const recipients = state.authors.filter((author) => author !== by && !author.includes(':'))
  if (recipients.length === 0) return []
  const area = areas[state.area as Area]
  const fill = (text: Localized): Localized => ({ zh: fillIn(text.zh, 'zh'), en: fillIn(text.en, 'en') })
  const fillIn = (text: string, language: keyof Localized) => {
    const values: Record<string, string> = {
      center: centerName[language], area: area[language], version: String(state.version), from: state.effectiveFrom,
    }
    return text.replace(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '')
  }
  return [{
    type: 'NoticeRaised',
    center: state.center,
    recipients,
    title: fill(texts[about].title),
    body: fill(texts[about].body),
    clauses: [],
    link: `/policies/${state.center}/${state.area}/${state.version}`,
  }]
}
