import type { CallContext } from '@hall/rpc'
import type { ServiceContext } from '@hall/service-kit'
import type { Writing } from '../leave/record-leave.ts'

/** What a person's command writes as. */
export function writingOf(service: Pick<ServiceContext, 'newId'>, { actor, now }: CallContext, { commandId }: { commandId: string }): Writing {
  return { meta: { commandId, actor: actor.id, now }, actorName: actor.name, newId: service.newId }
}
