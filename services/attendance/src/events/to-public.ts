import type { EventOf } from '@hall/contract'
import { type AttendanceContract, attendanceContract } from '@hall/contract-attendance'
import type { ToPublic } from '@hall/journal'
import type { AttendanceEvent } from '../domain/attendance-event.ts'

type Events = AttendanceContract['events']

/** What other services get to know of an event. Why somebody is away, and who said so, stays here. */
export const toPublic: ToPublic = ({ event }) => show(event as AttendanceEvent)

function show(event: AttendanceEvent) {
  switch (event.type) {
    case 'PunchesReceived': return shown('punches-received', event)
    case 'DayJudged': return shown('day-judged', event)
    case 'DeadlineMoved': return shown('deadline-moved', event)
    case 'DeviceEnrolled': return shown('device-enrolled', event)
    case 'DeviceRefused': return shown('device-refused', event)
    case 'NoticeRaised': return shown('notice-raised', event)
    case 'DeviceRetired': case 'SignInRecorded': case 'AbsenceRegistered': case 'AbsenceWithdrawn': case 'OutageDeclared': case 'OutageEnded':
      return undefined
  }
}

function shown<T extends keyof Events>(type: T, data: EventOf<Events[T]>) {
  const { v, data: shape } = attendanceContract.events[type]
  // Parsed, so that a field only this service knows stays here.
  return { type, v, data: shape.parse(data) }
}
