import type { useTranslation } from 'react-i18next'

type Translate = ReturnType<typeof useTranslation<'assets'>>['t']

/** An item of an inspection and what was found of it, in words: the service writes the two codes one after the other. */
export function itemWords(subject: string, t: Translate): string {
  const [code = '', found] = subject.split(' ')
  const item = t(`inspection.items.${code as 'security_acts'}`)
  return found ? `${item}${t('inspection.colon')}${t(`inspection.found.${found as 'attacks'}`)}` : item
}
