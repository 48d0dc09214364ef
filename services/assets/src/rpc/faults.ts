import { dateOf, localTime } from '@hall/calendar'
import { problem } from '@hall/contract'
import { listPage, type Transaction } from '@hall/database'
import { outside, type ServiceContext } from '@hall/service-kit'
import { and, eq } from 'drizzle-orm'
import { changeAsset } from '../change-asset.ts'
import { type AssetRow, findAsset } from '../db/asset-store.ts'
import { atComputer, isAway } from '../db/presence.ts'
import { outsiderUse, repair, sanction } from '../db/schema.ts'
import { atDesk, type Desk } from '../desk.ts'
import { consequencesOf } from '../domain/sanction.ts'
import { recordFinding } from '../findings.ts'
import { wasOfCenter } from '../people.ts'
import { peopleOfWindow } from '../tell.ts'
import type { AssetsHandlers } from './handlers.ts'

type Faults = Pick<AssetsHandlers['machines'], 'outsiders' | 'enterOutsider' | 'closeFault'>

/** Computers used by people from outside, and faults with what they came from. */
export function faultsHandlers(service: ServiceContext): Faults {
  return {
    outsiders: async ({ center, search: _search, ...page }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const { rows, total } = await listPage(tx, tx.select().from(outsiderUse).where(center ? eq(outsiderUse.center, center) : undefined).$dynamic(), { page, sortable: { at: outsiderUse.at }, defaultSort: '-at', tiebreaker: outsiderUse.id })
      return { ok: true, value: { rows: rows.map((row) => ({ ...row, at: row.at.toString() })), total } }
    }),

    enterOutsider: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findAsset(desk.tx, input.center, input.asset)
      if (!row) return problem('ASSET_UNKNOWN')
      const at = Temporal.Instant.from(input.at)
      if (Temporal.Instant.compare(at, call.now) > 0) return problem('IN_FUTURE')
      const rule = desk.rules.policy?.outsiders
      // What stands there for the public is used by the public.
      const exempt = rule?.value.exempt.some((category) => category === row.category) ?? false
      const responsible = rule?.value.proposes === 'on_duty' && input.effect === 'harm' && !exempt ? await onDuty(desk.tx, row, at) : []
      const id = desk.newId()
      const { center, department, window, number } = row
      const clause = rule?.clause ?? null
      await desk.tx.insert(outsiderUse).values({ id, center, department, window, asset: number, at, effect: input.effect, what: input.what, responsible, enteredBy: call.actor.id, clause })
      const written = await desk.write({ stream: `outsider/${id}`, events: [{ type: 'OutsiderEntered', id, number, effect: input.effect, responsible }], place: row }, [rule?.clause])
      if (!written.ok) return written
      if (!rule || exempt) return { ok: true, value: { id, responsible, window, clause, finding: null } }
      const found = await recordFinding(desk, { kind: 'outsider_use', place: row, asset: number, against: null, subject: input.what, clause: rule.clause })
      return found.ok ? { ok: true, value: { id, responsible, window, clause, finding: found.value.id } } : found
    }),

    closeFault: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const [row] = await desk.tx.select().from(repair).where(and(eq(repair.id, input.repair), eq(repair.center, input.center))).for('update')
      if (!row) return problem('REPAIR_UNKNOWN')
      if (row.state === 'repaired') return problem('REQUEST_NOT_OPEN', { details: { state: row.state } })
      const { person } = input
      if (person !== null && !(await wasOfCenter(desk.tx, person, input.center))) return problem('PERSON_UNKNOWN', { details: { person } })
      const { findings, sanction: opened } = consequencesOf(input, desk.rules.policy)
      const clauses = [...new Set([...findings.map(({ clause }) => clause), ...(opened?.clauses ?? [])])]
      if (clauses.length > 0 && person === null) return problem('PERSON_MISSING', { clause: clauses[0]! })
      await desk.tx.update(repair).set({ state: 'repaired' }).where(eq(repair.id, row.id))
      // What was never taken away for repair has not left its place either.
      if ((await findAsset(desk.tx, row.center, row.asset))?.state === 'in_repair') {
        const changed = await changeAsset(desk, row, { number: row.asset, change: { state: 'in_use' }, because: 'repair' })
        if (!changed.ok) return problem('REPAIR_UNKNOWN')
      }
      const closed = await desk.write({ stream: `repair/${row.id}`, events: [{ type: 'FaultClosed', id: row.id, number: row.asset, cause: input.cause, minutesDown: input.minutesDown, person }], place: row }, clauses)
      if (!closed.ok) return closed
      for (const { kind, clause } of findings) await recordFinding(desk, { kind, place: row, asset: row.asset, against: person, subject: row.fault, clause })
      const made = opened && person !== null ? await openSanction(desk, row, { ...opened, person, minutesDown: input.minutesDown, loss: input.loss }) : null
      return { ok: true, value: { sanction: made, liability: opened?.liability ?? null, clauses } }
    }),
  }
}

/** Whoever was logged in at the computer; otherwise who of its window was not away. */
async function onDuty(tx: Transaction, { center, number, window }: AssetRow, at: Temporal.Instant): Promise<string[]> {
  const user = await atComputer(tx, { center, asset: number, at })
  if (user) return [user]
  const people = await peopleOfWindow(tx, window, dateOf(at))
  const moment = localTime(at)
  const away = await Promise.all(people.map(({ person }) => isAway(tx, { center, person, at: moment })))
  return people.filter((_, nth) => !away[nth]).map(({ person }) => person)
}

type Opened = NonNullable<ReturnType<typeof consequencesOf>['sanction']> & { readonly person: string; readonly minutesDown: number; readonly loss: number }

async function openSanction({ tx, call, newId, write }: Desk, row: typeof repair.$inferSelect, { person, minutesDown, loss, liability, choices, clauses }: Opened): Promise<string | null> {
  const id = newId()
  const { center, department, window, asset } = row
  await tx.insert(sanction).values({ id, center, department, window, repair: row.id, asset, person, minutesDown, openedAt: call.now, choices: [...choices], loss, liability, serious: false, unlawful: false, clauses: [...clauses] })
  const written = await write({ stream: `sanction/${id}`, events: [{ type: 'SanctionOpened', id, person, number: asset, minutesDown, liability }], place: row }, clauses)
  return written.ok ? id : null
}
