import { problem } from '@hall/contract'
import { listPage } from '@hall/database'
import { outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { changeAsset } from '../change-asset.ts'
import { custodianOf, findAsset } from '../db/asset-store.ts'
import { loss } from '../db/schema.ts'
import { atDesk, type Desk, versionOf } from '../desk.ts'
import { decideLoss } from '../domain/losses.ts'
import { isLate } from '../domain/promptness.ts'
import { wasOfCenter } from '../people.ts'
import { lossView } from '../views.ts'
import type { AssetsHandlers } from './handlers.ts'
import { namesOf } from './repairs.ts'

export function lossesHandlers(service: ServiceContext): AssetsHandlers['losses'] {
  return {
    list: async ({ center, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { rows, total } = await listPage(tx, tx.select().from(loss).where(center ? eq(loss.center, center) : undefined).$dynamic(), { page, sortable: { reportedAt: loss.reportedAt }, defaultSort: '-reportedAt', tiebreaker: loss.id })
      const names = await namesOf(tx, center, rows.map((row) => row.asset))
      return { ok: true, value: { rows: rows.map((row) => lossView(row, names.get(row.asset) ?? '')), total } }
    }),

    report: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findAsset(desk.tx, input.center, input.asset)
      if (!row) return problem('ASSET_UNKNOWN')
      const foundAt = Temporal.Instant.from(input.foundAt)
      if (Temporal.Instant.compare(foundAt, call.now) > 0) return problem('IN_FUTURE')
      const rule = input.kind === 'poor_care' ? undefined : desk.rules.policy?.serious
      const late = rule ? isLate({ foundAt, reportedAt: call.now }, rule.value.withinWorkdays, desk.rules.calendar) : false
      const clause = rule?.clause ?? desk.rules.policy?.poorCare?.clause ?? null
      const id = desk.newId()
      const { center, department, window } = row
      await desk.tx.insert(loss).values({ id, center, department, window, asset: row.number, kind: input.kind, state: 'reported', foundAt, reportedAt: call.now, late, clause })
      const written = await desk.write({ stream: `loss/${id}`, events: [{ type: 'LossReported', id, number: row.number, kind: input.kind, late }], place: row }, [clause ?? undefined])
      if (!written.ok) return written
      if (input.kind !== 'poor_care') await changeAsset(desk, row, { number: row.number, change: { state: 'lost' }, because: input.kind })
      return { ok: true, value: { id, late, clause } }
    }),

    explain: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockLoss(desk, input)
      if (!row) return problem('LOSS_UNKNOWN')
      const keeper = await custodianOf(desk.tx, row.window)
      if (keeper && keeper.person !== call.actor.id) return problem('NOT_SIGNER', { details: { person: keeper.person }, ...(row.clause && { clause: row.clause }) })
      await desk.tx.update(loss).set({ explanation: input.text }).where(eq(loss.id, row.id))
      return versionOf(await move(desk, row, { step: 'explained', text: input.text }))
    }),

    find: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockLoss(desk, input)
      if (!row) return problem('LOSS_UNKNOWN')
      if (row.state !== 'reported') return problem('REQUEST_NOT_OPEN', { details: { state: row.state } })
      if (input.liable !== null && !(await wasOfCenter(desk.tx, input.liable, input.center))) return problem('PERSON_UNKNOWN', { details: { person: input.liable } })
      await desk.tx.update(loss).set({ state: 'found', liableIs: input.liableIs, liable: input.liable, amount: input.amount }).where(eq(loss.id, row.id))
      return versionOf(await move(desk, row, { step: 'found', liableIs: input.liableIs, liable: input.liable }))
    }),

    decide: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await lockLoss(desk, input)
      if (!row) return problem('LOSS_UNKNOWN')
      const decision = decideLoss(row, desk.rules.policy)
      if (!decision.ok) return refused(decision.refusal)
      const { due, from, clause } = decision.events[0]!
      await desk.tx.update(loss).set({ state: 'decided', due, decision: input.decision }).where(eq(loss.id, row.id))
      const written = await move(desk, row, { step: 'decided', due, liable: from, text: input.decision, clause })
      return written.ok ? { ok: true, value: { due, from, clause: clause ?? null } } : written
    }),
  }
}

type LossRow = typeof loss.$inferSelect

async function lockLoss({ tx }: Desk, { center, loss: id }: { center: string; loss: string }): Promise<LossRow | undefined> {
  const [row] = await tx.select().from(loss).where(and(eq(loss.id, id), eq(loss.center, center))).for('update')
  return row
}

interface Moved { step: 'explained' | 'found' | 'decided'; text?: string; liableIs?: string; liable?: string | null; due?: number; clause?: string | undefined }

function move({ write }: Desk, row: LossRow, { step, text = '', liableIs, liable, due, clause }: Moved) {
  return write({ stream: `loss/${row.id}`, events: [{ type: 'LossMoved', id: row.id, step, liableIs: liableIs ?? null, liable: liable ?? null, due: due ?? null, text }], place: row }, [clause ?? row.clause ?? undefined])
}
