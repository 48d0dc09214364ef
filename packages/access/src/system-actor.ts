import type { Actor } from './actor.ts'

/** The service acting by itself: jobs and consumers. Never reachable from a token. */
export function systemActor(service: string): Actor {
  return { id: `system:${service}`, name: service, grants: [] }
}
