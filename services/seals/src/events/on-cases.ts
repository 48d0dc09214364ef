import { dateOf } from '@hall/calendar'
import { casesContract } from '@hall/contract-cases'
import type { Transaction } from '@hall/database'
import type { ConsumerSpec } from '@hall/service-kit'
import { item, registeredCase } from '../db/schema.ts'
import { recordApart, type Recording } from '../recording.ts'
import { loadRules } from '../rules.ts'

const { 'case-moved': moved } = casesContract.events

/** A case accepted at a window of a center may bear its seal (TG-SEA-06): it comes to the register as it is accepted, with its item. */
export function onCases(): ConsumerSpec {
  return {
    name: 'cases',
    from: 'cases',
    types: ['case-moved'],
    async handle(tx, { id, data, occurredAt }) {
      const { center, department, window, number, item: code, itemName, departments, acceptedAt } = moved.data.parse(data)
      if (acceptedAt === null || window === null || code === null) return
      const acceptedOn = dateOf(Temporal.Instant.from(acceptedAt))
      const place = { center, department, window }
      const recording = { meta: { commandId: id, actor: 'system:cases', now: Temporal.Instant.from(occurredAt) }, rules: await loadRules(tx, center, acceptedOn) }
      await enterItem(tx, { ...place, code, name: itemName, enteredOn: acceptedOn }, recording)
      const inserted = await tx.insert(registeredCase).values({ ...place, case: number, item: code, departments: departments.length > 0 ? departments : [department], acceptedOn })
        .onConflictDoNothing().returning({ case: registeredCase.case })
      if (inserted.length === 0) return
      const event = { type: 'CaseRegistered' as const, case: number, item: code, departments, on: acceptedOn.toString() }
      await recordApart(tx, { stream: `case/${center}/${number}`, event }, { ...recording, place, clauses: [recording.rules.policy?.acceptance?.clause] })
    },
  }
}

/** An item is in the center at the latest from the day a case of it was accepted there. */
async function enterItem(tx: Transaction, row: typeof item.$inferInsert, recording: Recording): Promise<void> {
  const entered = await tx.insert(item).values(row).onConflictDoNothing().returning({ code: item.code })
  if (entered.length === 0) return
  await recordApart(tx, { stream: `item/${row.center}/${row.code}`, event: { type: 'ItemEntered', code: row.code, name: row.name, window: row.window!, on: row.enteredOn.toString() } }, { ...recording, place: row })
}
