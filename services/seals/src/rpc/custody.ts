import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { findPosting } from '@hall/organization-copy'
import { metaOf, outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, eq, isNull } from 'drizzle-orm'
import { handover, seal } from '../db/schema.ts'
import { lockSeal, mandatesOf, openHandover, sealNames } from '../db/seal-store.ts'
import { acceptHandover, nameCustodian, offerHandover } from '../domain/custody.ts'
import { recordOn } from '../recording.ts'
import { loadRules } from '../rules.ts'
import { handoverView } from '../views.ts'
import type { SealsHandlers } from './handlers.ts'

export function custodyHandlers(service: ServiceContext): SealsHandlers['custody'] {
  return {
    pending: async ({ center, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const where = and(isNull(handover.acceptedAt), center ? eq(handover.center, center) : undefined)
      const { rows, total } = await listPage(tx, tx.select().from(handover).where(where).$dynamic(), { page, sortable: { openedAt: handover.openedAt }, defaultSort: 'openedAt', tiebreaker: handover.id })
      const names = await sealNames(tx, rows.map((row) => row.seal))
      return { ok: true, value: { rows: rows.map((row) => handoverView(row, names)), total } }
    }),

    name: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const row = await lockSeal(tx, input.center, input.seal)
      if (!row) return problem('SEAL_UNKNOWN')
      const on = dateOf(call.now)
      if ((await findPosting(tx, input.person, on))?.center !== row.center) return problem('PERSON_UNKNOWN', { details: { person: input.person } })
      const rules = await loadRules(tx, row.center, call.now)
      const decision = nameCustodian({ person: input.person, on }, row, rules.policy)
      if (!decision.ok) return refused(decision.refusal)
      await tx.update(seal).set({ custodian: input.person, custodianSince: on }).where(eq(seal.id, row.id))
      const recorded = await recordOn(tx, { row, events: decision.events }, { meta: metaOf(call, input), rules, clauses: [rules.policy?.custodians?.clause] })
      return recorded.ok ? { ok: true, value: { version: recorded.value } } : recorded
    }),

    offer: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const row = await lockSeal(tx, input.center, input.seal)
      if (!row) return problem('SEAL_UNKNOWN')
      const on = dateOf(call.now)
      if ((await findPosting(tx, input.to, on))?.center !== row.center) return problem('PERSON_UNKNOWN', { details: { person: input.to } })
      const rules = await loadRules(tx, row.center, call.now)
      const id = service.newId()
      const returnOn = input.returnOn === null ? null : Temporal.PlainDate.from(input.returnOn)
      const decision = offerHandover({ ...input, id, by: call.actor.id, returnOn, mandates: await mandatesOf(tx, row.center, input.to), on }, row, rules.policy)
      if (!decision.ok) return refused(decision.refusal)
      if (await openHandover(tx, row.id)) return problem('HANDOVER_OPEN')
      const { center, department, window } = row
      await tx.insert(handover).values({ id, seal: row.id, center, department, window, from: call.actor.id, to: input.to, reason: input.reason, bag: input.bag, returnOn, openedAt: call.now })
      const recorded = await recordOn(tx, { row, events: decision.events }, { meta: metaOf(call, input), rules, clauses: [rules.policy?.custodians?.clause, input.reason === 'leave' ? rules.policy?.coverMandate?.clause : undefined] })
      return recorded.ok ? { ok: true, value: { id } } : recorded
    }),

    accept: async (input, call) => outside(call, { center: input.center }) ?? service.command(call, input, async (tx) => {
      const row = await lockSeal(tx, input.center, input.seal)
      if (!row) return problem('SEAL_UNKNOWN')
      const open = await openHandover(tx, row.id)
      if (open?.id !== input.handover) return problem('HANDOVER_UNKNOWN')
      const on = dateOf(call.now)
      const decision = acceptHandover({ by: call.actor.id, bag: input.bag, on }, open, row)
      if (!decision.ok) return refused(decision.refusal)
      const rules = await loadRules(tx, row.center, call.now)
      await tx.update(handover).set({ acceptedAt: call.now }).where(eq(handover.id, open.id))
      await tx.update(seal).set({ custodian: open.to, custodianSince: on, custodyUntil: open.reason === 'leave' ? open.returnOn : null }).where(eq(seal.id, row.id))
      const recorded = await recordOn(tx, { row, events: decision.events }, { meta: metaOf(call, input), rules, clauses: [rules.policy?.custodians?.clause] })
      return recorded.ok ? { ok: true, value: { version: recorded.value } } : recorded
    }),
  }
}
