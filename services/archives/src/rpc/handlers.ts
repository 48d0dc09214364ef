import type { ArchivesContract } from '@hall/contract-archives'
import type { Handlers } from '@hall/rpc'

export type ArchivesHandlers = Handlers<ArchivesContract>
