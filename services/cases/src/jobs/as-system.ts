import { EVERYTHING, systemActor } from '@hall/access'
import type { ServiceContext } from '@hall/service-kit'
import type { Calling } from '../cases/case-command.ts'

/** The service acting by the clock, through the same commands as people. */
export function asSystem(service: ServiceContext, path: string): Calling {
  return { actor: systemActor(service.name), path, reach: EVERYTHING, now: service.clock.now() }
}
