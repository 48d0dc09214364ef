import { overlaps } from '../leave/leave-time.ts'
import type { Span } from '../time-of-day.ts'
import { type CoverSpan, isAway, type Member, partnersOf, type WindowStaff } from './window-day.ts'

export type CandidateRank = 'partner' | 'same_window' | 'same_department'

export interface Candidate {
  readonly person: string
  readonly name: string
  readonly window: string
  readonly rank: CandidateRank
  /** Why not for the whole of the time: away, covering elsewhere, or that the own window would stand empty. */
  readonly busy: 'away' | 'covering' | 'needed' | undefined
}

interface Wanted { readonly holder: string; readonly window: string; readonly span: Span; /** Everybody of the department at the center, by window. */ readonly staff: readonly WindowStaff[] }

const RANKS: readonly CandidateRank[] = ['partner', 'same_window', 'same_department']

/** Who could take over: the other holder of the post, others of the window, others of the department; those free first. */
export function candidatesFor({ holder, window, span, staff }: Wanted): Candidate[] {
  const own = staff.find((one) => one.window === window)
  const partners = partnersOf(own?.pairs ?? [], holder)
  const covers = staff.flatMap((one) => one.covers)
  return staff.flatMap((at) => at.members.filter(({ person }) => person !== holder).map((member): Candidate => ({
    person: member.person, name: member.name, window: at.window,
    rank: partners.includes(member.person) ? 'partner' : at.window === window ? 'same_window' : 'same_department',
    busy: busyOf(member, { at, span, covers, elsewhere: at.window !== window }),
  }))).sort((a, b) => Number(!!a.busy) - Number(!!b.busy) || RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank) || a.person.localeCompare(b.person))
}

function busyOf(member: Member, { at, span, covers, elsewhere }: { at: WindowStaff; span: Span; covers: readonly CoverSpan[]; elsewhere: boolean }): Candidate['busy'] {
  if (isAway(member, span)) return 'away'
  if (covers.some((cover) => cover.person === member.person && cover.state !== 'declined' && cover.state !== 'withdrawn' && overlaps(cover, span))) return 'covering'
  const others = at.members.filter(({ person }) => person !== member.person)
  return elsewhere && others.every((other) => isAway(other, span)) ? 'needed' : undefined
}
