import { problem } from '@hall/contract'
import { append } from '@hall/journal'
import { metaOf, outside, type ServiceContext, today } from '@hall/service-kit'
import { and, asc, eq } from 'drizzle-orm'
import type { Transaction } from '@hall/database'
import { findStay } from '../db/place-store.ts'
import { findRules } from '../db/rules-store.ts'
import { capability, qualification } from '../db/schema.ts'
import type { CapabilityEvent } from '../domain/capability/capability-event.ts'
import { unqualified } from '../domain/capability/capability.ts'
import { isInForce } from '../domain/mandate/mandate.ts'
import { dayOf, type Rules } from '../domain/rules.ts'
import { capabilityMatrix, neededFor } from '../reading/capabilities.ts'
import { mandatesOf } from '../reading/covers.ts'
import type { PersonnelHandlers } from './handlers.ts'
import { command } from './pairs.ts'

export function capabilitiesHandlers(service: ServiceContext): PersonnelHandlers['capabilities'] {
  return {
    matrix: async ({ center, window }, call) => outside(call, { center, window }) ?? service.read(call, async (tx) => ({ ok: true, value: await capabilityMatrix(tx, { center, window }, today(call)) })),

    set: (input, call) => command(service, { call, input }, async (tx, { on, rules }) => {
      const { center, person, item, levels } = input
      const stay = await findStay(tx, person, dayOf(on))
      if (stay?.center !== center || stay.department === null) return problem('PERSON_NOT_HERE', { details: { person } })
      const { department, window } = stay
      const beyond = outside(call, { center, department, ...(window && { window }), person })
      if (beyond) return beyond
      const needs = await neededFor(tx, { center, item })
      const held = await heldBy(tx, { center, person })
      const lacking = levels.map((level) => unqualified({ level, needs, on }, held, rules)).find((found) => found !== undefined)
      if (lacking) return problem('QUALIFICATION_MISSING', { clause: rules.policy.qualification!.clause, details: { person, needed: needs!, found: lacking } })
      const given: CapabilityEvent = { type: 'CapabilitySet', person, item, levels, on }
      const appended = await append(tx, { stream: `capability/${service.newId()}`, expectedVersion: 0, events: [given], meta: { ...metaOf(call, input), center, department, person, ...(window && { window }) } })
      if (!appended.ok) return appended
      await tx.delete(capability).where(and(eq(capability.center, center), eq(capability.person, person), eq(capability.item, item)))
      if (levels.length > 0) await tx.insert(capability).values([...new Set(levels)].map((level) => ({ center, department, window, person, item, level })))
      return { ok: true, value: { levels: [...levels] } }
    }),

    qualify: (input, call) => command(service, { call, input }, async (tx, { on }) => {
      const { center, person, name, until } = input
      const stay = await findStay(tx, person, dayOf(on))
      if (stay?.center !== center) return problem('PERSON_NOT_HERE', { details: { person } })
      const beyond = outside(call, { center, person, ...(stay.department && { department: stay.department }), ...(stay.window && { window: stay.window }) })
      if (beyond) return beyond
      const id = service.newId()
      const registered: CapabilityEvent = { type: 'QualificationRegistered', person, center, qualification: name, until }
      const appended = await append(tx, { stream: `qualification/${id}`, expectedVersion: 0, events: [registered], meta: { ...metaOf(call, input), center, person, ...(stay.department && { department: stay.department }) } })
      if (!appended.ok) return appended
      await tx.insert(qualification).values({ id, center, department: stay.department, person, name, until: until === null ? null : dayOf(until) })
      return { ok: true, value: { id } }
    }),

    qualifications: async ({ center, person }, call) => outside(call, { center, person }) ?? service.read(call, async (tx) => {
      const rows = await tx.select().from(qualification).where(and(eq(qualification.center, center), person === undefined ? undefined : eq(qualification.person, person))).orderBy(asc(qualification.until), asc(qualification.person)).limit(2000)
      return { ok: true, value: { rows: rows.map(({ id, person: of, name, until }) => ({ id, person: of, name, until: until?.toString() ?? null })) } }
    }),

    check: async ({ center, person, item, level, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const rules = await findRules(tx, center, dayOf(on))
      const clause = rules?.policy.qualification?.clause ?? null
      const lacking = rules && unqualified({ level, needs: await neededFor(tx, { center, item }), on }, await heldBy(tx, { center, person }), rules)
      if (lacking) return { ok: true, value: { may: false, because: lacking, clause } }
      const [own] = await tx.select().from(capability).where(and(eq(capability.center, center), eq(capability.person, person), eq(capability.item, item), eq(capability.level, level)))
      if (own) return { ok: true, value: { may: true, because: 'given', clause } }
      const letters = (await mandatesOf(tx, { center, person })).filter((file) => isInForce(file, on) && (file.items.length === 0 || file.items.includes(item)))
      return { ok: true, value: letters.length > 0 && level !== 'seal' ? { may: true, because: 'mandate', clause: rules?.policy.mandateScope?.clause ?? null } : { may: false, because: 'not_given', clause } }
    }),
  }
}

/** Whether an approval of the item takes a qualification that somebody does not have on a day. */
export async function lacksFor(tx: Transaction, { center, person, item, on }: { center: string; person: string; item: string; on: string }, rules: Rules): Promise<boolean> {
  return unqualified({ level: 'approve', needs: await neededFor(tx, { center, item }), on }, await heldBy(tx, { center, person }), rules) !== undefined
}

async function heldBy(tx: Transaction, { center, person }: { center: string; person: string }) {
  const rows = await tx.select().from(qualification).where(and(eq(qualification.center, center), eq(qualification.person, person)))
  return rows.map(({ name, until }) => ({ name, until: until?.toString() ?? null }))
}
