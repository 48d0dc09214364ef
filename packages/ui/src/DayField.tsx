import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Action } from './Action.tsx'
import { addDays, formatDay } from './dates.ts'

interface Props {
  value?: string | undefined
  onChange?: (day: string) => void
  label?: string
  id?: string
  min?: string
  max?: string
  /** Buttons for the day before and after. */
  steps?: boolean
}

/** A day as the screens write days; the browser's own date input while it has the focus. */
export function DayField({ value, onChange, label, id, min, max, steps = false }: Props) {
  const { t, i18n } = useTranslation('ui')
  const [focused, setFocused] = useState(false)
  const step = (count: number) => { if (value) onChange?.(addDays(value, count)) }
  return (
    <span className="day-field">
      {steps && <Action kind="quiet" icon="left" iconOnly onClick={() => step(-1)}>{t('day.previous')}</Action>}
      <span className="day-input">
        <input
          type="date"
          id={id}
          aria-label={label}
          value={value ?? ''}
          min={min}
          max={max}
          className={focused || !value ? undefined : 'day-veiled'}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onChange={(event) => { if (event.target.value) onChange?.(event.target.value) }}
        />
        {!focused && value && <span className="day-text" aria-hidden="true">{formatDay(value, i18n.language)}</span>}
      </span>
      {steps && <Action kind="quiet" icon="right" iconOnly onClick={() => step(1)}>{t('day.next')}</Action>}
    </span>
  )
}
