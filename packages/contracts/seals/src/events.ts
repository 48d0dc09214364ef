import { event, holdingChanged, isoDate, ledgerHead, noticeRaised, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { FILINGS, place, VIOLATIONS } from './shapes.ts'

const of = { center: place, seal: z.uuid() }

export const events = {
  'seal-registered': event(1, z.object({ ...of, department: place.nullable(), window: place.nullable(), number: z.string() })),
  'seal-filed': event(1, z.object({ ...of, kind: z.enum(FILINGS), happenedOn: isoDate, late: z.boolean() })),
  'custody-passed': event(1, z.object({ ...of, from: staffNumber.nullable(), to: staffNumber, on: isoDate })),
  'seal-used': event(1, z.object({ ...of, use: z.uuid(), case: z.string(), decision: z.string(), copies: z.int() })),
  /** Something the regulation holds against a unit; supervision takes it up. */
  'violation-recorded': event(1, z.object({ id: z.uuid(), center: place, department: place.nullable(), kind: z.enum(VIOLATIONS), clause: z.string().nullable(), subject: z.string() })),
  'document-signed': event(1, z.object({ ...of, number: z.string(), sm3: z.string() })),
  'holding-changed': event(1, holdingChanged),
  'ledger-head-signed': event(1, ledgerHead.extend({ center: place })),
  'notice-raised': event(1, noticeRaised),
} as const
