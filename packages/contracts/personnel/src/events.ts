import { event, holdingChanged, isoDate, noticeRaised, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { BADGE_STATES, placeId } from './shapes.ts'

const id = z.uuid()
/** Wall-clock time in the centers. */
const localTime = z.iso.datetime({ local: true })

/**
 * Who sits where follows these: the organization service applies them to its roster on their day. `window` null: the person
 * is with the center's section or the department only.
 */
const postingOrdered = z.object({
  order: id, person: staffNumber, name: z.string(), center: placeId, department: placeId, window: placeId,
  post: placeId.nullable(), capacity: z.enum(['primary', 'backup']).nullable(), lead: z.boolean(),
  attendanceNumber: z.string().nullable(), from: isoDate,
})

/** A written authorization of a department for its chief representative; other services check it at the moment of use. */
export const mandateGranted = z.object({
  id, person: staffNumber, center: placeId, department: placeId, window: placeId.nullable(),
  /** Service items the letter names; empty: every item of the department. */
  items: z.array(z.string()),
  powers: z.array(z.string()),
  letter: z.string(),
  from: isoDate,
  /** Last day, included; null: until withdrawn. */
  until: isoDate.nullable(),
})

/** `cover` acts for `holder` at the post from a moment on. `approvals`: whether the holder's approvals pass over too. */
export const coverStarted = z.object({
  id, center: placeId, department: placeId.nullable(), window: placeId.nullable(), post: placeId.nullable(), holder: staffNumber, cover: staffNumber,
  from: localTime, to: localTime.nullable(), approvals: z.boolean(),
})

export const events = {
  'posting-ordered': event(1, postingOrdered),
  'posting-ended': event(1, z.object({ order: id, person: staffNumber, center: placeId, on: isoDate })),
  'mandate-granted': event(1, mandateGranted),
  'mandate-withdrawn': event(1, z.object({ id, person: staffNumber, center: placeId, on: isoDate })),
  /** `from`: first day on which the backup stands in of right. */
  'pair-agreed': event(1, z.object({ id, center: placeId, department: placeId, window: placeId, post: placeId, holder: staffNumber, backup: staffNumber, from: isoDate })),
  'pair-ended': event(1, z.object({ id, center: placeId, post: placeId, holder: staffNumber, backup: staffNumber, on: isoDate })),
  'cover-started': event(1, coverStarted),
  'cover-ended': event(1, z.object({ id, center: placeId, at: localTime })),
  /** Release from the center: nothing is held any more, or somebody named forced it. */
  'staff-released': event(1, z.object({
    order: id, person: staffNumber, center: placeId, department: placeId, on: isoDate, forced: z.boolean(), openLines: z.int(),
    approver: z.string(), reason: z.string().nullable(),
  })),
  'staff-returned': event(1, z.object({ id, person: staffNumber, center: placeId, department: placeId, ground: z.string(), clause: z.string(), letter: z.string(), on: isoDate })),
  /** Days at the own unit that the center agreed to: attendance covers them where consent came before the day began. */
  'secondment-agreed': event(1, z.object({ id, person: staffNumber, center: placeId, from: isoDate, until: isoDate, agreedAt: localTime })),
  /** `mentor`: the member of regular staff of that window who confirms what the intern does. Days `from` to `until` included. */
  'intern-admitted': event(1, z.object({ id, person: staffNumber, name: z.string(), center: placeId, department: placeId, window: placeId, mentor: staffNumber, from: isoDate, until: isoDate })),
  /** Days, both included, on which the intern may accept business alone; recorded out of the ordinary. A later one takes the place of an earlier. */
  'intern-exempted': event(1, z.object({ id, person: staffNumber, center: placeId, from: isoDate, until: isoDate })),
  /** `on`: first day no longer an intern of the window. */
  'intern-ended': event(1, z.object({ id, person: staffNumber, center: placeId, on: isoDate })),
  /** A named qualification on file, valid through `until`; null: without end. */
  'qualification-registered': event(1, z.object({ person: staffNumber, center: placeId, qualification: z.string(), until: isoDate.nullable() })),
  'badge-changed': event(1, z.object({ center: placeId, serial: z.string(), person: staffNumber, state: z.enum(BADGE_STATES) })),
  /** Stayed away from training or a meeting without leave; for the ledger of deductions. */
  'session-missed': event(1, z.object({ session: id, kind: z.enum(['training', 'meeting']), person: staffNumber, center: placeId, department: placeId.nullable(), on: isoDate, clause: z.string() })),
  'holding-changed': event(1, holdingChanged),
  'notice-raised': event(1, noticeRaised),
} as const
