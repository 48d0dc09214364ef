import type { Actor } from '@hall/access'

/** Something changed: where, never what. Whoever gets it fetches anew, through the same checks as always. */
export interface Hint {
  readonly service: string
  /** Event type of the contract, past tense. */
  readonly type: string
  /** Absent for what concerns the whole city. */
  readonly center?: string
}

/** The parts of a public event that decide who is told. */
export interface Announcement extends Hint {
  readonly department?: string
  readonly person?: string
}

/** Undefined for a message that is no event. */
export function readAnnouncement(subject: string, payload: string): Announcement | undefined {
  const [, service, type] = /^evt\.([\w-]+)\.([\w-]+)$/.exec(subject) ?? []
  if (!service || !type) return undefined
  try {
    const event = JSON.parse(payload) as { center?: unknown; data?: Readonly<Record<string, unknown>> } | null
    const data = event?.data ?? {}
    return { service, type, ...texts({ center: event?.center ?? data['center'], department: data['department'], person: data['person'] }) }
  } catch {
    return undefined
  }
}

/**
 * A grant anywhere in a center is told of that center; a grant of a department only of what names the department, and
 * everybody of what names them. What names no center concerns the city and is told to all.
 */
export function isToldOf(actor: Actor, { center, department, person }: Announcement): boolean {
  if (center === undefined || person === actor.id) return true
  return actor.grants.some(({ scope }) => {
    switch (scope.kind) {
      case 'city': return true
      case 'center':
      case 'section':
      case 'window': return scope.center === center
      case 'department': return scope.department === department
      case 'self': return scope.person === person
    }
  })
}

function texts(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
