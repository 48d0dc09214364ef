import type { Transaction } from '@hall/database'
import type { PublicEvent } from '@hall/journal'
import type { ServiceContext } from '@hall/service-kit'
import { eq } from 'drizzle-orm'
import { announceEntry, type EntryRow } from '../db/entry-store.ts'
import { entry } from '../db/schema.ts'
import { deskOf, type Desk } from '../desk.ts'
import { type Detail, type Line, NOTHING_TOLD, told } from '../domain/ledger.ts'
import { loadRules } from '../rules.ts'

export interface Told {
  readonly key: string
  readonly source: EntryRow['source']
  readonly detail: Detail
  /** Taken back, with the reason. */
  readonly withdrawn: string | null
  /** A breach the section has yet to confirm is held against nobody. */
  readonly confirmed: boolean
}

export function deskFor(tx: Transaction, service: ServiceContext, { event, center }: { event: PublicEvent; center: string }): Promise<Desk> {
  const now = Temporal.Instant.from(event.occurredAt)
  return loadRules(tx, center, now).then((rules) => deskOf(tx, { rules, meta: { commandId: event.id, actor: `system:${event.service}`, now }, newId: service.newId }))
}

/** One word of a source about one fact: counted, whatever came before it. */
export async function keepWord(desk: Desk, { key, source, detail, withdrawn, confirmed }: Told): Promise<void> {
  const { tx, now } = desk
  const [row] = await tx.select().from(entry).where(eq(entry.key, key)).for('update')
  const at = now.toString()
  const line = told(row ? lineOf(row) : NOTHING_TOLD, withdrawn === null ? { at, raised: detail, reason: null } : { at, raised: null, reason: withdrawn })
  const shown = line.detail ?? detail
  const values = {
    // What the section made of a breach stands.
    ...shown, kind: row?.handling ? row.kind : shown.kind, on: Temporal.PlainDate.from(shown.on), balance: line.balance, toldAt: line.at === null ? null : Temporal.Instant.from(line.at),
    withdrawnAt: line.withdrawal ? Temporal.Instant.from(line.withdrawal.at) : null, withdrawnReason: line.withdrawal?.reason ?? null,
  }
  const [after] = row
    ? await tx.update(entry).set(values).where(eq(entry.id, row.id)).returning()
    : await tx.insert(entry).values({ id: desk.newId(), key, source, confirmed, enteredAt: now, ...values }).returning()
  await announceEntry(desk, row, after!)
}

function lineOf(row: EntryRow): Line {
  const { center, department, window, person, kind, fact, clause, points, forWindow } = row
  return {
    balance: row.balance, at: row.toldAt?.toString() ?? null,
    detail: row.toldAt ? { center, department, window, person, kind, fact, on: row.on.toString(), clause, points, forWindow } : null,
    withdrawal: row.withdrawnAt ? { at: row.withdrawnAt.toString(), reason: row.withdrawnReason ?? '' } : null,
  }
}
