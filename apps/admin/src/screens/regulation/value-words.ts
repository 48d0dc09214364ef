import { useTranslation } from 'react-i18next'
import { useLocal } from '../../data/local.ts'

type Key = 'path.checks'
type WordKey = 'word.none'

/** Policy values and where they stand, in words. */
export function useValueWords(): { pathText: (path: string) => string; valueText: (value: unknown) => string } {
  const { t, i18n } = useTranslation('regulation')
  const local = useLocal()
  const pathText = (path: string) =>
    path.split('.').map((part) => (i18n.exists(`path.${part}`, { ns: 'regulation' }) ? t(`path.${part}` as Key) : part)).join(t('pathJoin'))
  const valueText = (value: unknown): string => {
    if (value === null || value === undefined) return t('word.none')
    if (typeof value === 'boolean') return t(value ? 'word.yes' : 'word.no')
    if (typeof value === 'string') return i18n.exists(`word.${value}`, { ns: 'regulation' }) ? t(`word.${value}` as WordKey) : value
    if (Array.isArray(value)) return value.length === 0 ? t('word.none') : value.map(valueText).join(t('listJoin'))
    if (typeof value !== 'object') return String(value)
    const { zh, en, summer, winter, from, to } = value as Record<string, unknown>
    if (typeof zh === 'string' && typeof en === 'string') return local({ zh, en })
    if (summer !== undefined && winter !== undefined) return t('seasons', { summer: valueText(summer), winter: valueText(winter) })
    if (from !== undefined && to !== undefined) return t('span', { from: valueText(from), to: valueText(to) })
    return JSON.stringify(value)
  }
  return { pathText, valueText }
}
