import { type Grant, parseGrant } from '@hall/access'
import { organizationContract } from '@hall/contract-organization'
import type { Transaction } from '@hall/database'
import type { PublicEvent } from '@hall/journal'

const { 'post-assigned': assigned, 'post-left': left, 'grant-given': given, 'grant-revoked': revoked } = organizationContract.events

export const SEAT_EVENTS = ['post-assigned', 'post-left', 'grant-given', 'grant-revoked']

/** The local copy of who holds a post as A and B, and of who has which role where. */
export async function keepSeatsAndRoles(tx: Transaction, event: PublicEvent): Promise<void> {
  switch (event.type) {
    case 'post-assigned': {
      const { center, post, window, person, capacity, from } = assigned.data.parse(event.data)
      await tx.sql(`insert into seat (center, "window", post, capacity, person, starts_on) values ($1, $2, $3, $4, $5, $6)
        on conflict (post, capacity, starts_on) do update set person = excluded.person, "window" = excluded."window", ends_on = null`, [center, window, post, capacity, person, from])
      return
    }
    case 'post-left': {
      const { post, person, capacity, on } = left.data.parse(event.data)
      await tx.sql('update seat set ends_on = $4 where post = $1 and capacity = $2 and person = $3 and ends_on is null', [post, capacity, person, on])
      return
    }
    case 'grant-given': {
      const { id, person, grant, from, until } = given.data.parse(event.data)
      const read = parseGrant(grant)
      if (!read) return
      const place = placeOf(read)
      await tx.sql(`insert into role_holder (id, person, role, center, department, "window", starts_on, ends_on) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (id) do nothing`, [id, person, read.role, place.center, place.department, place.window, from, until])
      return
    }
    case 'grant-revoked': {
      const { id, on } = revoked.data.parse(event.data)
      await tx.sql('update role_holder set ends_on = $2 where id = $1', [id, on])
    }
  }
}

function placeOf({ scope }: Grant): { center: string | null; department: string | null; window: string | null } {
  const nowhere = { center: null, department: null, window: null }
  switch (scope.kind) {
    case 'city':
    case 'self': return nowhere
    case 'center':
    case 'section': return { ...nowhere, center: scope.center }
    case 'department': return { ...nowhere, department: scope.department }
    case 'window': return { ...nowhere, center: scope.center, window: scope.window }
  }
}
