import { clauseId, command, isoDate, isoInstant, localized, ops, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { awayProcedures, postFindingProcedures } from './away.ts'
import { coverProcedures } from './covers.ts'
import { balanceProcedures, dutyProcedures, leaveProcedures } from './leaves.ts'
import { noonProcedures, overtimeProcedures, restProcedures } from './overtime.ts'
import { commandProcedures, importProcedures } from './device-commands.ts'
import { boardProcedures, monthProcedures, statementProcedures } from './months.ts'
import { correctionProcedures, objectionProcedures } from './objections.ts'
import { registrationProcedures } from './registrations.ts'
import { roundProcedures } from './rounds.ts'
import { shiftProcedures } from './shifts.ts'
import { absence, correction, dayRow, device, ENTERED_KINDS, FINDINGS, look, OUTCOMES, punch, serial, verdict } from './shapes.ts'

const center = z.string().max(60)
/** Local date and time at the center, without zone, to the minute or the second: `2026-03-10T08:30:01`. */
const localDateTime = z.iso.datetime({ local: true }).regex(/^[^.Z]*$/)
const clockTime = z.iso.time().regex(/^[^.]*$/)
const done = z.object({ version: z.int() })
const filter = pageQuery.extend({
  center: center.optional(), department: z.string().max(60).optional(), window: z.string().max(60).optional(),
  person: staffNumber.optional(),
  from: isoDate, to: isoDate,
  outcome: z.enum(OUTCOMES).optional(),
  /** Days with such a finding; `missing` is a missing check in or out. What a number of `hall.city` counts. */
  finding: z.enum([...FINDINGS, 'missing']).optional(),
})
const deviceText = z.string().max(700_000)

const deviceProcedures = {
  list: query({ input: pageQuery.extend({ center: center.optional() }), output: pageOf(device) }),
  enrol: command({
    input: device.pick({ serial: true, center: true, name: true, timezone: true, records: true }),
    output: done,
    errors: ['DEVICE_KNOWN'],
  }),
  retire: command({ input: z.object({ serial, center, reason: z.string().trim().min(1).max(200) }), output: done, errors: ['DEVICE_UNKNOWN'] }),
  /** Serials that called and are not enrolled. */
  unknown: query({ input: pageQuery, output: pageOf(z.object({ serial: z.string(), firstSeenAt: z.string(), lastSeenAt: z.string(), calls: z.int() })) }),
  /** Lines a terminal sent that could not be read, or whose number belongs to nobody: kept, shown, stopping nothing. */
  unread: query({
    input: pageQuery.extend({ center: center.optional() }),
    output: pageOf(z.object({ id: z.string(), serial: z.string(), center, line: z.string(), code: z.string(), receivedAt: z.string() })),
  }),
  /** The push protocol, as the gateway hands it on. Bodies are the terminal's own lines. */
  hello: query({ input: z.object({ serial: z.string().max(100) }), output: z.object({ body: z.string() }), errors: ['DEVICE_UNKNOWN'] }),
  receive: command({
    input: z.object({ serial: z.string().max(100), table: z.string().max(30), stamp: z.string().max(30).optional(), body: deviceText }),
    output: z.object({ accepted: z.int(), known: z.int(), unread: z.int() }),
    errors: ['DEVICE_UNKNOWN'],
  }),
  poll: query({ input: z.object({ serial: z.string().max(100), deviceTime: z.string().max(40).optional() }), output: z.object({ body: z.string() }), errors: ['DEVICE_UNKNOWN'] }),
  report: command({ input: z.object({ serial: z.string().max(100), body: deviceText }), output: done, errors: ['DEVICE_UNKNOWN'] }),
}

export const procedures = {
  ops,
  devices: deviceProcedures,
  days: {
    list: query({ input: filter, output: pageOf(dayRow) }),
    export: query({ input: filter.omit({ page: true, size: true }), output: z.object({ filename: z.string(), contentBase64: z.string() }) }),
    /** One day of one person with everything the verdict rests on, and what it was before. */
    get: query({
      input: z.object({ person: staffNumber, date: isoDate }),
      output: z.object({
        day: dayRow,
        verdict,
        punches: z.array(punch),
        absences: z.array(absence),
        looks: z.array(look),
        corrections: z.array(correction),
        earlier: z.array(z.object({ version: z.int(), judgedAt: z.string(), cause: z.string(), verdict })),
      }),
    }),
    mine: query({ input: z.object({ from: isoDate, to: isoDate }), output: z.object({ rows: z.array(dayRow) }) }),
    /** The same punches under every regulation in force that day. Judges, keeps nothing. */
    compare: query({
      input: z.object({
        date: isoDate,
        punches: z.array(z.object({ time: clockTime, method: z.enum(['face', 'fingerprint', 'camera', 'sign_in', 'card', 'password', 'as_required']) })).max(20),
      }),
      output: z.object({ rows: z.array(z.object({ center, verdict, punches: z.array(punch) })) }),
    }),
  },
  hall: {
    /** Who should be there now and who is, window by window. */
    now: query({
      input: z.object({ center }),
      output: z.object({
        date: isoDate,
        now: isoInstant,
        open: z.boolean(),
        windows: z.array(z.object({
          window: z.string(), department: z.string().nullable(), expected: z.int(), present: z.int(), exceptions: z.int(),
          people: z.array(z.object({ person: staffNumber, name: z.string(), outcome: z.enum(OUTCOMES), firstPunch: z.string().nullable(), lead: z.boolean() })),
        })),
      }),
    }),
    /** Centers x measures for a day, with the week before it as trend. */
    city: query({
      input: z.object({ on: isoDate }),
      output: z.object({
        rows: z.array(z.object({
          center,
          expected: z.int(), present: z.int(), late: z.int(), earlyLeave: z.int(), missing: z.int(), absent: z.int(), recorded: z.int(),
          trend: z.array(z.object({ date: isoDate, exceptionsPerHundred: z.number() })),
        })),
      }),
    }),
    /** Opening hours of the windows on a day and whether they are open at a moment. */
    hours: query({
      input: z.object({ center, at: localDateTime }),
      output: z.object({
        open: z.boolean(), clause: clauseId,
        sessions: z.array(z.object({ from: z.string(), to: z.string() })),
        /** What makes the day what it is: a holiday, an exchanged working day, a weekend. */
        reason: z.object({ kind: z.enum(['weekday', 'weekend', 'holiday', 'exchanged_workday', 'closure']), name: localized.nullable() }),
        provisional: z.boolean(),
      }),
    }),
  },
  absences: {
    list: query({ input: pageQuery.extend({ center: center.optional(), person: staffNumber.optional(), from: isoDate, to: isoDate }), output: pageOf(absence) }),
    register: command({
      input: z.object({ center, person: staffNumber, kind: z.enum(ENTERED_KINDS), from: localDateTime, to: localDateTime, reason: z.string().trim().min(1).max(300) }),
      output: z.object({ id: z.string() }),
      errors: ['PERSON_UNKNOWN', 'ENDS_BEFORE_START', 'OWN_ABSENCE', 'REVIEW_NEEDED'],
    }),
    withdraw: command({ input: z.object({ center, id: z.string().max(100), reason: z.string().trim().min(1).max(300) }), output: done, errors: ['ABSENCE_UNKNOWN'] }),
  },
  outages: {
    list: query({ input: pageQuery.extend({ center }), output: pageOf(z.object({ id: z.string(), center, serial: z.string().nullable(), from: z.string(), to: z.string().nullable(), reason: z.string(), declaredBy: z.string() })) }),
    /** Once for everyone on the device; without a serial for all devices of the center. */
    declare: command({
      input: z.object({ center, serial: serial.nullable(), from: localDateTime, to: localDateTime.nullable(), reason: z.string().trim().min(1).max(300) }),
      output: z.object({ id: z.string() }),
      errors: ['DEVICE_UNKNOWN', 'ENDS_BEFORE_START'],
    }),
    end: command({ input: z.object({ center, id: z.string().max(100), to: localDateTime }), output: done, errors: ['OUTAGE_UNKNOWN', 'ENDS_BEFORE_START'] }),
  },
  signIns: {
    /** A sign-in on the list, by hand. */
    record: command({
      input: z.object({ center, person: staffNumber, at: localDateTime, reason: z.string().trim().min(1).max(300) }),
      output: z.object({ id: z.string() }),
      errors: ['PERSON_UNKNOWN', 'SIGN_IN_NOT_ACCEPTED', 'IN_FUTURE'],
    }),
  },
  leaves: leaveProcedures,
  balances: balanceProcedures,
  duties: dutyProcedures,
  covers: coverProcedures,
  aways: awayProcedures,
  postFindings: postFindingProcedures,
  overtime: overtimeProcedures,
  rests: restProcedures,
  noonService: noonProcedures,
  shifts: shiftProcedures,
  deviceCommands: commandProcedures,
  imports: importProcedures,
  rounds: roundProcedures,
  registrations: registrationProcedures,
  objections: objectionProcedures,
  corrections: correctionProcedures,
  months: monthProcedures,
  board: boardProcedures,
  statements: statementProcedures,
} as const
