import { defineContract } from '@hall/contract'
import { events } from './events.ts'
import { procedures } from './procedures.ts'

export const organizationContract = defineContract({ service: 'organization', procedures, events })
export type OrganizationContract = typeof organizationContract
export * as organizationShapes from './shapes.ts'
