import type { EventOf } from '@hall/contract'
import { type AttendanceContract, attendanceContract } from '@hall/contract-attendance'
import type { ToPublic } from '@hall/journal'
import type { AttendanceEvent } from '../domain/attendance-event.ts'
import { showLeaveSide } from './leave-side-to-public.ts'

type Events = AttendanceContract['events']

/** What other services get to know of an event. Why somebody is away, and who said so, stays here. */
export const toPublic: ToPublic = ({ event }) => show(event as AttendanceEvent)

function show(event: AttendanceEvent) {
  switch (event.type) {
    case 'PunchesReceived': return shown('punches-received', event)
    case 'DayJudged': return shown('day-judged', event)
    case 'SignInsMissed': return shown('sign-ins-missed', event)
    case 'MissingEnded': return shown('missing-ended', event)
    case 'DeadlineMoved': return shown('deadline-moved', event)
    case 'DeviceEnrolled': return shown('device-enrolled', event)
    case 'DeviceRefused': return shown('device-refused', event)
    case 'NoticeRaised': return shown('notice-raised', event)
    case 'AbsenceGroundRaised': return shown('absence-ground-raised', event)
    case 'DeductionEntered': return shown('deduction-entered', event)
    case 'RoundFinished': return shown('round-finished', event)
    case 'ObjectionDecided': return shown('objection-decided', event)
    case 'MonthPosted': return shown('month-posted', event)
    case 'MonthClosed': return shown('month-closed', event)
    case 'StatementIssued': return shown('statement-issued', event)
    case 'RoundStarted': case 'LooksRecorded': case 'RegistrationMade': case 'RegistrationResubmitted': case 'RegistrationProved': case 'RegistrationApproved': case 'RegistrationReturned':
    case 'ObjectionMade': case 'ObjectionWithdrawn': case 'CorrectionMade': case 'MonthReady': case 'MonthConfirmed': case 'MonthChanged': case 'BriefingIssued':
    case 'StatementAcknowledged': case 'CommandOrdered': case 'UsersOrdered': case 'CommandAnswered': case 'CommandCancelled': case 'FileImported':
    case 'DeviceRetired': case 'SignInRecorded': case 'AbsenceRegistered': case 'AbsenceWithdrawn': case 'OutageDeclared': case 'OutageEnded':
      return undefined
    default: return showLeaveSide(event)
  }
}

function shown<T extends keyof Events>(type: T, data: EventOf<Events[T]>) {
  const { v, data: shape } = attendanceContract.events[type]
  // Parsed, so that a field only this service knows stays here.
  return { type, v, data: shape.parse(data) }
}
