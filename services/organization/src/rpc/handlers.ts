import type { OrganizationContract } from '@hall/contract-organization'
import type { Handlers } from '@hall/rpc'

export type OrganizationHandlers = Handlers<OrganizationContract>
