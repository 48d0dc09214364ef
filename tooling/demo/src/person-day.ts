import { seededRandom } from './random.ts'
import type { DemoCheck, DemoPerson } from './shapes.ts'

/** How people keep to their hours: mostly well. */
const HABITS = { awayAllDay: 0.015, forgetsCheck: 0.02, late: 0.035, leavesEarly: 0.015, twice: 0.05 }
/** Minutes: how early people come and how long after the end they leave, and by how much some miss it. */
const AHEAD = { from: 1, to: 28 }
const BEHIND = { from: 1, to: 24 }

/** When a person passed the terminal on a date, in order; the same whoever asks, and however often. */
export function personDay({ number }: Pick<DemoPerson, 'number'>, date: Temporal.PlainDate, checks: readonly DemoCheck[]): Temporal.PlainDateTime[] {
  const random = seededRandom(`${number} ${date}`)
  if (random.chance(HABITS.awayAllDay)) return []
  const isSummer = date.month >= 5 && date.month <= 9
  return checks.flatMap(({ direction, at, summerAt }) => {
    const limit = date.toPlainDateTime(Temporal.PlainTime.from(isSummer ? summerAt ?? at : at))
    const keeps = !random.chance(direction === 'in' ? HABITS.late : HABITS.leavesEarly)
    const { from, to } = keeps ? AHEAD : BEHIND
    // Ahead of a beginning is before it, ahead of an end is after it.
    const before = keeps === (direction === 'in')
    const offset = { minutes: random.between(from, to), seconds: random.between(0, 59) }
    const passed = before ? limit.subtract(offset) : limit.add(offset)
    const again = random.chance(HABITS.twice) ? [passed.add({ seconds: random.between(3, 40) })] : []
    return random.chance(HABITS.forgetsCheck) ? [] : [passed, ...again]
  })
}
