import type { ClockView } from '@hall/statutory-clock/view'
import { useTranslation } from 'react-i18next'
import { type ClockWords, useClockTexts } from './clock-texts.ts'
import { StateTag } from './StateTag.tsx'
import type { Tone } from './tokens.ts'

interface Props {
  /** Statutory, promised, step: as they were read from one ledger. */
  clocks: readonly ClockView[]
  words: ClockWords
  /** The calculation sheet of a clock. */
  sheetHref?: ((name: string) => string) | undefined
}

const TONES: Record<ClockView['status'], Tone> = { not_started: 'quiet', running: 'ok', waiting: 'open', stopped: 'leave', expired: 'absent', finished: 'quiet' }

/** The clocks of a case: used, stopped with grounds, left, due, and what follows. The picture repeats what the text says. */
export function ClockBar({ clocks, words, sheetHref }: Props) {
  return <ul className="clocks">{clocks.map((clock) => <Clock key={clock.name} clock={clock} words={words} sheetHref={sheetHref} />)}</ul>
}

function Clock({ clock, words, sheetHref }: { clock: ClockView } & Omit<Props, 'clocks'>) {
  const { t } = useTranslation('ui')
  const texts = useClockTexts(clock, words)
  const tone = clock.status === 'finished' ? (clock.timing?.state === 'overdue' ? 'late' : 'ok') : clock.status === 'running' && clock.left === 0 ? 'late' : TONES[clock.status]
  return (
    <li className={`clock-bar clock-is-${clock.status}`}>
      <div className="clock-head">
        <strong>{texts.name}</strong>
        <StateTag tone={tone}>{texts.state}</StateTag>
        <span className="clock-amount">{texts.amount}</span>
        {sheetHref && clock.startedAt && <a className="clock-sheet" href={sheetHref(clock.name)}>{t('clock.sheet')}</a>}
      </div>
      <Track clock={clock} />
      <p className="clock-due">{texts.due}{texts.clause && <> {words.clause(clock.clauses[0]!)}</>}</p>
      <ul className="clock-notes">
        {texts.notes.map(({ id, text, clause }) => <li key={id}>{text}{clause && <> {words.clause(clause)}</>}</li>)}
      </ul>
    </li>
  )
}

/** Parts of the whole, stops between what was used and what is left. */
function Track({ clock: { used, left, stops, timing } }: { clock: ClockView }) {
  const still = stops.reduce((sum, { stoodStill }) => sum + stoodStill, 0)
  const over = timing?.state === 'overdue' ? Math.max(timing.units, timing.minutesOver > 0 ? 1 : 0) : 0
  const parts = [['used', used], ['still', still], ['left', left ?? 0], ['over', over]] as const
  if (parts.every(([, size]) => size === 0)) return null
  return (
    <div className="clock-parts" aria-hidden="true">
      {parts.map(([name, size]) => size > 0 && <span key={name} className={`clock-part-${name}`} style={{ flexGrow: size }} />)}
    </div>
  )
}
