import { clauseId, command, isoDate, isoInstant, pageOf, pageQuery, query } from '@hall/contract'
import { z } from 'zod'
import { line, person, placeId, text } from './shapes.ts'

const at = { center: placeId, window: placeId }
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
export const TICKET_STATES = ['booked', 'waiting', 'called', 'finished', 'missed'] as const
export const SESSIONS = ['am', 'pm'] as const

const ticket = z.object({
  id: z.uuid(), number: z.string(), center: placeId, window: placeId, day: isoDate, session: z.enum(SESSIONS), state: z.enum(TICKET_STATES), matter: z.string(), issuedAt: isoInstant, waitsFrom: isoInstant,
  /** Windows beside that receive it while the only person of its own is away. */
  offeredTo: z.array(placeId), servedBy: person.nullable(), servedAt: isoInstant.nullable(), finishedAt: isoInstant.nullable(), phonedAt: isoInstant.nullable(), returnedAt: isoInstant.nullable(), contact: z.uuid().nullable(),
})
const away = z.object({ id: z.uuid(), window: placeId, person, name: z.string(), reason: z.enum(['away', 'escort']), leftAt: isoInstant, mostMinutes: z.int().nullable(), /** For whoever receives meanwhile. */ phone: z.string().nullable() })
const closing = z.object({ id: z.uuid(), window: placeId, day: isoDate, session: z.enum(SESSIONS), closedAt: isoInstant, closedBy: person, extendedMinutes: z.int() })
const TICKET = ['TICKET_UNKNOWN', 'TICKET_STATE', 'POLICY_MISSING', 'CONFLICT'] as const

export const tickets = {
  /** How a window stands today. */
  today: query({
    input: z.object(at),
    output: z.object({
      tickets: z.array(ticket), sessions: z.array(z.object({ name: z.enum(SESSIONS), from: clockTime, to: clockTime })), closings: z.array(closing), away: z.array(away), people: z.array(z.object({ person, name: z.string() })), clause: clauseId.nullable(),
    }),
    errors: ['WINDOW_UNKNOWN', 'POLICY_MISSING'],
  }),
  /** Until the session closes; afterwards the next time is offered as an appointment. */
  issue: command({ input: z.object({ ...at, matter: line }), output: ticket, errors: ['WINDOW_UNKNOWN', 'POLICY_MISSING', 'TICKETS_OVER'] }),
  /** For a later day, at a time the window is open. */
  book: command({ input: z.object({ ...at, matter: line, at: isoInstant }), output: ticket, errors: ['WINDOW_UNKNOWN', 'POLICY_MISSING', 'NOT_IN_SERVICE_HOURS'] }),
  /** The next one, or this one; a contact begins with it. `window`: where it is received. */
  call: command({ input: z.object({ ...at, ticket: z.uuid().optional() }), output: ticket, errors: [...TICKET, 'TICKETS_NONE', 'WINDOW_UNKNOWN'] }),
  /** The one who is away was telephoned. */
  phoned: command({ input: z.object({ center: placeId, id: z.uuid() }), output: ticket, errors: TICKET }),
  finish: command({ input: z.object({ center: placeId, id: z.uuid(), outcome: z.enum(['answered', 'case']), reply: z.string().max(2000).default('') }), output: ticket, errors: [...TICKET, 'REPLY_MISSING'] }),
  /** Called, and nobody came. */
  missed: command({ input: z.object({ center: placeId, id: z.uuid() }), output: ticket, errors: TICKET }),
  /** Ends the session of a window; not while somebody holds a ticket of it. */
  closeWindow: command({ input: z.object(at), output: closing, errors: ['WINDOW_UNKNOWN', 'POLICY_MISSING', 'TICKETS_WAITING', 'WINDOW_CLOSED', 'NOT_IN_SERVICE_HOURS'] }),
  closings: query({ input: pageQuery.extend({ center: placeId, from: isoDate, to: isoDate }), output: pageOf(closing) }),
  stepOut: command({ input: z.object({ ...at, phone: z.string().trim().max(40) }), output: away, errors: ['WINDOW_UNKNOWN', 'OUT_ALREADY', 'PHONE_MISSING', 'POLICY_MISSING'] }),
  /** Back at the window: what others received meanwhile goes to whoever it was for. */
  back: command({ input: z.object(at), output: z.object({ minutes: z.int(), finding: z.boolean(), tickets: z.array(z.uuid()) }), errors: ['OUT_NOT'] }),
}

const service = z.object({
  id: z.uuid(), number: z.string(), ...at, applicant: z.string(), need: z.string(), kind: z.enum(['appointment', 'on_site']), place: z.string().nullable(), day: isoDate, from: clockTime, to: clockTime,
  state: z.enum(['asked', 'approved', 'refused', 'scheduled', 'given']), askedAt: isoInstant, decidedBy: z.string().nullable(), decidedAt: isoInstant.nullable(), document: z.string().nullable(), reason: z.string().nullable(),
  people: z.array(person), givenFrom: clockTime.nullable(), givenTo: clockTime.nullable(), claims: z.array(z.object({ id: z.uuid(), person, minutes: z.int(), openedAt: isoInstant })),
})
const done = z.object({ id: z.uuid(), state: z.string() })
const HOLIDAY = ['SERVICE_UNKNOWN', 'SERVICE_STATE', 'POLICY_MISSING'] as const
export const holidayServices = {
  list: query({ input: pageQuery.extend({ center: placeId, state: z.enum(['asked', 'approved', 'refused', 'scheduled', 'given']).optional() }), output: pageOf(service) }),
  /** On the application of an enterprise or a person. */
  ask: command({
    input: z.object({ ...at, applicant: z.string().trim().max(100), phone: z.string().trim().max(40).optional(), need: text, kind: z.enum(['appointment', 'on_site']), place: z.string().trim().max(200).optional(), day: isoDate, from: clockTime, to: clockTime }),
    output: service, errors: ['APPLICANT_MISSING', 'NOT_A_HOLIDAY', 'ENDS_BEFORE_START', 'WINDOW_UNKNOWN', 'POLICY_MISSING'],
  }),
  /** By the bureau that runs the center. */
  decide: command({ input: z.object({ center: placeId, id: z.uuid(), agree: z.boolean(), document: z.string().trim().max(100).default(''), reason: z.string().trim().max(300).default('') }), output: done, errors: [...HOLIDAY, 'REASON_MISSING'] }),
  schedule: command({ input: z.object({ center: placeId, id: z.uuid(), people: z.array(person).min(1).max(20) }), output: done, errors: [...HOLIDAY, 'BUREAU_APPROVAL_MISSING', 'PERSON_UNKNOWN'] }),
  give: command({ input: z.object({ center: placeId, id: z.uuid(), from: clockTime, to: clockTime, people: z.array(person).min(1).max(20) }), output: done, errors: [...HOLIDAY, 'ENDS_BEFORE_START', 'IN_FUTURE', 'PERSON_UNKNOWN'] }),
  /** Overtime for a service given; nothing else counts. */
  claim: command({ input: z.object({ ...at, person, day: isoDate, service: z.uuid().optional() }), output: z.object({ id: z.uuid(), minutes: z.int(), service: z.string() }), errors: ['CLAIM_NO_SERVICE', 'CLAIM_EXTENDED', 'CLAIM_OPENED', 'POLICY_MISSING', 'WINDOW_UNKNOWN'] }),
}

const request = z.object({
  id: z.uuid(), ...at, subject: z.string(), askedAt: isoInstant, askedBy: person, dueOn: isoDate, providedAt: isoInstant.nullable(), providedBy: person.nullable(), content: z.string().nullable(), daysLate: z.int(), error: z.string().nullable(), errorAt: isoInstant.nullable(),
})
const CONTENT = ['CONTENT_UNKNOWN', 'CONTENT_PROVIDED'] as const
export const contents = {
  list: query({ input: pageQuery.extend({ center: placeId, window: placeId.optional(), open: z.boolean().optional() }), output: pageOf(request) }),
  /** What the center wants from a window for its website. */
  ask: command({ input: z.object({ ...at, subject: line }), output: request, errors: ['WINDOW_UNKNOWN', 'POLICY_MISSING'] }),
  /** With the window's word that it is accurate. */
  provide: command({ input: z.object({ center: placeId, id: z.uuid(), content: text, accurate: z.boolean() }), output: request, errors: [...CONTENT, 'NOT_CONFIRMED_ACCURATE'] }),
  /** An error found in what was published counts against the window. */
  reportError: command({ input: z.object({ center: placeId, id: z.uuid(), error: text }), output: request, errors: ['CONTENT_UNKNOWN', 'CONTENT_NOT_PROVIDED', 'CONTENT_ERROR_KNOWN'] }),
}
