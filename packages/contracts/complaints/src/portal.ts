import { ATTACHMENT_CODES, attachmentUpload, clauseId, command, isoDate, isoInstant, localized, query } from '@hall/contract'
import { z } from 'zod'
import { lodging } from './actions.ts'
import { center, complaintNumber, followCode, place, prose, slug, stars } from './values.ts'
import { lodged, setup } from './views.ts'

/** The answer to a small task, so that thousands at once cost whoever sends them. */
const work = z.object({ challenge: z.string().max(300), solution: z.string().regex(/^[0-9a-z]{1,16}$/) })
const key = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
/** What was drawn for one service, or number and check code of the case's receipt. */
const token = z.union([key, z.string().regex(/^[^\s\p{Cc}\p{Cs}]{4,60} [0-9]{4,12}$/u)])
const flood = ['TASK_UNSOLVED', 'TOO_MANY_REQUESTS'] as const

/** Answered without a token. Whoever asks for what is not theirs, or is not there, gets the same answer. */
export const portal = {
  centers: query({ public: true, input: z.object({}), output: z.object({ rows: z.array(z.object({ center })) }) }),
  setup: query({ public: true, input: z.object({ center }), output: setup.extend({ windows: z.array(z.object({ window: place })) }), errors: ['AREA_WITHOUT_POLICY'] }),
  /** A task good for one submission. */
  challenge: query({ public: true, input: z.object({}), output: z.object({ challenge: z.string(), bits: z.int(), expiresAt: isoInstant }) }),
  lodge: command({
    public: true,
    input: lodging.omit({ channel: true, body: true, oral: true, item: true }).extend({ work }),
    output: lodged,
    errors: [...flood, 'AREA_WITHOUT_POLICY', 'CHANNEL_NOT_OFFERED', 'COMPLAINT_GROUND_UNKNOWN', 'REQUIRED_MISSING', 'WINDOW_UNKNOWN', 'PERSON_UNKNOWN', 'BODY_UNKNOWN', 'SOURCE_LIMIT_MISSING', 'ORAL_RECORD_MISSING'],
  }),
  follow: query({
    public: true,
    input: z.object({ number: complaintNumber, code: followCode }),
    output: z.object({
      number: complaintNumber, center, ground: localized, receivedAt: isoInstant, dueDate: isoDate.nullable(), clause: clauseId.nullable(),
      state: z.enum(['to_confirm', 'incomplete', 'in_progress', 'answered', 'declined', 'passed_on', 'joined']),
      record: z.string().nullable(), incomplete: z.array(z.string()),
      messages: z.array(z.object({ at: isoInstant, kind: z.string(), text: z.string().nullable() })),
      mayAnswer: z.boolean(),
      /** A bad rating that was put right may be given anew, once. */
      mayRateAgain: z.boolean(),
    }),
    errors: ['COMPLAINT_UNKNOWN', 'TOO_MANY_REQUESTS'],
  }),
  /** Adds to a complaint, confirms an oral record, or says whether the reply settles it. */
  say: command({
    public: true,
    input: z.object({ number: complaintNumber, code: followCode, what: z.enum(['add', 'confirm', 'settled', 'not_settled']), text: prose(4000).nullable(), work }),
    output: z.object({ said: z.boolean() }),
    errors: [...flood, 'COMPLAINT_UNKNOWN', 'COMPLAINT_NOT_OPEN', 'ALREADY_DONE', 'REASON_MISSING'],
  }),
  /** The second rating, after a bad one was put right: beside the first, which stands. */
  rateAgain: command({
    public: true,
    input: z.object({ number: complaintNumber, code: followCode, stars, comment: prose(500).nullable(), work }),
    output: z.object({ thanks: z.boolean() }),
    errors: [...flood, 'COMPLAINT_UNKNOWN', 'RATED_ALREADY', 'NOT_A_RATING', 'STEP_MISSING'],
  }),
  /** A picture or paper to a complaint: checked by its content, and few of them. */
  attach: command({
    public: true,
    input: z.object({ number: complaintNumber, code: followCode, file: attachmentUpload, work }),
    output: z.object({ filename: z.string(), bytes: z.int() }),
    errors: [...flood, 'COMPLAINT_UNKNOWN', 'COMPLAINT_NOT_OPEN', 'TOO_MANY_FILES', ...ATTACHMENT_CODES],
  }),
  /** What the link of a receipt is about. Used, expired and guessed links look alike. */
  rating: query({
    public: true, input: z.object({ token }),
    output: z.object({ center, window: place, item: place.nullable(), servedOn: isoDate, tags: z.array(z.object({ id: slug, name: localized })) }),
    errors: ['LINK_NOT_VALID', 'TOO_MANY_REQUESTS'],
  }),
  rate: command({
    public: true,
    input: z.object({ token, stars, tags: z.array(slug).max(8), comment: prose(500).nullable() }),
    output: z.object({ thanks: z.boolean(), number: complaintNumber.nullable(), followCode: followCode.nullable() }),
    errors: ['LINK_NOT_VALID', 'TOO_MANY_REQUESTS'],
  }),
  /** What the tablet at a window shows: the service just over, if any waits to be rated. */
  device: query({
    public: true, input: z.object({ key }),
    output: z.object({ center, window: place, waiting: z.object({ token: key, item: place.nullable() }).nullable(), tags: z.array(z.object({ id: slug, name: localized })) }),
    errors: ['DEVICE_UNKNOWN', 'TOO_MANY_REQUESTS'],
  }),
  rateAtDevice: command({
    public: true, input: z.object({ key, token: key, stars, tags: z.array(slug).max(8), comment: prose(500).nullable() }),
    output: z.object({ thanks: z.boolean() }),
    errors: ['DEVICE_UNKNOWN', 'LINK_NOT_VALID', 'TOO_MANY_REQUESTS'],
  }),
}
