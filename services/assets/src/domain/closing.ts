import type { AssetsPolicy } from '@hall/regulation'

export type Phase = 'open' | 'closing' | 'closed'

/** Where the day stands for computers: on until the end of work, listed shortly before it, overdue after it (TG-NET-01, TG-NET-14). */
export function phaseAt(at: Temporal.PlainTime, policy: AssetsPolicy | undefined): { phase: Phase | null; clause: string | null } {
  const { computersOff: off, closingList: list } = policy ?? {}
  if (!off) return { phase: null, clause: null }
  const end = Temporal.PlainTime.from(off.value.at)
  // By the minute: at the very minute of the end nobody is late yet.
  const minutes = minuteOf(at) - minuteOf(end)
  if (minutes > off.value.graceMinutes) return { phase: 'closed', clause: off.clause }
  if (list && minutes >= -list.value.minutesBefore) return { phase: 'closing', clause: list.clause }
  return { phase: 'open', clause: off.clause }
}

const minuteOf = ({ hour, minute }: Temporal.PlainTime) => hour * 60 + minute
