import { clauseId, command, isoDate, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { correction, FINDINGS, RULINGS } from './shapes.ts'

const center = z.string().max(60)
const id = z.string().max(100)
const words = z.string().trim().min(1).max(500)

export const OBJECTION_STATES = ['open', 'withdrawn', 'accepted', 'refused'] as const
const objection = z.object({
  id: z.string(), center, person: staffNumber, name: z.string(), window: z.string().nullable(), date: isoDate,
  finding: z.enum(FINDINGS), point: z.string().nullable(), clause: clauseId,
  text: z.string(), state: z.enum(OBJECTION_STATES), madeAt: z.string(),
  /** Version of the day it was made against. */
  version: z.int(),
  decidedBy: z.string().nullable(), decidedAt: z.string().nullable(), decision: z.string().nullable(),
})
const about = { person: staffNumber, date: isoDate, finding: z.enum(FINDINGS), point: z.string().max(20).nullable() }

export const objectionProcedures = {
  list: query({ input: pageQuery.extend({ center: center.optional(), state: z.enum(OBJECTION_STATES).optional(), person: staffNumber.optional() }), output: pageOf(objection) }),
  mine: query({ input: z.object({ from: isoDate, to: isoDate }), output: z.object({ rows: z.array(objection) }) }),
  /** By the person alone, against a finding that is held against them. */
  make: command({
    input: z.object({ date: isoDate, finding: z.enum(FINDINGS), point: z.string().max(20).nullable(), text: words }),
    output: z.object({ id: z.string() }),
    errors: ['NO_SUCH_FINDING', 'OBJECTION_OPEN'],
  }),
  withdraw: command({ input: z.object({ id }), output: z.object({ state: z.enum(OBJECTION_STATES) }), errors: ['OBJECTION_UNKNOWN', 'OBJECTION_DECIDED'] }),
  /** By somebody who was not involved. */
  decide: command({
    input: z.object({ center, id, accept: z.boolean(), reason: words }),
    output: z.object({ state: z.enum(OBJECTION_STATES) }),
    errors: ['OBJECTION_UNKNOWN', 'OBJECTION_DECIDED', 'INVOLVED'],
  }),
}

export const correctionProcedures = {
  list: query({ input: pageQuery.extend({ center: center.optional(), person: staffNumber.optional(), from: isoDate, to: isoDate }), output: pageOf(correction.extend({ person: staffNumber, date: isoDate, center })) }),
  /** Exceptions nobody has confirmed, lifted or registered anything for. */
  queue: query({
    input: z.object({ center }),
    output: z.object({
      total: z.int(),
      rows: z.array(z.object({
        person: staffNumber, name: z.string(), window: z.string().nullable(), department: z.string().nullable(), date: isoDate,
        finding: z.enum(FINDINGS), point: z.string().nullable(), clause: clauseId, seconds: z.int().nullable(), days: z.number().nullable(),
        due: isoDate.nullable(), final: z.boolean(), objected: z.boolean(), registered: z.boolean(),
      })),
    }),
  }),
  /** What the section finds of an exception, with the reason: confirmed as it is, or lifted. */
  make: command({
    input: z.object({ center, ...about, ruling: z.enum(RULINGS), reason: words }),
    output: z.object({ id: z.string() }),
    errors: ['NO_SUCH_FINDING', 'OWN_DECISION', 'ALREADY_RULED'],
  }),
  /** Several at once, each as `make`. What cannot be confirmed is told with its code. */
  confirmAll: command({
    input: z.object({ center, items: z.array(z.object(about)).min(1).max(200), reason: words }),
    output: z.object({ confirmed: z.int(), refused: z.array(z.object({ person: staffNumber, date: isoDate, code: z.string() })) }),
    errors: ['OWN_DECISION'],
  }),
  /** Absence without leave of the year that comes near to, or has opened, a ground for elimination. */
  grounds: query({
    input: z.object({ center, year: z.int().min(2000).max(2100) }),
    output: z.object({ rows: z.array(z.object({ person: staffNumber, name: z.string(), window: z.string().nullable(), year: z.int(), days: z.number(), level: z.enum(['warning', 'ground']), ground: z.int(), clause: clauseId, since: z.string() })) }),
  }),
}
