import { secondsOf } from './dates.ts'
import type { Tone } from './tokens.ts'

export interface ClockLineProps {
  /** Local times: `08:30`. */
  sessions: readonly { from: string; to: string }[]
  limits: readonly { id: string; time: string; tone: Tone }[]
  punches: readonly { id: string; time: string; title: string; counted: boolean }[]
  now?: string | undefined
}

const HOUR = 3600
const EARLIEST = 7 * HOUR
const LATEST = 19 * HOUR

/** The day as a line: working sessions, what is expected, what happened. A picture of the list that stands below it. */
export function ClockLine({ sessions, limits, punches, now }: ClockLineProps) {
  const times = [...sessions.flatMap(({ from, to }) => [from, to]), ...limits.map(({ time }) => time), ...punches.map(({ time }) => time)].map(secondsOf)
  const start = Math.min(EARLIEST, ...times.map((time) => Math.floor(time / HOUR) * HOUR))
  const end = Math.max(LATEST, ...times.map((time) => Math.ceil(time / HOUR) * HOUR))
  const at = (seconds: number) => `${((seconds - start) / (end - start)) * 100}%`
  const hours = Array.from({ length: (end - start) / HOUR + 1 }, (_, i) => start + i * HOUR)
  const nowSeconds = now === undefined ? undefined : secondsOf(now)
  return (
    <div className="clock-line" aria-hidden="true">
      <div className="clock-track">
        {sessions.map(({ from, to }) => (
          <span key={from} className="clock-session" style={{ left: at(secondsOf(from)), width: `${((secondsOf(to) - secondsOf(from)) / (end - start)) * 100}%` }} />
        ))}
        {limits.map(({ id, time, tone }) => (
          <span key={id} className={`clock-limit clock-${tone}`} style={{ left: at(secondsOf(time)) }}><b>{time.slice(0, 5)}</b></span>
        ))}
        {punches.map(({ id, time, title, counted }) => (
          <span key={id} className={`clock-punch${counted ? '' : ' clock-uncounted'}`} title={title} style={{ left: at(secondsOf(time)) }} />
        ))}
        {nowSeconds !== undefined && nowSeconds >= start && nowSeconds <= end && <span className="clock-now" style={{ left: at(nowSeconds) }} />}
      </div>
      <div className="clock-hours">
        {hours.map((hour, i) => <span key={hour} className={i % 2 ? 'clock-odd' : undefined} style={{ left: at(hour) }}>{hour / HOUR}</span>)}
      </div>
    </div>
  )
}
