import { Choice, DayField } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../session/clock.ts'
import { asDay, oneOf, useFilters } from '../../session/filters.ts'
import { spanOf, spanNamed, SPANS } from './spans.ts'

/** The days counted: a month or a year by its name, or any others; this year unless said otherwise. */
export function useSpan(): { from: string; to: string } {
  const now = useNow()
  const [filters] = useFilters()
  const year = spanOf('year', now.slice(0, 10))
  return { from: asDay(filters['from']) ?? year.from, to: asDay(filters['to']) ?? now.slice(0, 10) }
}

export function SpanFields() {
  const { t } = useTranslation('complaints')
  const today = useNow().slice(0, 10)
  const [, change] = useFilters()
  const span = useSpan()
  const named = spanNamed(span, today)
  return (
    <>
      <Choice
        label={t('statistics.span')} value={named} onChange={(name) => { const chosen = oneOf(SPANS, name); if (chosen) change({ ...spanOf(chosen, today), page: undefined }) }}
        options={[...SPANS, 'own' as const].filter((name) => name !== 'own' || named === 'own').map((value) => ({ value, name: t(`statistics.spans.${value}`) }))}
      />
      <span className="field"><label htmlFor="from">{t('from')}</label><DayField id="from" value={span.from} onChange={(day) => change({ from: day, page: undefined })} /></span>
      <span className="field"><label htmlFor="to">{t('to')}</label><DayField id="to" value={span.to} onChange={(day) => change({ to: day, page: undefined })} /></span>
    </>
  )
}
