import { command, isoDate, isoInstant, localized, ops, pageOf, pageQuery, query, spreadsheetUpload, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { center, department, person, placeId, post, seat, section, window } from './shapes.ts'

const done = z.object({ version: z.int() })
const inCenter = z.object({ center: placeId })
const grantText = z.string().max(200)

const rosterError = z.object({
  row: z.int(),
  column: z.string().nullable(),
  code: z.string(),
  text: localized,
})
const rosterCounts = z.object({ created: z.int(), changed: z.int(), unchanged: z.int() })
const rosterChange = z.object({
  row: z.int(),
  person: staffNumber,
  name: z.string(),
  kind: z.enum(['new', 'changed', 'unchanged']),
  changes: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
})

/** What can be wrong with a file before its rows are looked at. */
const fileErrors = [
  'FILE_EMPTY', 'FILE_TOO_LARGE', 'FILE_NOT_A_TABLE', 'FILE_OLD_FORMAT', 'FILE_ENCRYPTED', 'FILE_DAMAGED',
  'TOO_MANY_SHEETS', 'TOO_MANY_ROWS', 'TOO_MANY_COLUMNS', 'CELL_TOO_LONG', 'HEADER_MISSING',
] as const

export const procedures = {
  ops,
  me: {
    /** Who is logged in, with which rights, over which centers. */
    get: query({
      input: z.object({}),
      output: z.object({
        id: z.string(),
        name: z.string(),
        /** The city's clock, which may be simulated; the screens count on from it. */
        now: isoInstant,
        person: person.nullable(),
        grants: z.array(z.object({ role: z.string(), scope: z.string(), place: localized.nullable() })),
        centers: z.array(center),
        landing: z.enum(['my-day', 'my-window', 'hall-now', 'rounds', 'office', 'to-decide', 'my-people', 'city', 'services', 'seals', 'assets', 'gate', 'archives']),
      }),
    }),
  },
  portal: {
    /** The city's places by name, for pages without a login; who sits there is not public. */
    places: query({
      public: true,
      input: z.object({}),
      output: z.object({
        centers: z.array(center.pick({ id: true, name: true, region: true })),
        departments: z.array(z.object({ id: placeId, name: localized })),
        windows: z.array(window.pick({ id: true, center: true, department: true, number: true, name: true })),
      }),
    }),
  },
  directory: {
    centers: query({ input: z.object({}), output: z.object({ rows: z.array(center) }) }),
    sections: query({ input: inCenter, output: z.object({ rows: z.array(section) }) }),
    departments: query({ input: z.object({ center: placeId.optional() }), output: z.object({ rows: z.array(department) }) }),
    windows: query({ input: inCenter.extend({ department: placeId.optional() }), output: z.object({ rows: z.array(window) }) }),
    posts: query({ input: inCenter.extend({ window: placeId.optional() }), output: z.object({ rows: z.array(post) }) }),
    registerCenter: command({ input: center, output: done, errors: ['ID_TAKEN'] }),
    registerSection: command({ input: section, output: done, errors: ['ID_TAKEN', 'CENTER_UNKNOWN'] }),
    registerDepartment: command({ input: department.omit({ centers: true }), output: done, errors: ['ID_TAKEN'] }),
    registerWindow: command({ input: window.omit({ active: true }), output: done, errors: ['ID_TAKEN', 'CENTER_UNKNOWN', 'DEPARTMENT_UNKNOWN'] }),
    closeWindow: command({ input: inCenter.extend({ window: placeId, on: isoDate }), output: done, errors: ['WINDOW_OCCUPIED'] }),
    registerPost: command({
      input: post.omit({ primary: true, backup: true, department: true }),
      output: done,
      errors: ['ID_TAKEN', 'WINDOW_UNKNOWN'],
    }),
  },
  people: {
    list: query({
      input: pageQuery.extend({
        center: placeId.optional(), department: placeId.optional(), window: placeId.optional(),
        /** As it was on this day; today when absent. */
        on: isoDate.optional(),
      }),
      output: pageOf(person),
    }),
    get: query({
      input: z.object({ person: staffNumber }),
      output: z.object({ person, phone: z.string().nullable(), seats: z.array(seat), grants: z.array(grantText) }),
    }),
    /** Names of people on no roster, as they last logged in: who acted from the city or a department. */
    accounts: query({ input: z.object({ ids: z.array(staffNumber).max(100) }), output: z.object({ rows: z.array(z.object({ id: staffNumber, name: z.string() })) }) }),
    /** Who sat where on any date. */
    seating: query({
      input: inCenter.extend({ on: isoDate, window: placeId.optional() }),
      output: z.object({ rows: z.array(seat) }),
    }),
    export: query({
      input: z.object({ center: placeId.optional(), department: placeId.optional(), on: isoDate.optional() }),
      output: z.object({ filename: z.string(), contentBase64: z.string() }),
    }),
    /** Puts a person on a post as primary (A) or backup (B) from a day on; who held it leaves it that day. */
    assign: command({
      input: inCenter.extend({ post: placeId, person: staffNumber, capacity: z.enum(['primary', 'backup']), from: isoDate }),
      output: done,
      errors: ['POST_UNKNOWN', 'PERSON_UNKNOWN', 'PERSON_NOT_HERE', 'SAME_PERSON_TWICE', 'BEFORE_CURRENT'],
    }),
    leavePost: command({
      input: inCenter.extend({ post: placeId, capacity: z.enum(['primary', 'backup']), on: isoDate }),
      output: done,
      errors: ['POST_UNKNOWN', 'POST_EMPTY', 'BEFORE_CURRENT'],
    }),
  },
  roster: {
    /** Reads the file and says what it would change; writes nothing. `digest` names this file against this state. */
    preview: query({
      input: inCenter.extend({ file: spreadsheetUpload, from: isoDate }),
      output: z.object({
        digest: z.string(),
        rows: z.int(),
        counts: rosterCounts,
        /** The first 500 of each; rows that stay as they are come last. */
        errors: z.array(rosterError),
        changes: z.array(rosterChange),
      }),
      errors: fileErrors,
    }),
    apply: command({
      input: inCenter.extend({ file: spreadsheetUpload, from: isoDate, digest: z.string().max(100) }),
      output: rosterCounts,
      errors: [...fileErrors, 'ROSTER_HAS_ERRORS', 'ROSTER_CHANGED'],
    }),
    template: query({ input: inCenter, output: z.object({ filename: z.string(), contentBase64: z.string() }) }),
  },
  grants: {
    list: query({
      input: pageQuery.extend({ center: placeId.optional(), person: staffNumber.optional() }),
      output: pageOf(z.object({ id: z.string(), person: staffNumber, name: z.string(), role: z.string(), scope: z.string(), from: isoDate, until: isoDate.nullable(), grantedBy: z.string() })),
    }),
    give: command({
      input: z.object({ person: staffNumber, grant: grantText, from: isoDate, until: isoDate.nullable() }),
      output: z.object({ id: z.string() }),
      errors: ['PERSON_UNKNOWN', 'GRANT_UNKNOWN', 'GRANT_BEYOND_OWN'],
    }),
    revoke: command({ input: z.object({ id: z.uuid(), on: isoDate }), output: done, errors: ['GRANT_UNKNOWN', 'GRANT_BEYOND_OWN'] }),
    /** For the identity server: what a token of these people carries today. */
    ofPeople: query({
      input: z.object({ people: z.array(staffNumber).max(1000) }),
      output: z.object({ rows: z.array(z.object({ person: staffNumber, name: z.string(), grants: z.array(grantText) })) }),
    }),
  },
  inbox: {
    list: query({
      input: pageQuery.extend({ unreadOnly: z.boolean().default(false) }),
      output: pageOf(z.object({
        id: z.string(), title: localized, body: localized, clauses: z.array(z.string()),
        link: z.string().nullable(), raisedAt: z.string(), readAt: z.string().nullable(),
      })).extend({ unread: z.int() }),
    }),
    markRead: command({ input: z.object({ ids: z.array(z.uuid()).max(500) }), output: z.object({ unread: z.int() }) }),
  },
} as const

