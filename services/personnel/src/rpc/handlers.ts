import type { PersonnelContract } from '@hall/contract-personnel'
import type { Handlers } from '@hall/rpc'

export type PersonnelHandlers = Handlers<PersonnelContract>
