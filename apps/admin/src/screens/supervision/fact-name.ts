import { useTranslation } from 'react-i18next'

interface Fact { readonly source: string; readonly fact: string }
/** Where the words of a source's findings stand. */
const WORDS = { attendance: ['attendance', 'finding'], cases: ['cases', 'finding'], assets: ['assets', 'findings'] } as const

/** What a source calls a fact, in words where it is a kind of finding; numbers of complaints and cases stand as they are. */
export function useFactName(): (fact: Fact) => string {
  const { t, i18n } = useTranslation('supervision')
  return ({ source, fact }) => {
    const known = source in WORDS ? WORDS[source as keyof typeof WORDS] : undefined
    if (!known) return fact
    const [ns, group] = known
    const key = `${group}.${fact}`
    return i18n.exists(key, { ns }) ? t(key as 'finding.late', { ns: ns as 'attendance' }) : fact
  }
}
