import type { EventOf } from '@hall/contract'
import { type OrganizationContract, organizationContract } from '@hall/contract-organization'
import type { RecordedEvent, ToPublic } from '@hall/journal'
import type { DirectoryEvent } from '../domain/directory-event.ts'
import type { GrantEvent } from '../domain/grants.ts'
import type { RosterEvent } from '../domain/roster-event.ts'

type OrganizationEvent = DirectoryEvent | RosterEvent | GrantEvent
type Events = OrganizationContract['events']
type Shown = { [T in keyof Events]: { type: T; v: number; data: EventOf<Events[T]> } }[keyof Events]

/** What other services get to know of an event; all but a change of a telephone number. */
export const toPublic: ToPublic = (recorded) => show(recorded.event as OrganizationEvent, recorded)

function show(event: OrganizationEvent, { place }: RecordedEvent): Shown | undefined {
  const center = place.center!
  switch (event.type) {
    case 'CenterRegistered': return shown('center-registered', event)
    case 'SectionRegistered': return shown('section-registered', event)
    case 'DepartmentRegistered': return shown('department-registered', event)
    case 'WindowRegistered': return shown('window-registered', event)
    case 'WindowClosed': return shown('window-closed', event)
    case 'PostRegistered': return shown('post-registered', event)
    case 'PersonPosted': return shown('person-posted', { ...event, center })
    case 'PersonLeft': return shown('person-posted', { ...event, ...NOWHERE, from: event.on })
    case 'PhoneChanged': return undefined
    case 'PostAssigned': return shown('post-assigned', { ...event, center })
    case 'PostLeft': return shown('post-left', { ...event, center })
    case 'GrantGiven': return shown('grant-given', event)
    case 'GrantRevoked': return shown('grant-revoked', event)
  }
}

const NOWHERE = { center: null, department: null, window: null, section: null, attendanceNumber: null, lead: false }

function shown<T extends keyof Events>(type: T, data: EventOf<Events[T]>): Shown {
  const { v, data: shape } = organizationContract.events[type]
  // Parsed, so that a field only this service knows stays here.
  return { type, v, data: shape.parse(data) } as Shown
}
