import { clauseId, command, isoDate, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { ENTERED_KINDS, FINDINGS } from './shapes.ts'

const center = z.string().max(60)
const id = z.string().max(100)
const localDateTime = z.iso.datetime({ local: true }).regex(/^[^.Z]*$/)
const proof = z.object({
  /** What it is, in words. */
  title: z.string().trim().min(1).max(100),
  /** Id of an attachment; null for paper that lies with the section. */
  attachment: z.string().max(100).nullable(),
})

export const REGISTRATION_STATES = ['incomplete', 'submitted', 'approved', 'returned'] as const
/** Where proof is wanted, what is registered without it is incomplete and clears nothing. */
const registration = z.object({
  id: z.string(), center, person: staffNumber, name: z.string(), window: z.string().nullable(), department: z.string().nullable(),
  kind: z.enum(ENTERED_KINDS), from: z.string(), to: z.string(), reason: z.string(),
  state: z.enum(REGISTRATION_STATES),
  proofs: z.array(proof),
  registeredBy: z.string(), registeredAt: z.string(),
  /** When it was complete in the eyes of the limit. */
  countsFrom: z.string().nullable(),
  due: z.object({ date: isoDate, clause: clauseId }).nullable(),
  late: z.boolean(),
  decidedBy: z.string().nullable(), decidedAt: z.string().nullable(), decision: z.string().nullable(),
})

/** An exception of the window that nobody has registered anything for. */
const open = z.object({
  person: staffNumber, name: z.string(), window: z.string().nullable(), date: isoDate, findings: z.array(z.enum(FINDINGS)),
  due: z.object({ date: isoDate, clause: clauseId }).nullable(), over: z.boolean(),
})

export const registrationProcedures = {
  list: query({ input: pageQuery.extend({ center: center.optional(), state: z.enum(REGISTRATION_STATES).optional(), person: staffNumber.optional() }), output: pageOf(registration) }),
  /** What waits to be registered, by what runs out first. */
  open: query({ input: z.object({ center }), output: z.object({ rows: z.array(open) }) }),
  /** By the lead of the person's window. */
  register: command({
    input: z.object({
      center, person: staffNumber, kind: z.enum(ENTERED_KINDS), from: localDateTime, to: localDateTime,
      reason: z.string().trim().min(1).max(300), proofs: z.array(proof).max(10).default([]),
    }),
    output: z.object({ id: z.string(), state: z.enum(REGISTRATION_STATES), late: z.boolean() }),
    errors: ['PERSON_UNKNOWN', 'ENDS_BEFORE_START', 'OWN_ABSENCE'],
  }),
  addProof: command({
    input: z.object({ center, id, proof }),
    output: z.object({ state: z.enum(REGISTRATION_STATES), late: z.boolean() }),
    errors: ['REGISTRATION_UNKNOWN', 'REGISTRATION_DECIDED'],
  }),
  /** Handed in again after it was returned. */
  resubmit: command({
    input: z.object({ center, id, reason: z.string().trim().min(1).max(300), proofs: z.array(proof).max(10).default([]) }),
    output: z.object({ state: z.enum(REGISTRATION_STATES), late: z.boolean() }),
    errors: ['REGISTRATION_UNKNOWN', 'REGISTRATION_NOT_RETURNED'],
  }),
  approve: command({ input: z.object({ center, id }), output: z.object({ state: z.enum(REGISTRATION_STATES) }), errors: ['REGISTRATION_UNKNOWN', 'REGISTRATION_DECIDED', 'REGISTRATION_WITHOUT_PROOF', 'OWN_DECISION'] }),
  giveBack: command({
    input: z.object({ center, id, reason: z.string().trim().min(1).max(300) }),
    output: z.object({ state: z.enum(REGISTRATION_STATES) }),
    errors: ['REGISTRATION_UNKNOWN', 'REGISTRATION_DECIDED', 'OWN_DECISION'],
  }),
  /** Entries for deduction: what was not proved in time. */
  deductions: query({
    input: pageQuery.extend({ center: center.optional(), person: staffNumber.optional() }),
    output: pageOf(z.object({
      id: z.string(), center, person: staffNumber, name: z.string(), window: z.string().nullable(), date: isoDate, enteredOn: isoDate,
      finding: z.enum(FINDINGS), clause: clauseId, points: z.number().nullable(), revoked: z.boolean(),
    })),
  }),
}
