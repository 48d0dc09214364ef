import { holds } from '@hall/access'
import { dateOf } from '@hall/calendar'
import { problem } from '@hall/contract'
import { findPosting, findWindow, windowCopy } from '@hall/organization-copy'
import { outside, refused, type ServiceContext } from '@hall/service-kit'
import { and, asc, desc, eq, isNull, lte, ne } from 'drizzle-orm'
import { findAsset } from '../db/asset-store.ts'
import { asset, assistant, backup } from '../db/schema.ts'
import { atDesk, versionOf } from '../desk.ts'
import { assistantOn, nameAssistant } from '../domain/assistants.ts'
import { periodStart } from '../domain/period.ts'
import { loadRules } from '../rules.ts'
import type { AssetsHandlers } from './handlers.ts'

type Upkeep = Pick<AssetsHandlers['network'], 'backUp' | 'notBackedUp' | 'nameAssistant' | 'assistants'>

/** Backups of computers, and who helps with the network of a window. */
export function upkeepHandlers(service: ServiceContext): Upkeep {
  return {
    backUp: (input, call) => atDesk(service, { input, call }, async (desk) => {
      const row = await findAsset(desk.tx, input.center, input.asset)
      if (!row) return problem('ASSET_UNKNOWN')
      const on = Temporal.PlainDate.from(input.on)
      if (Temporal.PlainDate.compare(on, dateOf(call.now)) > 0) return problem('IN_FUTURE')
      const { center, department, window, number } = row
      await desk.tx.insert(backup).values({ id: desk.newId(), center, department, window, asset: number, on, where: input.where, by: call.actor.id })
      return versionOf(await desk.write({ stream: `backup/${row.id}`, events: [{ type: 'BackedUp', number, on: input.on, where: input.where }], place: row }, [desk.rules.policy?.backups?.clause]))
    }),

    notBackedUp: async ({ center, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const day = Temporal.PlainDate.from(on)
      const rule = (await loadRules(tx, center, day)).policy?.backups
      if (!rule) return { ok: true, value: { clause: null, rows: [] } }
      const [computers, entries] = await Promise.all([
        tx.select().from(asset).where(and(eq(asset.center, center), eq(asset.category, 'computer'), ne(asset.state, 'disposed'), ne(asset.state, 'lost'))).orderBy(asc(asset.number)),
        tx.select().from(backup).where(and(eq(backup.center, center), lte(backup.on, day))).orderBy(desc(backup.on)),
      ])
      const since = periodStart(day, rule.value.every)
      const rows = computers.flatMap(({ number, name, window }) => {
        const last = entries.find((entry) => entry.asset === number)?.on
        return last && Temporal.PlainDate.compare(last, since) >= 0 ? [] : [{ number, name, window, lastOn: last?.toString() ?? null }]
      })
      return { ok: true, value: { clause: rule.clause, rows } }
    }),

    nameAssistant: (input, call) => atDesk(service, { input, call }, async ({ tx, rules, write }) => {
      const { center, window, person, replacing } = input
      const at = await findWindow(tx, window)
      if (at?.center !== center) return problem('WINDOW_UNKNOWN')
      const from = Temporal.PlainDate.from(input.from)
      if ((await findPosting(tx, person, from))?.window !== window) return problem('PERSON_UNKNOWN', { details: { person } })
      const named = await tx.select().from(assistant).where(eq(assistant.window, window)).for('update')
      const decision = nameAssistant({ person, from, replacing }, named, rules.policy)
      if (!decision.ok) return refused(decision.refusal)
      const place = { center, department: at.department, window }
      await tx.insert(assistant).values({ ...place, person, from })
      return versionOf(await write({ stream: `assistant/${window}`, events: [{ type: 'AssistantNamed', window, person, from: input.from }], place }, [rules.policy?.assistant?.clause]))
    }),

    assistants: async ({ center, on }, call) => outside(call, { center }) ?? service.read(call, async (tx) => {
      const day = Temporal.PlainDate.from(on)
      const [{ policy }, windows, named] = await Promise.all([
        loadRules(tx, center, day),
        tx.select().from(windowCopy).where(and(eq(windowCopy.center, center), isNull(windowCopy.closedOn))).orderBy(asc(windowCopy.number)),
        tx.select().from(assistant).where(eq(assistant.center, center)),
      ])
      const rows = windows.filter(({ id, department }) => holds(call.reach, { center, department, window: id })).map(({ id: window }) => {
        const own = assistantOn(named.filter((row) => row.window === window), day)
        return { window, person: own?.person ?? null, from: own?.from.toString() ?? null }
      })
      return { ok: true, value: { clause: policy?.assistant?.clause ?? null, rows } }
    }),
  }
}
