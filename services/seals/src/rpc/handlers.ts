import type { SealsContract } from '@hall/contract-seals'
import type { Handlers } from '@hall/rpc'

export type SealsHandlers = Handlers<SealsContract>
