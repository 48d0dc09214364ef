import { ClockBar } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useClockWords } from './clock-words.tsx'
import type { CaseView } from './words.ts'

/** Used, stopped, left, and until when; statutory, promised and the step at hand; and what happens if nobody acts. */
export function CaseClocks({ view: { row, clocks, expiry } }: { view: CaseView }) {
  const { t } = useTranslation('cases')
  const words = useClockWords()
  if (clocks.length === 0) return <p className="soft">{t('clock.none')}</p>
  const kindOf = (name: string) => clocks.find((clock) => clock.name === name)?.clock ?? 'promised'
  return (
    <>
      <ClockBar clocks={clocks} words={words} sheetHref={(name) => paths.caseSheet(row.id, kindOf(name))} />
      {expiry && <p className="soft">{t(`clock.expiry.${expiry.effect}` as 'clock.expiry.escalate')} {expiry.clause && words.clause(expiry.clause)}</p>}
    </>
  )
}
