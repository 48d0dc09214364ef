import { command, isoDate, isoInstant, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import {
  amount, assetNumber, deletion, FAULT_CAUSES, line, machineEvent, OUTSIDE_EFFECTS, outsiderUse, place, sanction, SANCTION_CONSEQUENCES,
} from './shapes.ts'

const inCenter = z.object({ center: place })
const listed = pageQuery.extend({ center: place.optional() })
const made = z.object({ id: z.uuid() })
const done = z.object({ version: z.int() })
const ofSanction = inCenter.extend({ sanction: z.uuid() })

/** Who sits at which computer, and what must not be on it. */
export const machines = {
  /** Logins and what machines tell, newest first. */
  events: query({ input: listed.extend({ reported: z.boolean().optional() }), output: pageOf(machineEvent) }),
  power: command({ input: inCenter.extend({ asset: assetNumber, on: z.boolean() }), output: done, errors: ['ASSET_UNKNOWN'] }),
  /** The caller has the case-management page of a window open; told again every few minutes. A center without such a rule keeps nothing. */
  openPage: command({ input: inCenter.extend({ window: place }), output: z.object({ kept: z.boolean(), clause: z.string().nullable() }), errors: ['WINDOW_UNKNOWN', 'NOT_OWN_WINDOW'] }),
  /** Windows where somebody has come to work and nobody has the window's page open, now and during office hours. */
  loggedOut: query({ input: inCenter, output: z.object({ clause: z.string().nullable(), hours: z.boolean(), rows: z.array(z.object({ window: place, people: z.array(staffNumber), lastAt: isoInstant.nullable() })) }) }),
  logout: command({ input: inCenter.extend({ account: assetNumber, asset: assetNumber }), output: done, errors: ['ASSET_UNKNOWN'] }),
  /** Computers that are on at a moment; `overdue` once the end of work has passed. */
  stillOn: query({
    input: inCenter.extend({ at: isoInstant }),
    output: z.object({
      clause: z.string().nullable(), closesAt: z.string().nullable(), phase: z.enum(['open', 'closing', 'closed']).nullable(),
      rows: z.array(z.object({ asset: assetNumber, name: z.string(), window: place.nullable(), person: staffNumber.nullable(), session: z.boolean(), since: isoInstant, overdue: z.boolean() })),
    }),
  }),
  /** Asks whoever sits at a computer that is still on to switch it off; shortly before the end of work and after it. */
  remind: command({ input: inCenter.extend({ assets: z.array(assetNumber).min(1).max(200) }), output: z.object({ reminded: z.array(staffNumber) }), errors: ['ASSET_UNKNOWN', 'NOT_CLOSING_TIME'] }),
  deletions: query({ input: listed.extend({ open: z.boolean().optional() }), output: pageOf(deletion) }),
  /** From a finding of software that has nothing to do with work. */
  orderDeletion: command({ input: inCenter.extend({ finding: z.uuid() }), output: made, errors: ['FINDING_UNKNOWN', 'NOT_SOFTWARE', 'DELETION_ORDERED', 'DELETION_NOT_REGULATED'] }),
  confirmDeletion: command({ input: inCenter.extend({ order: z.uuid() }), output: done, errors: ['ORDER_UNKNOWN', 'REQUEST_NOT_OPEN'] }),
  outsiders: query({ input: listed, output: pageOf(outsiderUse) }),
  /** Somebody who is not of the staff used a computer. */
  enterOutsider: command({
    input: inCenter.extend({ asset: assetNumber, at: isoInstant, effect: z.enum(OUTSIDE_EFFECTS), what: line }),
    output: outsiderUse.pick({ id: true, responsible: true, window: true, clause: true }).extend({ finding: z.uuid().nullable() }),
    errors: ['ASSET_UNKNOWN', 'IN_FUTURE'],
  }),
  /** The end of a fault, with what it came from and did. Where rules were broken and the network stood still a record of sanction opens. */
  closeFault: command({
    input: inCenter.extend({ repair: z.uuid(), cause: z.enum(FAULT_CAUSES), person: staffNumber.nullable(), minutesDown: z.int().min(0).max(100_000), loss: amount, blind: z.boolean() }),
    output: z.object({ sanction: z.uuid().nullable(), liability: amount.nullable(), clauses: z.array(z.string()) }),
    errors: ['REPAIR_UNKNOWN', 'REQUEST_NOT_OPEN', 'PERSON_UNKNOWN', 'PERSON_MISSING'],
  }),
} as const

/** What follows for whoever stopped the network against the rules. */
export const sanctions = {
  list: query({ input: listed.extend({ open: z.boolean().optional() }), output: pageOf(sanction) }),
  choose: command({ input: ofSanction.extend({ consequence: z.enum(SANCTION_CONSEQUENCES) }), output: done, errors: ['SANCTION_UNKNOWN', 'SANCTION_CLOSED'] }),
  /** By a leader of the center; the recommendation to the unit follows from it. */
  markSerious: command({ input: ofSanction, output: done, errors: ['SANCTION_UNKNOWN', 'SANCTION_CLOSED', 'NOT_REGULATED'] }),
  recommendation: query({ input: ofSanction, output: z.object({ /** To whom: the unit that sent the person. */ department: place.nullable(), title: z.string(), paragraphs: z.array(z.string()), clause: z.string() }), errors: ['SANCTION_UNKNOWN', 'NOT_SERIOUS'] }),
  answer: command({ input: ofSanction.extend({ answer: line, on: isoDate }), output: done, errors: ['SANCTION_UNKNOWN', 'SANCTION_CLOSED', 'NOT_SERIOUS', 'IN_FUTURE'] }),
  markUnlawful: command({ input: ofSanction, output: done, errors: ['SANCTION_UNKNOWN', 'SANCTION_CLOSED', 'NOT_REGULATED'] }),
  refer: command({ input: ofSanction.extend({ authority: line, on: isoDate }), output: done, errors: ['SANCTION_UNKNOWN', 'SANCTION_CLOSED', 'NOT_UNLAWFUL', 'IN_FUTURE'] }),
  close: command({ input: ofSanction, output: z.object({ liable: staffNumber }), errors: ['SANCTION_UNKNOWN', 'SANCTION_CLOSED', 'CONSEQUENCE_MISSING', 'ANSWER_MISSING', 'REFERRAL_MISSING'] }),
} as const
