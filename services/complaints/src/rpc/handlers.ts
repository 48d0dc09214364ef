import type { ComplaintsContract } from '@hall/contract-complaints'
import type { Handlers } from '@hall/rpc'

export type ComplaintsHandlers = Handlers<ComplaintsContract>
