import { useTranslation } from 'react-i18next'

interface Fact { readonly source: string; readonly fact: string }

/** What a source calls a fact, in words where it is a kind of finding; numbers of complaints and cases stand as they are. */
export function useFactName(): (fact: Fact) => string {
  const { t, i18n } = useTranslation('supervision')
  const namespaces = { attendance: 'attendance', cases: 'cases', assets: 'assets' } as const
  return ({ source, fact }) => {
    const ns = namespaces[source as keyof typeof namespaces]
    const key = ns === 'attendance' ? `finding.${fact}` : ns === 'assets' ? `findings.${fact}` : `finding.${fact}`
    return ns && i18n.exists(key, { ns }) ? t(key as 'title', { ns: ns as 'supervision' }) : fact
  }
}
