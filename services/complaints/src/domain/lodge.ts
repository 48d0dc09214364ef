import type { Lodging } from '@hall/contract-complaints'
import { dateOf } from '@hall/calendar'
import { type Decision, refuse } from '@hall/decider'
import type { ComplaintsPolicy } from '@hall/regulation'
import type { Lodged } from './complaint-event.ts'

export interface Lodgement extends Omit<Lodging, 'body' | 'factsOn'> {
  readonly body?: string | undefined
  readonly factsOn?: string | null
  readonly receivedAt: Temporal.Instant
  readonly sourceNumber?: string | null
  readonly sourceDueAt?: string | null
  readonly rating?: string | null
  /** Of the window, as the directory has it. */
  readonly department: string | null
}

interface Ids { readonly id: string; readonly intake: string; readonly number: string; readonly message: string; readonly digest: string }
export type LodgeCode = 'CHANNEL_NOT_OFFERED' | 'COMPLAINT_GROUND_UNKNOWN' | 'BODY_UNKNOWN' | 'REQUIRED_MISSING' | 'SOURCE_LIMIT_MISSING' | 'ORAL_RECORD_MISSING'

/** Channels that come with a limit of the sender's. */
const TRANSFERS: readonly Lodging['channel'][] = ['hotline_12345', 'petition_office']

/** Whether the center takes it, and how it starts: by which ground, office and limit. */
export function lodge(given: Lodgement, policy: ComplaintsPolicy, ids: Ids): Decision<Lodged, LodgeCode> {
  const { channels, bodies, grounds, intake, routing } = policy
  if (!channels.value.includes(given.channel)) return refuse('CHANNEL_NOT_OFFERED', { channel: given.channel }, channels.clause)
  const ground = grounds.find(({ id }) => id === given.ground)
  if (!ground) return refuse('COMPLAINT_GROUND_UNKNOWN', { ground: given.ground }, grounds[0]!.accepted.clause)
  const body = given.body ?? bodies.value[0]!.id
  if (!bodies.value.some(({ id }) => id === body)) return refuse('BODY_UNKNOWN', { body }, bodies.clause)
  const transferred = TRANSFERS.includes(given.channel)
  if (transferred && policy.limits.transferred && !given.sourceDueAt) return refuse('SOURCE_LIMIT_MISSING', undefined, policy.limits.transferred.clause)
  if (given.oral && intake.oralRecord?.value && !given.content) return refuse('ORAL_RECORD_MISSING', undefined, intake.oralRecord.clause)
  const lacking = given.channel === 'poor_rating' ? [] : missing(given, intake.required.value)
  if (lacking.length > 0) return refuse('REQUIRED_MISSING', { missing: lacking }, intake.required.clause)
  const route = routing.find(({ channels: of }) => of.includes(given.channel)) ?? routing[0]!
  return {
    ok: true,
    events: [{
      type: 'Lodged', ...ids, center: given.center, department: given.department, window: given.window, person: given.person, channel: given.channel,
      body, ground: ground.id, class: classOf(given.channel, policy), coordinator: route.coordinator.value, reviewer: route.reviewer?.value ?? null,
      anonymous: given.complainant.name === null, contactable: given.complainant.contact !== null, confidential: ground.accepted.value.confidential,
      oral: given.oral, incomplete: incomplete(given, ground.accepted.value.needs), caseNumber: given.caseNumber || null, item: given.item,
      receivedAt: given.receivedAt.toString(), factsOn: given.factsOn ?? dateOf(given.receivedAt).toString(),
      sourceDueAt: given.sourceDueAt ?? null, sourceNumber: given.sourceNumber ?? null, rating: given.rating ?? null,
    }],
  }
}

function missing({ complainant: { name, nameRefused, contact, contactRefused }, content }: Lodgement, required: readonly string[]): string[] {
  const has = { name: name !== null || nameRefused, contact: contact !== null || contactRefused, content: content !== null }
  return required.filter((what) => !has[what as keyof typeof has])
}

/** Taken all the same, and asked for. */
function incomplete({ window, person, content, factsOn }: Lodgement, needs: readonly ('place_or_time' | 'description')[]): string[] {
  const has = { place_or_time: window !== null || person !== null || factsOn != null, description: content !== null }
  return needs.filter((what) => !has[what])
}

/** Ordinary until somebody says otherwise, where the regulation knows ordinary ones. */
function classOf(channel: Lodging['channel'], { limits }: ComplaintsPolicy): Lodged['class'] {
  if (TRANSFERS.includes(channel)) return 'transferred'
  if (channel === 'poor_rating') return 'poor_rating'
  return limits.simple ? 'simple' : limits.complex ? 'complex' : null
}
