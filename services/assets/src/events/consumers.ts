import { keepOrganization, ORGANIZATION_EVENTS } from '@hall/organization-copy'
import { COPIED_EVENTS, keepCopy } from '@hall/regulation-copy'
import type { ConsumerSpec } from '@hall/service-kit'
import { onAttendance } from './on-attendance.ts'

/** Copies of who is where, and of policies and calendars: what decisions here rest on. */
export const consumers: readonly ConsumerSpec[] = [
  { name: 'organization', from: 'organization', types: ORGANIZATION_EVENTS, handle: keepOrganization },
  { name: 'regulation', from: 'regulation', types: COPIED_EVENTS, handle: async (tx, event) => void (await keepCopy(tx, event)) },
  onAttendance(),
]
