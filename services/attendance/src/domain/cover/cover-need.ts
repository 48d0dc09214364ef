import type { Refusal } from '@hall/decider'
import type { CoverPolicy } from '@hall/regulation'
import { overlaps, type WorkingTime } from '../leave/leave-time.ts'
import type { Span } from '../time-of-day.ts'
import { type CoverSpan, isAway, partnersOf, uncovered, type WindowStaff } from './window-day.ts'

export type CoverCode = 'COVER_MISSING' | 'COVER_AWAY' | 'BOTH_AWAY' | 'UNIT_NOT_INFORMED'

export interface CoverAsked {
  readonly holder: string
  readonly span: Span
  /** Working time of the leave. */
  readonly times: readonly WorkingTime[]
  readonly days: number
  readonly staff: WindowStaff
  /** Named for this leave and not declined. */
  readonly named: readonly CoverSpan[]
  /** Other people named for cover, for when they are away; by person. */
  readonly awayOf: ReadonlyMap<string, readonly Span[]>
  readonly unitInformed: boolean
}

/** What the regulation demands by way of cover, and what stands against the leave until it is there. */
export interface CoverNeed {
  readonly required: boolean
  readonly clause: string
  /** Working time without anybody who takes over. */
  readonly open: readonly WorkingTime[]
  readonly refusal: Refusal<CoverCode> | undefined
}

/** EP-ATT-11, QP-ATT-20, QP-PER-34, TG-ATT-13, TG-PER-16, WS-ATT-35, by the strategy the policy names. */
export function coverNeed({ required: { value, clause }, neverTogether }: CoverPolicy, asked: CoverAsked): CoverNeed {
  const { named, times } = asked
  const busy = named.find(({ person, from, to }) => person !== null && (asked.awayOf.get(person) ?? []).some((away) => overlaps(away, { from, to })))
  const away: Refusal<CoverCode> | undefined = busy && { code: 'COVER_AWAY', clause, details: { person: busy.person! } }
  const need = (required: boolean, open: readonly WorkingTime[], refusal?: Refusal<CoverCode>): CoverNeed =>
    ({ required, clause, open, refusal: away ?? (required && open.length > 0 ? (refusal ?? missing(clause, open)) : undefined) })
  const open = uncovered(times, named)
  switch (value.strategy) {
    case 'every_session': return need(true, open)
    case 'backup': {
      const alone = asked.staff.members.length <= 1
      return need(!(alone && asked.days <= value.aloneUpToDays), open)
    }
    case 'post_unmanned': {
      const unmanned = times.filter((time) => partnersAway(asked, time))
      const left = uncovered(unmanned, named)
      if (unmanned.length === 0) return need(false, [])
      if (value.unitInformed && left.length === 0 && !asked.unitInformed) return { required: true, clause, open: [], refusal: { code: 'UNIT_NOT_INFORMED', clause } }
      return need(true, left, neverTogether && { code: 'BOTH_AWAY', clause: neverTogether.clause, details: { with: partnersOf(asked.staff.pairs, asked.holder) } })
    }
    case 'overlap_or_alone': {
      const alone = asked.staff.members.length <= 1
      const overlapping = times.filter((time) => asked.staff.members.some((member) => member.person !== asked.holder && isAway(member, time)))
      return need(alone || overlapping.length > 0, uncovered(alone ? times : overlapping, named))
    }
    case 'backup_by_itself': return need(false, [])
  }
}

function missing(clause: string, open: readonly WorkingTime[]): Refusal<CoverCode> {
  return { code: 'COVER_MISSING', clause, details: { sessions: open.length, first: `${open[0]!.date.toString()} ${open[0]!.half}` } }
}

/** Neither holder of a post would be there. Somebody without a partner has no one who could be there instead. */
function partnersAway({ holder, staff }: CoverAsked, time: Span): boolean {
  const partners = partnersOf(staff.pairs, holder)
  if (partners.length === 0) return staff.members.every((member) => member.person === holder || isAway(member, time))
  return partners.every((partner) => {
    const member = staff.members.find(({ person }) => person === partner)
    return !member || isAway(member, time)
  })
}
