import type { CasesContract } from '@hall/contract-cases'
import type { Handlers } from '@hall/rpc'

export type CasesHandlers = Handlers<CasesContract>
