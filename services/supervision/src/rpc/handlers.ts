import type { SupervisionContract } from '@hall/contract-supervision'
import type { Handlers } from '@hall/rpc'

export type SupervisionHandlers = Handlers<SupervisionContract>
