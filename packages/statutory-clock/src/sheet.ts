import { dateOf } from '@hall/calendar'
import type { ClockRule } from '@hall/regulation'
import { dayRows } from './day-rows.ts'
import { type Fact, inOrder, type Ledger } from './fact.ts'
import type { Moment } from './moment.ts'
import { readClock } from './reading.ts'
import { follow } from './run.ts'
import { timeRows } from './time-rows.ts'
import { clockViewOf } from './to-view.ts'
import type { SheetRow, SheetView } from './view.ts'

/** Longer sheets are cut; a case open for years is not read day by day. */
const MOST_ROWS = 800

/** How the clock was counted, row by row: what counts and what does not, and why. Undefined while it has not started. */
export function calculationSheet(rule: ClockRule, ledger: Ledger, moment: Moment): SheetView | undefined {
  const run = follow(rule, ledger, moment)
  if (!run) return undefined
  const facts = inOrder(ledger, moment.now, [])
  const rows = rule.limit.value.kind === 'days' ? dayRows({ rule, run, moment }) : timeRows({ rule, run, moment })
  const shown = rows.slice(0, MOST_ROWS).map((row) => ({ ...row, facts: [] as string[] }))
  return {
    reading: clockViewOf(readClock(rule, ledger, moment)),
    length: 'length' in rule.limit.value ? rule.limit.value.length : null,
    computedAt: moment.now.toString(),
    facts: facts.map(factView),
    rows: withFacts(shown, facts),
    more: rows.length - shown.length,
  }
}

/** Each fact stands in the first row of its day. */
function withFacts(rows: readonly Omit<SheetRow, 'facts'>[], facts: readonly Fact[]): SheetRow[] {
  return rows.map((row, i) => {
    const first = rows[i - 1]?.date !== row.date
    return { ...row, facts: first ? facts.filter(({ at }) => dateOf(at).toString() === row.date).map(({ id }) => id) : [] }
  })
}

function factView(fact: Fact): SheetView['facts'][number] {
  return {
    id: fact.id, at: fact.at.toString(), kind: fact.kind, document: fact.document,
    approver: 'approver' in fact ? fact.approver : null,
    what: fact.kind === 'happened' ? fact.what : fact.kind === 'stopped' ? fact.ground : fact.kind === 'resumed' ? fact.stop : fact.kind === 'notified' ? fact.of : fact.clocks.join(),
  }
}
