import { useTranslation } from 'react-i18next'

interface Fact { readonly source: string; readonly fact: string }
/** Where the words of a source's findings stand. */
const WORDS: Readonly<Record<string, readonly [namespace: string, group: string]>> = { attendance: ['attendance', 'finding'], cases: ['cases', 'finding'], assets: ['assets', 'findings'] }

/** What a source calls a fact, in words where it is a kind of finding; numbers of complaints and cases stand as they are. */
export function useFactName(): (fact: Fact) => string {
  const { t, i18n } = useTranslation('supervision')
  return ({ source, fact }) => {
    const [ns, group] = WORDS[source] ?? []
    const key = `${group}.${fact}`
    return ns && i18n.exists(key, { ns }) ? t(key as 'title', { ns: ns as 'supervision' }) : fact
  }
}
