import type { RegulationContract } from '@hall/contract-regulation'
import type { Handlers } from '@hall/rpc'

export type RegulationHandlers = Handlers<RegulationContract>
