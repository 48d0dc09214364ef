import type { Actor } from './actor.ts'

const PREFIX = 'system:'

/** The service acting by itself: jobs and consumers. Never reachable from a token. */
export function systemActor(service: string): Actor {
  return { id: `${PREFIX}${service}`, name: service, grants: [] }
}

export function isSystem(id: string): boolean {
  return id.startsWith(PREFIX)
}
