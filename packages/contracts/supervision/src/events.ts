import { event, noticeRaised, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { entry, liable, OVERSIGHTS, place, publicResult, rectification, year } from './shapes.ts'

/** Results that are new, or differ; `version` rises with each word of a round, the highest counts. */
const results = z.object({ center: place, round: z.uuid(), year, version: z.int(), results: z.array(publicResult) })

export const events = {
  /** An entry as it stands now: confirmed, withdrawn, in force again. One still proposed is told to nobody but the person. */
  'entry-changed': event(1, entry.pick({ id: true, center: true, department: true, window: true, person: true, kind: true, source: true, fact: true, on: true, clause: true, points: true, serious: true }).extend({ inForce: z.boolean() })),
  /** The results of a center's year: points, grade, rank, size of the field, whether last; windows too. Of imported years as well. */
  'appraisal-published': event(1, results),
  /** A reconsideration was asked for or decided, or an imported year corrected: all results that differ from what was told before. */
  'appraisal-changed': event(1, results),
  /** Nothing of it changes any more. */
  'appraisal-sealed': event(1, z.object({ center: place, round: z.uuid(), year })),
  'rectification-ordered': event(1, rectification.pick({ id: true, center: true, department: true, window: true, year: true, until: true, clause: true })),
  /** Somebody was found liable for dereliction, or the finding was taken back with its source. */
  'accountability-decided': event(1, z.object({ matter: z.uuid(), center: place, number: z.string(), ground: z.string(), liable: z.array(liable), superior: z.enum(OVERSIGHTS).nullable(), superiorPerson: staffNumber.nullable(), withdrawn: z.boolean() })),
  'notice-raised': event(1, noticeRaised),
} as const
