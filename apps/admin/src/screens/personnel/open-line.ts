import type { TFunction } from 'i18next'

/** What was open at a release, as the record has it (`kind:what (who has not signed)`), in words. */
export function openLine(line: string, t: TFunction<'personnel'>): string {
  const [kind = '', ...rest] = line.split(':')
  const what = rest.join(':').replaceAll(/[a-z_]+/g, (word) => t(`word.${word}`, { defaultValue: word }))
  return [t(`holding.${kind}`, { defaultValue: kind }), what === '-' ? '' : what].filter(Boolean).join(' ')
}
