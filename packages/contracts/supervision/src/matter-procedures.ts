import { clauseId, command, isoInstant, localized, pageOf, pageQuery, query, staffNumber } from '@hall/contract'
import { z } from 'zod'
import { circumstances, fact, FAULTS, liable, LIABILITIES, line, matter, MATTER_RESULTS, MATTER_STATES, OVERSIGHTS, place, prose, released, slug, stage } from './shapes.ts'

const made = z.object({ id: z.uuid() })
const ofMatter = z.object({ center: place, matter: z.uuid() })
const said = z.object({ person: staffNumber, text: z.string(), oral: z.boolean(), at: isoInstant })

export const matters = {
  /** The grounds of the center's regulation, with what each asks for. */
  grounds: query({ input: z.object({ center: place }), output: z.object({ rows: z.array(z.object({ id: slug, number: z.int(), name: localized, clause: clauseId, requires: z.array(slug), resultNeeded: z.boolean() })) }) }),
  list: query({ input: pageQuery.extend({ center: place.optional(), state: z.enum(MATTER_STATES).optional() }), output: pageOf(matter) }),
  get: query({
    input: ofMatter,
    output: z.object({
      matter, facts: z.array(fact), evidence: z.array(z.object({ text: z.string(), by: z.string(), at: isoInstant })), stages: z.array(stage), circumstances,
      liable: z.array(liable), released: z.array(released), statements: z.array(said), unheard: z.array(staffNumber),
      decision: z.object({ fault: z.enum(FAULTS).nullable(), rule: z.string().nullable(), result: z.enum(MATTER_RESULTS), kinds: z.array(z.enum(LIABILITIES)), organ: z.string().nullable(), text: z.string(), by: z.string() }).nullable(),
      referral: z.string().nullable(), superior: z.enum(OVERSIGHTS).nullable(), superiorPerson: staffNumber.nullable(),
      history: z.array(z.object({ at: isoInstant, type: z.string(), actor: z.string(), clauses: z.array(z.string()), detail: z.string() })),
    }),
    errors: ['MATTER_UNKNOWN'],
  }),
  /** Those in which the caller is heard. */
  mine: query({ input: z.object({}), output: z.object({ rows: z.array(matter.omit({ people: true }).extend({ stages: z.array(stage), statements: z.array(said) })) }) }),
  open: command({ input: z.object({ center: place, window: place.nullable(), ground: slug, about: line, facts: z.array(fact).max(20) }), output: made, errors: ['GROUND_NOT_LISTED', 'FACTS_MISSING', 'WINDOW_UNKNOWN'] }),
  /** The ground of a matter that came from elsewhere, or another one than at first. */
  ground: command({ input: ofMatter.extend({ ground: slug, facts: z.array(fact).max(20) }), output: made, errors: ['MATTER_UNKNOWN', 'MATTER_STATE', 'GROUND_NOT_LISTED', 'FACTS_MISSING'] }),
  addEvidence: command({ input: ofMatter.extend({ text: prose }), output: made, errors: ['MATTER_UNKNOWN', 'MATTER_STATE'] }),
  /** Stages with who was in charge, and what changes who answers: liability is proposed from them. */
  attribute: command({ input: ofMatter.extend({ stages: z.array(stage).max(30), circumstances }), output: z.object({ liable: z.array(liable), released: z.array(released) }), errors: ['MATTER_UNKNOWN', 'MATTER_STATE', 'PERSON_UNKNOWN', 'POLICY_MISSING'] }),
  /** What the person says. */
  state: command({ input: z.object({ matter: z.uuid(), text: prose }), output: made, errors: ['MATTER_UNKNOWN', 'MATTER_STATE'] }),
  /** Said aloud, or nothing said although asked: written down by the section. */
  note: command({ input: ofMatter.extend({ person: staffNumber, text: prose }), output: made, errors: ['MATTER_UNKNOWN', 'MATTER_STATE', 'PERSON_UNKNOWN'] }),
  decide: command({
    input: ofMatter.extend({
      outcome: z.enum(['dereliction', 'no_dereliction']), fault: z.enum(FAULTS).nullable(), rule: line.nullable(), result: z.enum(MATTER_RESULTS), kinds: z.array(z.enum(LIABILITIES)).max(3), organ: line.nullable(), text: prose,
      /** Proposed, and let go all the same: with the reason. */
      excused: z.array(z.object({ person: staffNumber, because: z.enum(['no_intent', 'other']), text: prose })).max(30).default([]),
    }),
    output: z.object({ liable: z.array(liable) }),
    errors: ['MATTER_UNKNOWN', 'MATTER_STATE', 'GROUND_MISSING', 'ELEMENT_MISSING', 'EVIDENCE_NEEDED', 'ACT_MISSING', 'NOT_HEARD', 'INTENT_NO_EXCUSE', 'LIABILITY_MISSING', 'OWN_DECISION', 'HEAD_SIGNS'],
  }),
  /** Sealed. A confirmed violation says what the direct superior has to do with it; some grounds go to another body first. */
  close: command({
    input: ofMatter.extend({ referral: line.nullable(), superior: z.enum(OVERSIGHTS).nullable(), superiorPerson: staffNumber.nullable() }),
    output: z.object({ id: z.uuid(), superiorMatter: z.uuid().nullable() }),
    errors: ['MATTER_UNKNOWN', 'MATTER_STATE', 'REFERRAL_NEEDED', 'SUPERIOR_UNDECIDED', 'PERSON_UNKNOWN'],
  }),
}
