import { keepOrganization, ORGANIZATION_EVENTS } from '@hall/organization-copy'
import { COPIED_EVENTS, keepCopy } from '@hall/regulation-copy'
import type { ConsumerSpec } from '@hall/service-kit'
import { keepPackages } from './on-cases.ts'
import { holdForComplaints } from './on-complaints.ts'

/** Copies of who is where, of policies and calendars; cases, whose papers grow with them; complaints, which hold papers. */
export const consumers: readonly ConsumerSpec[] = [
  { name: 'organization', from: 'organization', types: ORGANIZATION_EVENTS, handle: keepOrganization },
  { name: 'regulation', from: 'regulation', types: COPIED_EVENTS, handle: async (tx, event) => void (await keepCopy(tx, event)) },
  { name: 'cases', from: 'cases', types: ['case-assigned', 'case-finished', 'case-moved'], handle: keepPackages },
  { name: 'complaints', from: 'complaints', types: ['complaint-opened', 'complaint-closed'], handle: holdForComplaints },
]
