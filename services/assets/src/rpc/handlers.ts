import type { AssetsContract } from '@hall/contract-assets'
import type { Handlers } from '@hall/rpc'

export type AssetsHandlers = Handlers<AssetsContract>
