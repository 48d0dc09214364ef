import type { RecordedEvent } from './recorded-event.ts'

/** What other services get on `evt.<service>.<type>`. */
export interface PublicEvent<D = unknown> {
  readonly id: string
  /** Past tense in kebab-case, as the contract names it. */
  readonly type: string
  readonly v: number
  readonly service: string
  readonly center?: string
  /** ISO instant. */
  readonly occurredAt: string
  readonly stream: string
  readonly version: number
  readonly data: D
  readonly causedBy?: string
}

/** What a service makes public of an event: its contract's type and data, or nothing. */
export type ToPublic = (event: RecordedEvent) => Pick<PublicEvent, 'type' | 'v' | 'data'> | undefined

export function publicEvent(service: string, recorded: RecordedEvent, shown: Pick<PublicEvent, 'type' | 'v' | 'data'>): PublicEvent {
  return {
    id: recorded.id,
    ...shown,
    service,
    center: recorded.place.center,
    occurredAt: recorded.occurredAt.toString(),
    stream: recorded.stream,
    version: recorded.version,
    causedBy: recorded.causedBy,
  }
}

/** Somebody else wrote into the stream: trying again does not help. */
export class UnreadableEventError extends Error {
  override readonly name = 'UnreadableEventError'
}

export function readEvent(text: string): PublicEvent {
  const event = findEvent(text)
  if (!event) throw new UnreadableEventError('the message is not an event of a journal')
  return event
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The shape of `data` is the contract's and checked by its handler. */
export function findEvent(text: string): PublicEvent | undefined {
  try {
    const event = JSON.parse(text) as Partial<PublicEvent> | null
    return typeof event?.id === 'string' && UUID.test(event.id) && typeof event.type === 'string' && 'data' in event ? (event as PublicEvent) : undefined
  } catch {
    return undefined
  }
}
