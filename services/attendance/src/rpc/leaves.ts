import type { ServiceContext } from '@hall/service-kit'
import type { AttendanceHandlers } from './calls.ts'
import { leavesActHandlers } from './leaves-act.ts'
import { leavesAskHandlers } from './leaves-ask.ts'
import { leavesNotesHandlers } from './leaves-notes.ts'
import { leavesShowHandlers } from './leaves-show.ts'

export function leavesHandlers(service: ServiceContext): AttendanceHandlers['leaves'] {
  return { ...leavesAskHandlers(service), ...leavesActHandlers(service), ...leavesShowHandlers(service), ...leavesNotesHandlers(service) }
}
