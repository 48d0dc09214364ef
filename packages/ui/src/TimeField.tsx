import { useEffect, useState } from 'react'

interface Props { value: string; onChange: (time: string) => void; label?: string; id?: string }

/** `08:30` or `08:30:01`; `830`, `8:30` and `083001` are understood too. Undefined for what is no time. */
export function readTime(text: string): string | undefined {
  const parts = text.includes(':') || text.includes('：') ? text.split(/[:：]/) : (text.trim().length % 2 ? `0${text.trim()}` : text.trim()).match(/\d\d/g)
  if (!parts || parts.length < 2 || parts.length > 3 || !parts.every((part) => /^\d{1,2}$/.test(part.trim()))) return undefined
  const [hours, minutes, seconds] = parts.map((part) => part.trim().padStart(2, '0')) as [string, string, string?]
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined
  return seconds === undefined ? `${hours}:${minutes}` : `${hours}:${minutes}:${seconds}`
}

/** A time of the day on the 24 hour clock, whatever the browser's language. */
export function TimeField({ value, onChange, label, id }: Props) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const settle = () => {
    const time = readTime(text)
    setText(time ?? value)
    if (time && time !== value) onChange(time)
  }
  return (
    <input
      className="time-field"
      id={id}
      aria-label={label}
      inputMode="numeric"
      maxLength={8}
      value={text}
      aria-invalid={readTime(text) === undefined || undefined}
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => { if (event.key === 'Enter') settle() }}
    />
  )
}
