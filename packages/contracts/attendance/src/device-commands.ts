import { command, localized, pageOf, pageQuery, query, spreadsheetUpload } from '@hall/contract'
import { z } from 'zod'
import { serial } from './shapes.ts'

const center = z.string().max(60)
const localDateTime = z.iso.datetime({ local: true }).regex(/^[^.Z]*$/)
const number = z.string().regex(/^[A-Za-z0-9]{1,24}$/)

/** What a terminal can be told. Users without templates: faces and fingers are enrolled at the terminal and stay there. */
const order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set_user'), number, name: z.string().trim().min(1).max(24) }),
  z.object({ kind: z.literal('delete_user'), number }),
  z.object({ kind: z.literal('set_time') }),
  z.object({ kind: z.literal('reboot') }),
  z.object({ kind: z.literal('resend'), from: localDateTime, to: localDateTime }),
])
export type Order = z.infer<typeof order>

export const COMMAND_STATES = ['waiting', 'sent', 'done', 'failed', 'unanswered', 'cancelled'] as const
const deviceCommand = z.object({
  id: z.string(), serial, center, kind: z.enum(['set_user', 'delete_user', 'set_time', 'reboot', 'resend']), order, state: z.enum(COMMAND_STATES),
  orderedBy: z.string(), orderedAt: z.string(), attempts: z.int(), sentAt: z.string().nullable(), answeredAt: z.string().nullable(), returnCode: z.int().nullable(),
})

export const commandProcedures = {
  list: query({ input: pageQuery.extend({ center: center.optional(), serial: serial.optional(), state: z.enum(COMMAND_STATES).optional() }), output: pageOf(deviceCommand) }),
  order: command({ input: z.object({ center, serial, order }), output: z.object({ id: z.string() }), errors: ['DEVICE_UNKNOWN', 'ENDS_BEFORE_START', 'COMMAND_WAITING'] }),
  /** Everybody on the roster of the center is told to the terminal, and who is no longer on it is deleted. */
  orderUsers: command({ input: z.object({ center, serial }), output: z.object({ ordered: z.int() }), errors: ['DEVICE_UNKNOWN'] }),
  /** Before it was done. */
  cancel: command({ input: z.object({ center, id: z.string().max(30) }), output: z.object({ state: z.enum(COMMAND_STATES) }), errors: ['COMMAND_UNKNOWN', 'COMMAND_ANSWERED'] }),
  /** What was done at the terminal itself, such as opening the menu: evidence. */
  operations: query({ input: pageQuery.extend({ center: center.optional(), serial: serial.optional() }), output: pageOf(z.object({ serial, center, code: z.int(), operator: z.string(), at: z.string(), receivedAt: z.string() })) }),
  /** How far the clock was off, as it was measured. */
  drift: query({ input: z.object({ center, serial }), output: z.object({ rows: z.array(z.object({ at: z.string(), seconds: z.int() })) }) }),
}

const file = spreadsheetUpload
/** Which column of a spreadsheet is what, where its headers do not say so: header of the file by field. */
const mapping = z.object({ number: z.string().max(60), date: z.string().max(60), time: z.string().max(60), at: z.string().max(60), method: z.string().max(60) }).partial()
const fileErrors = [
  'FILE_EMPTY', 'FILE_TOO_LARGE', 'FILE_NOT_A_TABLE', 'FILE_OLD_FORMAT', 'FILE_ENCRYPTED', 'FILE_DAMAGED', 'TOO_MANY_SHEETS', 'TOO_MANY_ROWS', 'TOO_MANY_COLUMNS', 'CELL_TOO_LONG',
  'HEADER_MISSING', 'DEVICE_UNKNOWN',
] as const

/** `attlog.dat` from a terminal's USB stick, or a spreadsheet, as if the terminal had sent the lines. */
export const importProcedures = {
  preview: query({
    input: z.object({ center, serial, file, mapping: mapping.default({}) }),
    output: z.object({
      digest: z.string(), kind: z.enum(['attlog', 'spreadsheet']), rows: z.int(), readable: z.int(), known: z.int(), unknownNumbers: z.array(z.string()),
      headers: z.array(z.string()), mapping,
      errors: z.array(z.object({ row: z.int(), column: z.string().nullable(), code: z.string(), text: localized })),
      first: z.string().nullable(), last: z.string().nullable(),
      sample: z.array(z.object({ row: z.int(), number: z.string(), at: z.string(), person: z.string().nullable() })),
    }),
    errors: fileErrors,
  }),
  /** Readable lines are kept, unreadable ones shown among the lines of the terminal. Applied twice it changes nothing. */
  apply: command({
    input: z.object({ center, serial, file, mapping: mapping.default({}), digest: z.string().max(100) }),
    output: z.object({ accepted: z.int(), known: z.int(), unread: z.int() }),
    errors: [...fileErrors, 'FILE_CHANGED'],
  }),
  list: query({ input: pageQuery.extend({ center: center.optional() }), output: pageOf(z.object({ id: z.string(), center, serial, filename: z.string(), accepted: z.int(), known: z.int(), unread: z.int(), by: z.string(), at: z.string() })) }),
}
