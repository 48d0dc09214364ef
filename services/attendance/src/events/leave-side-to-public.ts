import { type AttendanceContract, attendanceContract } from '@hall/contract-attendance'
import type { LeaveSideEvent } from '../domain/leave-side-event.ts'

const PUBLIC: Partial<Record<LeaveSideEvent['type'], keyof AttendanceContract['events']>> = {
  AwayChanged: 'away-changed',
  LeaveDecided: 'leave-decided',
  CoverAgreed: 'cover-agreed',
  CoverCalledOff: 'cover-withdrawn',
  HoldingChanged: 'holding-changed',
  PostFindingRaised: 'post-finding-raised',
  PostFindingExcused: 'post-finding-excused',
}

/** What others get to know: that somebody is away, who stands in, what a window was found at. Why stays here. */
export function showLeaveSide(event: LeaveSideEvent) {
  const type = PUBLIC[event.type]
  if (!type) return undefined
  const { v, data } = attendanceContract.events[type]
  return { type, v, data: data.parse(event) }
}
