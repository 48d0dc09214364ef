import type { ExtensionReading, Reading, StopReading } from './reading.ts'
import type { Due } from './scale.ts'
import type { ClockView } from './view.ts'

/** The reading as it travels. */
export function clockViewOf(reading: Reading): ClockView {
  const { clock, name, status, unit, used, deemed, due, capped, timing, clauses, onExpiry, ifTold } = reading
  return {
    clock, name, status, unit, used, deemed, capped,
    budget: finite(reading.budget),
    left: finite(reading.left),
    startedAt: reading.startedAt?.toString() ?? null,
    due: due ? { ...dueView(due), provisional: due.provisional } : null,
    dueIfResumed: reading.dueIfResumed ? dueView(reading.dueIfResumed) : null,
    stoppedBy: reading.stoppedBy?.stop.id ?? null,
    stops: reading.stops.map(stopView),
    extensions: reading.extensions.map(extensionView),
    ifTold: ifTold ? { due: ifTold.due ? dueView(ifTold.due) : null, left: ifTold.left } : null,
    onExpiry: {
      strategy: onExpiry.value.strategy, clause: onExpiry.clause,
      legalBasis: onExpiry.value.strategy === 'deemed_approval' ? onExpiry.value.legalBasis : null,
    },
    timing: timing ?? null,
    finishedAt: reading.finish?.at.toString() ?? null,
    rungs: reading.rungs.map((rung) => ({ ...rung, at: rung.at.toString() })),
    nextAt: reading.nextAt?.toString() ?? null,
    clauses: [...clauses],
  }
}

const finite = (amount: number) => (Number.isFinite(amount) ? amount : null)

function dueView({ date, at, inclusive }: Due) {
  return { date: date.toString(), at: at.toString(), inclusive }
}

function stopView({ stop, resumed, notices, clause, fault, stoodStill }: StopReading): ClockView['stops'][number] {
  const { id, ground, document, approver, basis } = stop
  const stated = notices.flatMap(({ days }) => days ?? [])
  return {
    id, ground, document, approver, basis, stoodStill,
    from: stop.at.toString(),
    to: resumed?.at.toString() ?? null,
    toldAt: notices[0]?.at.toString() ?? null,
    stated: stated.length > 0 ? Math.max(...stated) : null,
    clause: clause ?? null,
    fault: fault ?? null,
  }
}

function extensionView({ order, from, to, units, toldAt, toldLate, clause, fault }: ExtensionReading): ClockView['extensions'][number] {
  const { id, at, document, approver, reason } = order
  return {
    id, document, approver, reason, units, toldLate,
    at: at.toString(),
    from: from?.date.toString() ?? null,
    to: to?.date.toString() ?? null,
    toldAt: toldAt?.toString() ?? null,
    clause: clause ?? null,
    fault: fault ?? null,
  }
}
